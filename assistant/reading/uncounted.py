"""Things that hold digits but count nothing: phones, plates, dates, rooms, law numbers, addresses."""

from __future__ import annotations

import re

HAN_DIGITS = "零〇一二三四五六七八九十百"
NAMES = (
    re.compile(r"no[ -]one\b"),
    re.compile(
        r"(?:周|星期|礼拜)(?:[一二三四五六日天](?![0-9一二三四五六七八九十百千万]))(?:[、到至和](?:周|星期|礼拜)?[一二三四五六日天](?![0-9一二三四五六七八九十百千万个名人张]))*"
    ),
    re.compile(r"(?:张三|李四|王五|赵六)(?![0-9百千万十名个人位])"),
    re.compile(r"https?://\S+|www\.\S+|[a-z0-9._-]+@[a-z0-9.-]+"),
    re.compile(r"(?:附件|附表|附录|表格?|图)\s?[0-9]+(?:[-–.][0-9]+)+"),
    re.compile(r"[a-z]{1,4}(?:[-/][a-z0-9一-鿿]{1,6})*[-/][0-9]{1,6}(?![0-9])"),
    re.compile(r"(?:[01]?[0-9]|2[0-4])[:：][0-5][0-9](?![0-9人名个张])"),
    re.compile(r"[0-9]{1,2}[a-jl-vx-z](?=[一-鿿])"),
    re.compile(
        r"1[3-9][0-9]{9}(?![0-9])|0[0-9]{2,3}[- ][0-9]{4}[ -]?[0-9]{3,4}(?![0-9])|"
        r"(?<=电话|传真|热线|座机)[：:]?\s?[0-9]{3,4}-?[0-9]{4}(?:转[0-9]+)?|400-?[0-9]{3}-?[0-9]{4}|"
        r"\+[0-9]{1,3}[- ]?[0-9][0-9 -]{6,}"
    ),
    re.compile(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z]·?[a-z0-9]{5,6}(?![a-z0-9])"),
    re.compile(
        r"(?:19|20)[0-9]{2}\s?[年./-]\s?[0-9]{1,2}(?:\s?[月./-]\s?[0-9]{1,2}日?|月)|(?:19|20)[0-9]{2}-(?:19|20)?[0-9]{2}(?=学年|年)"
    ),
    re.compile(r"(?:19|20)[0-9]{2}\s?(?:年度?|届|级(?!别)|学年)|[二一][〇零九][〇零一二三四五六七八九]{2}年"),
    re.compile(
        r"[0-9一二三四五六七八九十]{1,3}月(?:份|[0-9一二三四五六七八九十]{1,3}[日号])?|[0-9]{1,2}[日号](?=[前后起，。内])"
    ),
    re.compile(
        r"(?:in|since|from|by|year|founded in|until)\s(?:19|20)[0-9]{2}\b(?!\s(?:people|"
        r"employees|students|beds|staff|workers|to))"
    ),
    re.compile(
        r"(?:room|no\.?|number|building|grade|class|phase|line|gate|article|clause|floor|article|route|suite|#)\s?[0-9]+\b"
    ),
    re.compile(
        r"\b[0-9]+-(?:stor(?:e?y|ied)|floor|hour|shift|year|day|minute|person(?= room)|acre|metre|meter)[a-z-]*"
    ),
    re.compile(r"24/7|7x24|7×24"),
    re.compile(
        r"(?:规模)?最(?:大|多)的(?=(?:一[家所个])?(?:厂|公司|企业|单位|学校|小学|中学|医院|幼儿园|工厂|商场|超市|酒店|店))"
    ),
    re.compile(rf"第\s?(?:[0-9]+|[{HAN_DIGITS}]+)(?:条|款|项|目|号|个|次|名|人(?!民)|批|期)?"),
    re.compile(r"[a-z]+[0-9]+[a-z0-9]*|[0-9]+[a-z]{2,}(?<!wan)(?![a-z])"),
    re.compile(r"国务院令|[0-9]+号令|[〔\[][0-9]{4}[〕\]][0-9]*号?"),
    re.compile(r"(?:985|211)(?!人|名|个)(?=[，、/及和工大高院重]|$)"),
    re.compile(r"(?<=按)[0-9]+张(?:病)?床位?(?:就|要|配)*\s?[1一](?:个|名)(?:专职)?保安员?"),
    re.compile(
        r"(?:20|二十)(?:张|个)?(?:病)?床位?(?:的话)?(?:就|要|需要?|该|得)?(?:配|对应|/)?\s?[1一](?:个|名)(?:专职)?保安员?(?:的话)?"
    ),
    re.compile(
        r"每(?:增加|增|满|多)?\s?[0-9一两三五千百]+(?:张|名|个|人)(?:病床|床位|床|学生|寄宿生|住校生)?"
        r"(?:就|要|需要?|该)?(?:增?配|对应|/)?\s?[1一](?:个|名)(?:专职)?(?:保安员?|保卫人员|保卫)?"
    ),
    re.compile(r"每(?:增加|增|满|多)\s?[0-9]+(?:张|名|个|人)(?:病床|床位|床|学生|寄宿生|住校生|师生)?"),
)
"""Things that hold digits but count nothing: phones, plates, dates, rooms, law numbers, addresses."""
