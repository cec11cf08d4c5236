"""Lines of a file become a canonical text: the title, what stands below it, and the body, nothing else.

No word is changed. Lines are only left out (pages' headers and numbers, a site's menus, a table of contents) or joined
(a paragraph that a page's width broke), and what is left out is reported.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from corpus.importing.readers import Extract
from corpus.markers import ARTICLE, BRACKETED, CHAPTER, HEADING, PARENTHESISED, PART, POINTED, SECTION, SUBPART
from corpus.normalize import fold
from corpus.numerals import CHINESE_NUMERAL

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
_SPACES = str.maketrans({"\u00a0": " ", "\u2003": "\u3000", "\t": " ", "\u2009": " ", "\u2002": " "})
_COMPATIBLE = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_PAGE = re.compile(r"[-—–·\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?(?:\s*[/共]\s*[0-9]{1,4}\s*页?)?[-—–·\s]*$")
_CONTENTS = re.compile(r"目\s*[录次]\s*$")
_LEADER = re.compile(r"[\s.·…・。]*[0-9]{1,4}\s*$")
_LONE_ARTICLE = re.compile(rf"第\s*(?:{CHINESE_NUMERAL}|[0-9]+)\s*条(?:之(?:{CHINESE_NUMERAL}|[0-9]+))?$")
_SENTENCE_END = tuple("。；：！？”）)…;:!?")
_TITLE_TAIL = re.compile(r"\([0-9]{4}年?(?:修订|修正|公布|修改)?(?:版|本)?\)$")
_LONGEST_HEADING = 200
_HEADINGS = (PART, SUBPART, CHAPTER, SECTION)
_MARKED = (*_HEADINGS, ARTICLE, BRACKETED, HEADING, POINTED, PARENTHESISED)


@dataclass(frozen=True, slots=True)
class Canonical:
    """The canonical text of a file.

    Attributes:
        title: the title as recognised; empty where no line was one.
        key: what `recognise` made of the title; empty where none was.
        text: title, what stands below it, body; one paragraph a line.
        dropped: what was left out and why, for people, one line each.
    """

    title: str
    key: str
    text: str
    dropped: tuple[str, ...]


def canonical(extract: Extract, recognise: Callable[[str], str]) -> Canonical:
    """Make the canonical text of a file's lines.

    Args:
        extract: the lines.
        recognise: gives the key of the text that a line's words are exactly the title of, or an empty string.
    """
    dropped: list[str] = []
    lines = _without_page_furniture([_clean(line) for line in extract.lines], dropped)
    start, end, key = _find_title(lines, recognise)
    title = ""
    if key:
        title = "".join(line.strip() for line in lines[start:end])
        if before := [line for line in lines[:start] if line.strip()]:
            dropped.append(f"略去题目之前的{len(before)}行：{_sample(before)}")
    rest = lines[end:] if key else lines
    rest = _without_contents(rest, dropped)
    rest = _with_articles_joined([line for line in rest if line.strip()])
    if extract.wrapped:
        rest = _rejoined(rest, dropped)
    rest = _without_tail([line.strip() for line in rest], dropped)
    return Canonical(title, key, "\n".join([*([title] if title else []), *rest]) + "\n", tuple(dropped))


def _clean(line: str) -> str:
    """A line with plain spaces, without characters that nobody sees, radicals of a PDF's font made characters."""
    line = line.translate(_INVISIBLE).translate(_SPACES).rstrip()
    return _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), line)


def _sample(lines: list[str]) -> str:
    return "；".join(line.strip()[:16] for line in lines[:3]) + ("……" if len(lines) > 3 else "")


def _without_page_furniture(lines: list[str], dropped: list[str]) -> list[str]:
    """Leave out page numbers, and short unmarked lines that come back on page after page."""
    counts = Counter(line.strip() for line in lines if line.strip())
    running = {
        text
        for text, count in counts.items()
        if count >= 3 and len(text) <= 40 and not _marked(text) and not text.endswith(_SENTENCE_END)
    }
    kept = [line for line in lines if line.strip() not in running and not _is_page_number(line)]
    if running:
        dropped.append(f"略去每页重复的页眉页脚：{_sample(sorted(running))}")
    return kept


def _is_page_number(line: str) -> bool:
    text = fold(line).text.strip()
    return bool(text) and bool(_PAGE.match(text)) and any(char.isdigit() for char in text)


def _is_article(line: str) -> bool:
    return ARTICLE.match(fold(line).text + "\n") is not None


def _marked(text: str) -> bool:
    folded = fold(text).text + "\n"
    return any(marker.match(folded) for marker in _MARKED)


def _find_title(lines: list[str], recognise: Callable[[str], str]) -> tuple[int, int, str]:
    """The title's lines: the last recognised ones before the first article; a title may be broken over three lines."""
    limit = next((i for i, line in enumerate(lines) if _is_article(line)), len(lines))
    best = (0, 0, "")
    for start in range(min(limit, 400)):
        if not lines[start].strip():
            continue
        for end in range(start + 1, min(start + 4, limit) + 1):
            words = "".join(line.strip() for line in lines[start:end])
            if key := recognise(bare_title(words)):
                if start >= best[1]:
                    best = (start, end, key)
                break
    return best


