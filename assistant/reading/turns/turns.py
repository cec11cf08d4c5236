"""Whether a turn only makes sense with the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.asking.asked import Question
from assistant.reading.facts.given import HAVES, Given
from assistant.reading.facts.understood import Understood
from assistant.reading.turns.changes import is_share
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.tokens import Token
from assistant.rules.facts import Kind

GOES_ON = re.compile(
    r"呢|(?:^|[，。！；])(?:那|如果|要是|假如|假设|若)|刚才|刚刚|前面|上面那|上面说|回到|还是那|^好|糊涂|搞错|弄错|记错|看错|写错|更正|说错|刚接|刚收|刚查|接到|通知|^如果|^要是|^假如|^若|^再|^换|^改|^还有|^其中|^另外|^哦|^噢|^嗯|^对了|^不对|^说错|^应该是|^更正|^是|^我们是|^就|问的(?:是|不是)|不是[^，。；]{1,8}[，]?而?是|"
    r"what if|what about|how about|^and |^then|^if |^it |^we |^actually|^sorry|^no,|instead"
)
_PRESSED = re.compile(
    r"(?:别|不要|甭)再?算|(?:就|只|直接|你)(?:回答?|说|写|给我?|报|填)(?:一?个|“|两个字|一个字|达标|够|[0-9一二两三四五六七八九十])|少废话|"
    r"just (?:say|answer)|"
    r"太多|太少了?吧|太高|太贵|少一?点|小一?点|再少|往下|往低|降一?降|压一?压|通融|打个?折|松一?松|宽松|重新?算|再算|算错|再想想|再看看|你确定|确定吗|"
    r"平均|取?中间|折中|四舍五入|去尾|舍[掉去]|抹零|凑整|取整|就低|就高|灵活|变通|照顾|走个?过场|应付|糊弄|意思意思|别那么死板|网上说|人家说|别人说|都说|听说|真的假的|不可能|不信|不合理|离谱|凭什么|不同意|不认可|不接受|不满意|没那么多|哪有那么多|用不着|用不了|要不了|没必要|"
    r"are you sure|too many|lower|smaller number|recalculate|wrong|ridiculous|come on"
)
"""行了别再算了，就回“达标”: pressed for an answer, the same question stands."""
OTHER_TOPIC = re.compile(
    r"多久|几次|几天|什么|为什么|为何|多少钱|罚|培训|演练|职责|"
    r"备案|怎么办|哪些|哪里|谁|why|who|when|what is|what are|fine"
)


def _length(text: str) -> int:
    """How long a turn is, in Chinese characters; an English word is as long as two."""
    return len(text) if re.search("[一-鿿]", text) else 2 * len(text.split())


def goes_on(text: str, tokens: Sequence[Token], given: Sequence[Given], asked: Question, last: Understood) -> bool:
    """Whether a turn only makes sense with the one before."""
    if load_patterns("on_top")["whether"].pattern.search(text) and not any(t.is_("ask", "how_many") for t in tokens):
        return False
    sized = [g for g in given if g.slot not in ("other",)]
    role = any(t.is_("role", "staff", "full_time", "part_time", "guards") for t in tokens)
    anything = (
        bool(sized)
        or role
        or any(t.group in ("key", "place", "unit") or t.is_("cue", "double", "half") for t in tokens)
        or has_sites(tokens)
        or (is_share(tokens) and any(t.is_("cue", "up", "down") or t.group == "count" for t in tokens))
    )
    if not sized and _PRESSED.search(text):
        return True
    if not anything and _length(text) <= 15 and any(t.is_("ask", "short", "enough", "how_many") for t in tokens):
        return not OTHER_TOPIC.search(text)
    if not anything or (OTHER_TOPIC.search(text) and not sized):
        return False
    if any(t.group == "key" for t in tokens) and not (sized or role) and _length(text) <= 40:
        return True
    if not role and _length(text) <= 40 and any(t.is_("ask", "short", "enough", "how_many") for t in tokens):
        return not OTHER_TOPIC.search(text) or bool(sized)
    if not sized and any(t.group == "place" for t in tokens) and _THE_SAME.search(text) and _length(text) <= 60:
        return True
    if not (sized or role) and _length(text) <= 30 and _tells_where(tokens):
        return True
    cue = bool(GOES_ON.search(text))
    own_unit = any(t.group == "unit" and t.value not in ("day_school", "all_board") for t in tokens) or any(
        t.group == "key" for t in tokens
    )
    size = any(g.slot not in (*HAVES, "have", "piece", "bare", "ambiguous", "other") and not g.change for g in given)
    complete = role and bool(asked.mode) and not asked.weak
    if complete and not size and _is_of_the_same(tokens, last):
        return True
    if complete and own_unit and not cue:
        return False
    if complete and size and own_unit and not _is_change(given, tokens):
        return bool(re.search(r"^那?(?:如果|要是|假如)|呢[？。]?$|what if|what about", text)) and not is_another(tokens)
    if sized and (_length(text) <= 60):
        return True
    return (cue or _length(text) <= 12) and _length(text) <= 60


def has_sites(tokens: Sequence[Token]) -> bool:
    """有两个校区: several sites that are each computed by their own numbers."""
    return any(t.is_("num", "sites") for t in tokens) and any(t.is_("site", "campus", "hospital_site") for t in tokens)


def _tells_where(tokens: Sequence[Token]) -> bool:
    """公司注册在深圳，人都在广州: a statement of the place or of several sites."""
    told = any(t.group == "place" for t in tokens) or has_sites(tokens)
    return told and not any(t.group == "ask" or t.is_("site", "branch") for t in tokens)


def _is_of_the_same(tokens: Sequence[Token], last: Understood) -> bool:
    """Whether a turn without a size names no unit but the one whose size is known: 学校现在就3个保安，够吗."""
    if len(last.units) != 1 or last.units[0].persons is None:
        return False
    if any((t.is_("site") and t.text != "分局") or (t.group == "unit" and not t.generic) for t in tokens):
        return False
    if any(t.group == "key" for t in tokens):
        return True
    school = last.units[0].kind is Kind.SCHOOL
    kinds = [t.value == "school" for t in tokens if t.group == "unit"]
    return not any(t.group == "place" for t in tokens) and all(kind == school for kind in kinds)


_THE_SAME = re.compile(
    r"也(?:照|按|是|得|要|用|适用|一样|可以|行|算|这)|照搬|照(?:这|此|着|样)|同样|一样|同理|套用|沿用|适用|这个数|这么配|按这个|差不多"
)
"""大连那边还有个一样大的厂，也照这个数: the same question for another place."""


def _is_change(given: Sequence[Given], tokens: Sequence[Token]) -> bool:
    return any(g.change for g in given) or any(t.is_("cue", "double", "half") for t in tokens)


def is_another(tokens: Sequence[Token]) -> bool:
    """Whether a turn speaks of another unit."""
    return any(
        t.is_("cue", "another") and _REST.match("".join(other.text for other in tokens[at + 1 : at + 4])) is None
        for at, t in enumerate(tokens)
    )


_REST = re.compile(
    r"的?(?:[一二两三四五2-5几]?(?:项|个|个数字?|样|条|些|种)?)(?:数据|数字|数|指标|内容|信息)?"
    r"(?:都|也|均|全|还是|仍|照|不变|没|无|不用|保持|和|跟|与|一样)|"
    r"\s*(?:two|three|ones?)?\s*(?:numbers?|figures?|inputs?|values?|counts?)?\s*"
    r"(?:are|is|stay|were|remain)\s*(?:right|correct|unchanged|the same|as before|fine|ok)"
)
"""另外两项没有错: the other numbers, no other unit."""
