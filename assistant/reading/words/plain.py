"""Brings a question into one form: half-width figures, simplified characters, lower case, usual punctuation."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

_KEPT = "，。；：？！（）、“”‘’—～…①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
_PUNCTUATION = str.maketrans(
    {";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）", "\n": "。", "\t": " ", "[": "（", "]": "）"}
)


@cache
def _written() -> tuple[dict[int, str], dict[str, str]]:
    """Traditional characters; dialect and typing errors with what is meant (`data/spelling.toml`)."""
    data = tomllib.loads(files("assistant").joinpath("data", "spelling.toml").read_text(encoding="utf-8"))
    pairs = {ord(pair[0]): pair[1] for pair in data["traditional"].split()}
    dialect = dict(pair.split("=") for pair in data["dialect"].split())
    typos = {row["wrong"]: row["right"] for row in data["typo"]}
    return pairs, dict(sorted({**dialect, **typos}.items(), key=lambda pair: -len(pair[0])))


_FULL_GROUP = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_ONE_GROUP = re.compile(r"(?<![0-9,.，成写说报填给配取改作按舍])([0-9])，(?=[0-9]{3}(?![0-9]))")
_SPACED = re.compile(
    r"(?<![0-9a-z区院厂部点组班号园,.] )(?<![0-9a-z区院厂部点组班号园,.])([0-9]{1,3})((?: [0-9]{3})+)(?! ?[0-9])"
    r"( (?=[一-鿿]))?"
)

_KEY_FIELD = re.compile(
    r"(?:是否|是不是)?(?:为|属于|属)?(?:治安保卫|内保)?重点单位(?:与否|否)?\s?[：\s]\s?(?:(?P<yes>是|√|yes)|(?:否|不是|×|no|无))(?=[，。；、\s/）？]|$)"
)
"""是否重点单位：否, a field of a form."""
_SLASH = re.compile(r"(?<=[人张名次位0-9])\s*/\s*(?=[^0-9\s日天月年])")
"""师生2900人/住宿2200人: a stroke that parts what is counted, not 人次/日."""
_PAUSE = re.compile(
    r"(?<![，。；：？！（“0-9])(?:…|⋯|\.{3,}|。{2,})+[，。；]?|(?<=[0-9])(?:…|⋯|\.{3,}|。{2,})+(?![0-9])[，。；]?"
)
"""1500人……可人事报1800人: dots that part what is said, not the ends of a range."""
_COMPARED = re.compile(r"(?:稍微?|略微?|要|更)?(?:少|多|小|大)(?:一些|一点儿?|点儿?|些)(?=，?\s?[0-9])")
"""兄弟公司少一些1450人: how two units compare, before the number that tells it."""

_CITY = re.compile(
    "(?<=在)(中山|北海)(?=[，。；的开设]|$)|"
    "(?:(?<![一-鿿])|(?<=我们)|(?<=咱们)|(?<=广东))(中山)(?!路|大学|医|纪念|公园|大道|[一二三四五六七八]路)(?=的|[这那]边|小榄|古镇|石岐|坦洲|三乡|分公司|工厂|公司|[一-鿿]{2,4}厂)"
)
"""中山 is a city where the words around it speak of a place, not in 中山路, 中山大学."""


def plain(text: str) -> str:
    """The question in the form that the lexicon and the numerals are written in.

    A full-width comma parts numbers, except in 1，250 and １，２５０; an ASCII comma groups digits.
    """
    traditional, typos = _written()
    text = _PAUSE.sub("，", _FULL_GROUP.sub(",", text))
    text = re.sub("[①-⑨]", lambda match: f"（{ord(match[0]) - 0x245F}）", text)
    folded = "".join(c if c in _KEPT else unicodedata.normalize("NFKC", c) for c in text)
    folded = folded.translate(_PUNCTUATION).translate(traditional).lower().replace("−", "-")
    folded = re.sub(r"(?<=[0-9])['’](?=[0-9]{3}(?![0-9]))", ",", folded)
    folded = _ONE_GROUP.sub(r"\1,", folded)
    folded = _SPACED.sub(_grouped, folded)
    folded = re.sub(r"(?<=[0-9])o+(?=[0-9o]*\s?[人名个张口位])", lambda match: "0" * len(match[0]), folded)
    folded = re.sub(r"(?<![0-9/])([1-9])/([2-9])(?=[人名张])", lambda match: str(int(match[1]) / int(match[2])), folded)
    folded = re.sub(r"(?<=[0-9])-(?=(?:bed|person|pupil|student|employee|people|man|strong)\b)", " ", folded)
    folded = re.sub(r"([东西南北])、?([东西南北])(?:两|2|二)?个?(校区|院区|园区|厂区)", r"\1\3和\2\3", folded)
    folded = re.sub(
        r"(?<![a-z0-9.])([1-9])e([0-9]{1,2})(?![0-9a-z])", lambda match: match[1] + "0" * int(match[2]), folded
    )
    folded = re.sub(
        r"(?<=[0-9])(?=(?:beds?|people|persons?|staff|guards?|employees|students|pupils|workers)\b)", " ", folded
    )
    folded = re.sub(
        r"([0-9]{1,7})\s?(?:±|\+/-)\s?([0-9]{1,6})",
        lambda match: f"{int(match[1]) - int(match[2])}到{int(match[1]) + int(match[2])}",
        folded,
    )
    folded = re.sub(r"(?<=[0-9人名])\s?\+\s?(?=(?!人|名|个|张)[一-鿿]{1,6}\s?[0-9])", "，", folded)
    folded = re.sub(r"(?<=[一-鿿])\s?=\s?(?=[0-9一-鿿?？])", "：", folded)
    folded = _KEY_FIELD.sub(lambda match: "重点单位" if match["yes"] else "非重点单位", folded)
    folded = re.sub(
        r"(?<![0-9/])[0-9]{3,}(?:\s*/\s*[0-9]{2,}(?![0-9]))+(?!/)", lambda m: re.sub(r"\s*/\s*", "、", m[0]), folded
    )
    folded = _SLASH.sub("，", folded)
    folded = _COMPARED.sub("", folded)
    folded = re.sub(r"一(校|园|院)([两二三四五])(?:区|址|点|部|地)", r"\2个\1区", folded)
    folded = re.sub(r"(?:介于|在)?([0-9][0-9,]*人?)[和与到至]([0-9][0-9,]*)(人?)之间", r"\1到\2\3", folded)
    folded = re.sub(r"(?<![0-9])[0-9](?: [0-9]){2,}(?![0-9])", lambda match: match[0].replace(" ", ""), folded)
    folded = _CITY.sub(lambda match: f"{match[0]}市", folded)
    folded = _PAIR.sub(_spread, folded)
    for sign, words in ((">=", "至少"), ("<=", "不超过"), ("≥", "至少"), ("≤", "不超过"), (">", "超过"), ("<", "不到")):
        folded = re.sub(re.escape(sign) + r"\s?(?=[0-9]+\s?[人名张个])", words, folded)
    for wrong, right in typos.items():
        folded = folded.replace(wrong, right)
    return folded


def _grouped(match: re.Match[str]) -> str:
    """1 501 and 120 000 are one number each; 500 500 501 are three."""
    one = len(match[1]) < 3 or match[2].endswith(" 000")
    end = match[3] or ""
    return (
        f"{match[1]}{match[2].replace(' ', '')}{end}"
        if one
        else f"{match[1]}{match[2].replace(' ', '、')}{end and '，'}"
    )


_ONES = "一二三四五六七八九"
_PAIR = re.compile(
    rf"(?<![0-9{_ONES}十百千万两])([{_ONES}两])([百千万])([{_ONES}])([{_ONES}])(?![0-9{_ONES}十百千万零])"
)


def _spread(match: re.Match[str]) -> str:
    """一千七八 is 1700 to 1800; two figures that do not follow each other are left as they are."""
    lead, scale = _ONES.index(match[1].replace("两", "二")) + 1, {"百": 10, "千": 100, "万": 1000}[match[2]]
    low, high = _ONES.index(match[3]) + 1, _ONES.index(match[4]) + 1
    return f"{(lead * 10 + low) * scale}到{(lead * 10 + high) * scale}" if high == low + 1 else match[0]


def language_of(text: str) -> str:
    """Language of the reply: en where Latin words outnumber Chinese characters."""
    chinese = len(re.findall(r"[一-鿿]", text))
    return "en" if len(re.findall(r"[A-Za-z]{2,}", text)) > chinese else "zh"
