"""A second opinion on a question bank: reads an exported workbook and the texts, and nothing of the quiz code.

It shares no line with what makes or proves the items: its own reading of the citations, its own comparison of words,
its own arithmetic for the staffing rules (as the clause states them), its own measure of likeness.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import ceil
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from corpus.errors import NeibaoError
from corpus.library import Library
from corpus.locator import parse_locator
from corpus.models import Document

HOLE, BLANK = "（　）", "____"
MODAL = "应当|必须|不得|应|要|可以"
PLACES = {"guangzhou": "广州意见（征求意见稿）", "liaoning": "辽宁指导意见"}
ASSERTS_BOTH = re.compile("也写有|提出的要求|两地文件都写有|可以直接引用")


def squeeze(text: str) -> str:
    """Half width, no white space, plain quotation marks."""
    half = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    text = "".join(half.get(char, char) for char in "".join(text.split()))
    return re.sub("[“”‘’]", '"', text)


@dataclass
class Row:
    """A row of the workbook."""

    number: int
    type: str
    stem: str
    options: list[str]
    key: str
    reason: str
    basis: str

    @property
    def right(self) -> list[str]:
        return [text for i, text in enumerate(self.options) if chr(65 + i) in self.key]

    @property
    def wrong(self) -> list[str]:
        return [text for i, text in enumerate(self.options) if chr(65 + i) not in self.key]


def read_rows(path: Path) -> list[Row]:
    """The items of a workbook."""
    sheet = load_workbook(path)["题库"]
    lines = [["" if v is None else str(v) for v in line] for line in sheet.iter_rows(values_only=True)]
    heading = lines[0]
    found = []
    for number, line in enumerate(lines[1:], 2):
        cells = dict(zip(heading, line, strict=True))
        options = [cells[name] for name in heading if name.startswith("选项") and cells[name]]
        found.append(Row(number, cells["题型"], cells["题干"], options, cells["答案"], cells["解析"], cells["依据"]))
    return found


class Checker:
    """Judges rows by the texts alone."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def faults(self, row: Row) -> list[str]:
        """What is wrong with a row; empty for nothing."""
        match = re.match(r"《([^》]+)》(.*)", row.basis.split("；")[0])
        alias = self.library.registry.by_name(match[1]) if match else None
        document = self.library.get(alias.document) if alias else None
        if match is None or document is None:
            return ["依据 names no text"]
        if "登记信息" in match[2]:
            return list(self._record(row, document))
        try:
            locator = parse_locator(match[2].replace("（要旨）", ""), document.meta.scheme)
        except NeibaoError as error:
            return [str(error)]
        clause = document.find(locator)
        if clause is None:
            return ["依据 names no clause"]
        words = squeeze(document.words(clause))
        article = document.find(locator.clause) or clause
        whole = squeeze(document.words(article))
        return [*self._reason(row, words, document), *self._key(row, words, whole, document)]

    def _reason(self, row: Row, words: str, document: Document) -> Iterator[str]:
        for quote in re.findall("原文：“([^”]*)”", row.reason):
            if squeeze(quote) not in words:
                yield "解析 quotes what the clause does not say"
        if document.meta.draft_notice and "征求意见稿" not in row.reason:
            yield "解析 keeps the draft's standing back"
        if str(document.held) == "digest" and ("原文" in row.reason or "要旨" not in row.reason):
            yield "a digest is presented as the original"

    def _key(self, row: Row, words: str, whole: str, document: Document) -> Iterator[str]:
        if row.type == "案例计算题":
            yield from self._case(row)
        elif row.type == "判断题":
            yield from self._judge(row, words, document)
        elif row.type == "填空题":
            yield from self._gap(row, words, BLANK, [row.key], [])
        elif row.type == "简答题":
            yield from (f"point {p} is not in the clause" for p in row.key.split("；") if squeeze(p) not in words)
        elif all(name in row.stem for name in PLACES.values()):
            yield from self._only(row, words, document)
        elif HOLE in row.stem:
            yield from self._gap(row, words, HOLE, row.right, row.wrong)
        else:
            yield from self._choice(row, words, whole)

    def _gap(self, row: Row, words: str, gap: str, right: list[str], wrong: list[str]) -> Iterator[str]:
        before, _, after = (squeeze(part) for part in row.stem.partition(gap))
        key = squeeze(right[0]) if len(right) == 1 else ""
        if not key or key not in words:
            yield "the key is not in the clause"
            return
        left, tail = self._context(before, key, after, words)
        if len(left) + len(tail) < 6:
            yield "the key does not stand in the sentence shown"
        for text in wrong:
            if left + squeeze(text) + tail in words:
                yield f"{text} fits as well"

    def _context(self, before: str, key: str, after: str, words: str) -> tuple[str, str]:
        """The words next to the gap that stand next to the key in the clause, the longer side first."""
        found = []
        for first in ("left", "right"):
            left = tail = ""
            for side in (first, "right" if first == "left" else "left"):
                while side == "left" and len(left) < len(before) and before[-len(left) - 1 :] + key + tail in words:
                    left = before[-len(left) - 1 :]
                while side == "right" and len(tail) < len(after) and left + key + after[: len(tail) + 1] in words:
                    tail = after[: len(tail) + 1]
            found.append((left, tail))
        return max(found, key=lambda pair: len(pair[0]) + len(pair[1]))

    def _choice(self, row: Row, words: str, whole: str) -> Iterator[str]:
        if not row.right or not row.wrong:
            yield "no key, or nothing but the key"
        stem = squeeze(row.stem)
        run = re.sub(f"^(?:{MODAL})", "", longest(stem, words))
        asked = "【" in row.stem
        if not asked and len(row.right) == 1:
            follows = re.search(f"{re.escape(squeeze(row.right[0]))}(?:{MODAL}){re.escape(run)}", words)
            if follows and len(run) >= 8:
                yield from (f"{text} is in the clause too" for text in row.wrong if squeeze(text) in words)
                return
        inside, outside = (row.wrong, row.right) if asked else (row.right, row.wrong)
        yield from (f"{text} is not in the clause" for text in inside if not stands_alone(squeeze(text), words))
        yield from (f"{text} is in the article too" for text in outside if squeeze(text) in whole)

    def _only(self, row: Row, words: str, document: Document) -> Iterator[str]:
        other = squeeze(self.library.require("liaoning" if document.key == "guangzhou" else "guangzhou").text)
        for text in row.right:
            if squeeze(text) not in words or squeeze(text) in other:
                yield f"{text} does not belong to this text alone"
        for text in row.wrong:
            if squeeze(text) not in other or squeeze(text) in squeeze(document.text):
                yield f"{text} may be right"

    def _judge(self, row: Row, words: str, document: Document) -> Iterator[str]:
        if "字样" in row.reason and "全文没有" in row.reason:
            yield from self._judge_only(row, words, document)
            return
        stem = squeeze(re.sub("《[^》]*》(?=第|（要旨）|，|：|的|关于|介绍|规定|要求|提出|有这样|对)", "", row.stem))
        run = longest(stem, words)
        if row.key == "对":
            rest = stem.replace(run, "", 1)
            if len(run) < 10:
                yield "the statement is not in the clause"
            elif re.search(rf"[^。:，,（(]{{0,3}}{re.escape(run)}", stem) and self._cut_short(stem, run, words):
                yield f"the statement departs from the clause: {rest[:30]}"
            return
        named = re.search("表述中的(.+?)有误，应为(.+?)。依据", row.reason)
        if named is None:
            yield "no reason why it is false"
            return
        now, was = (squeeze(part).strip('"') for part in named.groups())
        if stem.count(now) < 1 or now == was:
            yield "the change named is not in the stem"
            return
        mended = [stem[: m.start()] + was + stem[m.end() :] for m in re.finditer(re.escape(now), stem)]
        better = max(len(longest(text, words)) for text in mended)
        if better < len(run) + 1 or better < 10:
            yield "mending the change does not give the clause's words"
        windows = [stem[max(0, m.start() - 4) : m.end() + 4] for m in re.finditer(re.escape(now), stem)]
        if all(window in words for window in windows):
            yield "the statement is true"

    def _cut_short(self, stem: str, run: str, words: str) -> bool:
        """Whether the words next to the run continue the clause's sentence after a changed word."""
        at, place = stem.find(run), words.find(run)
        after_stem, after_words = stem[at + len(run) :], words[place + len(run) :]
        before_stem, before_words = stem[:at], words[:place]
        return any(
            len(piece) >= 4 and piece in after_stem[:20] for piece in (after_words[i : i + 4] for i in range(2, 10))
        ) or any(
            len(piece) >= 4 and piece in before_stem[-20:] and not before_stem.endswith((":", "，", ",", "。"))
            for piece in (before_words[-i - 4 : -i] for i in range(2, 10))
        )

    def _judge_only(self, row: Row, words: str, document: Document) -> Iterator[str]:
        quoted = re.search("“([^”]+)”", row.stem)
        other = squeeze(self.library.require("liaoning" if document.key == "guangzhou" else "guangzhou").text)
        if quoted is None or squeeze(quoted[1]) not in words or squeeze(quoted[1]) in other:
            yield "the words are not this text's alone"
        if (row.key == "错") is not bool(ASSERTS_BOTH.search(row.stem)):
            yield "the key does not follow"

    def _record(self, row: Row, document: Document) -> Iterator[str]:
        meta = document.meta
        days = {"issued": meta.issued, "effective": meta.effective}
        true = {name: f"{day.year}年{day.month}月{day.day}日" for name, day in days.items() if day}
        true |= {"articles": f"{len(document.articles)}条", "issuer": meta.issuer, "number": meta.document_number}
        marks = {"draft": "征求意见稿", "issued": "已正式印发", "in_force": "现行有效"}
        true["standing"] = marks.get(str(meta.standing), "?")
        subject = self._subject(row.stem)
        said = lambda text: true[subject] in text  # noqa: E731
        if row.type == "判断题":
            shown = row.stem.split("》", 1)[-1] + row.stem.split("《", 1)[0]
            if said(shown) is not (row.key == "对"):
                yield "the registry says otherwise"
        elif not said(row.right[0]) or any(said(text) for text in row.wrong):
            yield "the registry says otherwise"

    def _subject(self, stem: str) -> str:
        for name, pattern in (
            ("number", "文号|国务院令"),
            ("effective", "施行日期|起施行|适用"),
            ("issued", "日期|哪一天|公布、印发"),
            ("standing", "效力|状态|征求意见稿，|现行有效"),
            ("articles", "多少条|几条|条文|[0-9]条|编有"),
            ("issuer", "."),
        ):
            if re.search(pattern, stem):
                return name
        raise AssertionError(stem)

    def _case(self, row: Row) -> Iterator[str]:
        answer = staffing(row.stem)
        given = row.right[0] if row.options else row.key
        if answer is None or int(re.findall(r"\d+", given)[0]) != answer:
            yield f"own arithmetic gives {answer}, the key is {given}"
        if any(int(re.findall(r"\d+", text)[0]) == answer for text in row.wrong):
            yield "two right options"


