"""Heads told by the lines of a list: 花名册601行，一行一个人; 工号排到2500，没有断号."""

from __future__ import annotations

import re

_N = r"[0-9][0-9,]*|[一二两三四五六七八九十百千万零]{2,}"
_THING = "行|条|号|张|份|页|格|栏|枚|本|个|台|卡|证|把|部|件|套"
_EACH = re.compile(
    r"[，,]?(?:都是|正好|刚好|保证|也是|均为|全是|每)?(?:"
    rf"(?:每)?(?:一|1)(?:个|名)?人(?:只|就|占|对应|发|给|有|登记|录|是|配|领|开)*(?:了)?(?:一|1)(?:{_THING})(?:名字|记录|指纹|号码|工号|账号|卡|证)?|"
    rf"(?:每(?:一|1)?|(?<![0-9])(?:一|1)|(?<=[，。；：]))(?:{_THING})(?:名字|记录|指纹|号码|工号|账号|卡|证)?(?:就|只|对应|是|代表|算)*(?:一|1)(?:个人|名职工|名员工|位|人|名)(?!有|的|均|各))"
    r"(?=[，。；？！、）]|$)"
)
"""一人一行, 一条一个人: what one line stands for, which is nobody's size."""
_LIST = (
    r"花名册|人员名册|职工名册|员工名册|名册|人员名单|职工名单|员工名单|名单|工资[表单条册]|社保|医保|个税|通讯录|考勤[机表]?|"
    r"打卡机?|hr系统|oa系统|人事系统|系统|员工表|人员表"
)
_CARD = r"工牌|工卡|胸牌|胸卡|饭卡|门禁卡|门禁|工作证|厂牌|出入证|员工卡|指纹|人脸"
_NUMBER = r"工号|编号|序号|员工号|职工号|学号"
_GAPLESS = re.compile(
    r"[，,]?(?:中间|当中|全程|并)?(?:没有?|无|不|从不)(?:空号|断号|跳号|缺号|重号|重复|空行|空缺|跳|断|漏|间断|多办|补办|多发)(?:过|的)?(?:和?(?:空号|断号|跳号|缺号|重号|重复))?|连号|号码连续|编号连续|连续编号|连着排"
)
_HEADER = re.compile(
    r"[，,]?(?:表头|标题行|标题|抬头)(?:那行|那一行)?(?:不算|除外|不计|没算|已去掉|去掉了?|不在内|没计|已经去掉)|(?:去掉|除去|不算|扣掉|扣除)(?:了)?(?:表头|标题行|标题|抬头)(?:那行|那一行)?(?:后|之后|以后|以外|外)?(?:正好|刚好)?"
)
_UNNAMED = r"(?!人员|员工|职工)[^，。；？！0-9一二两三四五六七八九十百千万]{0,9}"
_LINES = re.compile(
    rf"(?P<list>{_LIST})(?P<lead>{_UNNAMED})(?P<n>{_N})\s?(?:行|条(?:记录|信息|数据|人员)?|个(?:名字|人名|姓名|人头|账号|指纹)|笔)(?:人员信息|记录|数据|信息)?"
)
_CARDS = re.compile(
    rf"(?P<list>{_CARD})(?P<lead>{_UNNAMED})(?P<n>{_N})\s?(?:张|个|枚|块|本|份)|(?P<late>{_LIST})(?P<way>{_UNNAMED})(?P<m>{_N})\s?(?:个|枚)(?:指纹|人脸)"
)
_LAST = re.compile(
    rf"(?P<list>(?:{_LIST}|{_NUMBER})(?:的|上|里|翻到|排到|编到|拉到|看到|排|编|最后|末尾|最末|一页|一行|一个|一条|序号|编号|工号|号码|号|页|行|处|已经|都|就|正好|刚好|是|到|为|，)*(?:排到|编到|最后|末尾|最末|号是|到)[^，。；？！0-9]{{0,8}})(?:第)?(?P<n>[0-9][0-9,]*)(?:号|位|个|行|条)?(?=[，。；？！了]|$)"
)


def rosters_told(text: str) -> str:
    """The question with the length of such a list told as heads."""
    each, gapless = _EACH.search(text) is not None, _GAPLESS.search(text) is not None
    bare = _HEADER.sub("", _EACH.sub("", text))
    if not (_LINES.search(bare) or _CARDS.search(bare) or _LAST.search(bare)):
        return bare if each else text
    bare = _LINES.sub(lambda m: f"{re.sub('工资.', '花名册', m['list'])}{m['lead']}{m['n']}人", bare)
    if each:
        bare = _CARDS.sub(lambda m: f"{m['list'] or m['late']}{m['n'] or m['m']}人", bare)
    if gapless or each or re.search("花名册|名册|名单", bare):
        bare = _LAST.sub(lambda m: f"总人数{m['n']}人", bare)
        bare = _GAPLESS.sub("", bare)
    return bare