def bare_title(words: str) -> str:
    """A title's words without 《》, white space and a remark such as （2022年修订）."""
    plain = "".join(fold(words).text.split()).strip("《》<>")
    return _TITLE_TAIL.sub("", plain)


def _without_contents(lines: list[str], dropped: list[str]) -> list[str]:
    """Leave out a table of contents: headings that stand there, and once more in the body."""
    shown = [(i, _heading(line)) for i, line in enumerate(lines)]
    article = next((i for i, line in enumerate(lines) if _is_article(line) and not _leads(line)), len(lines))
    headings = [(i, heading) for i, heading in shown if heading and i < article]
    first = headings[0][1] if headings else ""
    again = [i for i, heading in headings[1:] if heading == first]
    begin = next((i for i, line in enumerate(lines[:article]) if _CONTENTS.match(fold(line).text.strip())), None)
    if begin is None and not again:
        return lines
    if begin is None:
        begin = headings[0][0]
    stop = again[-1] if again else article
    left_out = [line for line in lines[begin:stop] if line.strip()]
    dropped.append(f"略去正文之前的目录{len(left_out)}行")
    return lines[:begin] + lines[stop:]


def _leads(line: str) -> bool:
    """Whether a line ends in dots and a page number, as a table of contents writes it."""
    return len(line) <= _LONGEST_HEADING and bool(re.search(r"[.·…・]{2,}\s*[0-9]{1,4}\s*$", fold(line).text))


def _heading(line: str) -> str:
    """A heading's words for comparing, or nothing."""
    if len(line) > _LONGEST_HEADING:
        return ""
    folded = fold(line).text
    if not any(marker.match(_LEADER.sub("", folded) + " ") for marker in _HEADINGS):
        return ""
    return "".join(_LEADER.sub("", folded).split())


def _rejoined(lines: list[str], dropped: list[str]) -> list[str]:
    """Join lines that a page's width broke; lines that are whole paragraphs already stay as they are."""
    texts = [line for line in lines if line.strip()]
    if not _is_wrapped(texts):
        return lines
    indented = sum(line.startswith(("　", "  ")) for line in texts) * 10 >= len(texts)
    width = max((len(line.strip()) for line in texts), default=0)
    joined: list[str] = []
    before, doubtful = "", 0
    for line in texts:
        if joined and _goes_on(before, line, indented, width):
            doubtful += before.rstrip().endswith(_SENTENCE_END) and not indented
            joined[-1] = joined[-1].rstrip() + _glue(before, line) + line.strip()
        else:
            joined.append(line)
        before = line
    if doubtful:
        dropped.append(f"有{doubtful}处句末正好在行末，无法确定是否另起一款，按同一款处理")
    return joined


def _is_wrapped(lines: list[str]) -> bool:
    """Whether many lines stop in mid sentence and the next one has no number of its own."""
    broken = sum(
        not here.rstrip().endswith(_SENTENCE_END) and not _heading(here) and not _marked(following.strip())
        for here, following in pairwise(lines)
    )
    return broken * 8 > len(lines)


def _goes_on(before: str, line: str, indented: bool, width: int) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if _marked(line.strip()) or _heading(before):
        return False
    if indented:
        return not line.startswith(("　", "  "))
    ended = before.rstrip().endswith(_SENTENCE_END)
    return not ended or (len(before.strip()) >= width - 1 and not before.rstrip().endswith(("：", ":")))


def _glue(before: str, line: str) -> str:
    """A space between two Latin words, nothing between Chinese ones."""
    latin = before.rstrip()[-1:].isascii() and line.strip()[:1].isascii()
    return " " if latin and before.rstrip()[-1:].isalpha() and line.strip()[:1].isalpha() else ""


def _with_articles_joined(lines: list[str]) -> list[str]:
    """Put 第N条 that stands alone on a line before the words that follow it."""
    joined: list[str] = []
    for line in lines:
        if joined and _LONE_ARTICLE.fullmatch(joined[-1].strip()):
            joined[-1] = f"{joined[-1]} {line.strip()}"
        else:
            joined.append(line)
    return joined


def _without_tail(lines: list[str], dropped: list[str]) -> list[str]:
    """Leave out what follows the last article once that has said when the text takes effect."""
    last = max((i for i, line in enumerate(lines) if _is_article(line)), default=None)
    if last is None:
        return lines
    end = next((i for i in range(last, len(lines)) if re.search("施行|生效", lines[i])), None)
    if end is None:
        return lines
    tail = [i for i in range(end + 1, len(lines)) if not BRACKETED.match(fold(lines[i]).text)]
    if not tail:
        return lines
    dropped.append(f"正文之后有{len(lines) - tail[0]}行未归入任何条：{_sample(lines[tail[0] :])}")
    return lines[: tail[0]]