def longest(one: str, other: str) -> str:
    """The longest run of characters that both have."""
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[match.a : match.a + match.size]


def stands_alone(text: str, words: str) -> bool:
    """Whether a member of a list stands in the clause between marks, not inside another word."""
    marks = r"[、，,。;:()\"和及或等的]|以及|^|$"
    return bool(re.search(f"(?:{marks}){re.escape(text)}", words) or re.search(f"{re.escape(text)}(?:{marks})", words))


def staffing(stem: str) -> int | None:
    """What clause 6 of the Guangzhou draft requires of the unit in a story, by this module's own arithmetic."""
    have = re.search(r"(?:只有|现有[^0-9]*?|已配[^0-9]*?|登记的专职保安员是|目前专职保安员)(\d+)名", stem)
    less = int(have[1]) if have and ("缺" in stem or "差" in stem or "增配" in stem.split("。", 1)[-1]) else 0
    number = lambda pattern: int(found[1]) if (found := re.search(pattern, stem)) else None  # noqa: E731
    if "病床" in stem:
        staff = number(r"医务人员[为数]?(\d+)人")
        beds = number(r"病床(?:总数达|数)?(\d+)张") or number(r"(\d+)张病床")
        visits = number(r"门诊量?(\d+)人次")
        if staff is None or beds is None or visits is None:
            return None
        return max(ceil(staff * 3 / 100), ceil(beds / 20), -(-visits * 3 // 1000)) - less
    if "校区" in stem and "甲校区" in stem:
        return sum(by_size(int(n)) for n in re.findall(r"[甲乙]校区(\d+)人", stem))
    if re.search("寄宿生|寄宿的学生|住校", stem) and not re.search("没有寄宿|无人寄宿|无寄宿", stem):
        boarders = number(r"寄宿生(?:增至|为)?(\d+)人") or number(r"(?:寄宿|住校)的?学生(\d+)人")
        everybody = number(r"(?:全校|共|总人数|总数|师生员工)(?:师生员工)?(\d+)人")
        if boarders is None or everybody is None:
            return None
        return max(by_size(everybody), 2 + boarders // 300) - less
    people = number(r"(\d+)人")
    if people is None:
        return None
    if re.search("学校|小学|中学|幼儿园|专职保安员", stem) and "治安保卫人员" not in stem:
        return by_size(people) - less
    if "重点单位" in stem and not re.search("没有被列为|不属于|不在重点", stem):
        minimum = key_staff(people)
        return 2 * minimum if "保安员" in stem.rsplit("。", 1)[-1] else minimum - less
    return (2 if people <= 200 else max(2, -(-people * 2 // 1000))) - less


def by_size(people: int) -> int:
    """Guards of a day school."""
    return 2 if people <= 1000 else 2 + (people - 1000) // 500


def key_staff(people: int) -> int:
    """Full-time staff of a key unit."""
    if people <= 200:
        return 2
    if people <= 500:
        return 3
    return max(3, -(-people * 5 // 1000)) if people <= 2000 else max(10, -(-people * 4 // 1000))


def frame(stem: str) -> str:
    """A stem without the names of texts, places of clauses, quotations and numbers."""
    text = re.sub("《[^》]*》|广州意见（征求意见稿）|辽宁指导意见|（要旨）", "〈文〉", stem)
    text = re.sub(
        "第[（(]?[一二三四五六七八九十百零0-9]+[）)]?条(?:第[（(]?[一二三四五六七八九十0-9]+[）)]?[款项目])*", "", text
    )
    return re.sub("“[^”]*”|[0-9.]+", "〈〉", text)


def wrapper(row: Row, library: Library) -> str:
    """What a stem says around the words of its clause: its longest run in common with the clause taken out."""
    match = re.match(r"《([^》]+)》(.*)", row.basis.split("；")[0])
    assert match is not None
    alias = library.registry.by_name(match[1])
    assert alias is not None
    text = frame(row.stem)
    document = library.require(alias.document)
    place = match[2].replace("（要旨）", "")
    clause = None if "登记" in place else document.find(parse_locator(place, document.meta.scheme))
    words = document.words(clause) if clause else document.meta.title
    for _ in range(3):
        run = longest(squeeze(text), squeeze(words))
        if len(run) < 6:
            break
        text = squeeze(text).replace(run, "〈〉", 1)
    return re.sub("[〈〉]+", "〈〉", text)


def near_duplicates(stems: list[str], least: float = 0.8) -> int:
    """How many stems share four fifths of their three-character runs with an earlier one."""
    holders: dict[str, list[int]] = defaultdict(list)
    sets: list[set[str]] = []
    count = 0
    for number, stem in enumerate(stems):
        text = squeeze(stem)
        own = {text[i : i + 3] for i in range(len(text) - 2)}
        shared = Counter(other for run in own for other in holders[run])
        count += any(n / (len(own) + len(sets[other]) - n) >= least for other, n in shared.items())
        for run in own:
            holders[run].append(number)
        sets.append(own)
    return count


def summary(rows: list[Row], library: Library) -> dict[str, Any]:
    """The figures of a bank."""
    frames = Counter(frame(row.stem) for row in rows)
    wrappers = Counter(wrapper(row, library) for row in rows)
    return {
        "items": len(rows),
        "sharing a frame": sum(n for n in frames.values() if n > 1) / len(rows),
        "largest frame": max(frames.values()) / len(rows),
        "largest wrapper": max(wrappers.values()) / len(rows),
        "near duplicates": near_duplicates([row.stem for row in rows]) / len(rows),
    }
