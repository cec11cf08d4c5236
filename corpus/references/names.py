"""Which text a name in running text means: titles, names without 《》, and short names the text itself introduces."""

from __future__ import annotations

import re

from corpus.numerals import parse_integer
from corpus.references.texts import Named, Texts, plain_name
from corpus.references.words import alternation, reference_words

_WORDS = reference_words()
_LAW_ENDING = re.compile(rf"(?:{alternation(_WORDS['law_endings']['words'])})$")
_TAIL = re.compile(r"\((?:[^()]{0,40})\)$")
_EXTENSION = re.compile(rf"\s?(?:{alternation(_WORDS['extensions']['words'])})")
_PLACE = re.compile(
    rf"(?:[一-鿿]{{1,4}}[{_WORDS['places']['endings']}]|{alternation(_WORDS['places']['words'])}"
    rf"|{alternation(_WORDS['places']['before_alteration'])})$"
)
_BOUNDARY = re.compile(rf"[^一-鿿]|{alternation(_WORDS['boundaries']['words'])}")
_UNKNOWN_NAME = re.compile(
    r"(?:法典|条例|办法|细则|规定|规则|意见|法|宪章|公约|协定|议定书|条约|释义|草案|征求意见稿)$"
)
_NO_NAME = re.compile(
    r"(?:依法|合法|违法|守法|执法|司法|立法|方法|做法|规定|新法|旧法|原法|两法|此法|其他法|有关办法)$"
)
_LONGEST = 60
_GUANGZHOU_DRAFT = plain_name("单位内部治安保卫工作的意见")


class Names:
    """The names in one text; short names are valid from where they are introduced."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self._short: dict[str, Named] = {}
        self._endings = set(texts.name_endings)

    def introduce(self, name: str, named: Named) -> bool:
        """Take in a short name; False where the name is no name of a text (以下简称单位)."""
        plain = plain_name(name)
        if not name.startswith("《") and not self.is_law(plain):
            return False
        if len(plain) > 1 and len(self._short) < 200:
            self._short[plain] = Named(named.key, named.title, False, named.scheme)
            self._endings.add(plain[-1])
        return True

    def is_law(self, name: str) -> bool:
        """Whether a title is that of a law, a rule or a policy document, by how it ends."""
        plain = plain_name(name)
        return bool(_LAW_ENDING.search(_TAIL.sub("", plain)) or _LAW_ENDING.search(plain)) or plain in self.texts.names

    def titled(self, title: str, text: str, start: int) -> Named | None:
        """The text that 《title》 names; one without key where none is known, None where it names no text at all."""
        plain = plain_name(title)
        if found := self._short.get(plain) or self.texts.by_name(plain):
            return found
        if plain == _GUANGZHOU_DRAFT and "广州" in text[max(0, start - 30) : start]:
            return self.texts.registered("guangzhou")
        without = _TAIL.sub("", plain)
        if without != plain and (found := self.texts.by_name(without)) and re.search(r"[0-9]{4}|修[订正]", plain):
            return Named(found.key, found.title, False, found.scheme)
        return Named(None, plain, True) if self.is_law(plain) else None

    def before(self, text: str, at: int, floor: int) -> tuple[int, Named] | None:
        """The name without 《》 that ends at `at`, with its start; a name no text held bears gives one without key."""
        end = at
        while end > floor and text[end - 1].isspace() and at - end < 3:
            end -= 1
        if end <= floor:
            return None
        window = text[max(floor, end - _LONGEST) : end]
        if window[-1] not in self._endings and not _UNKNOWN_NAME.search(window):
            return None
        offsets = [offset for offset, char in enumerate(window) if not char.isspace()]
        plain = "".join(window[offset] for offset in offsets)
        for length in range(len(plain), 1, -1):
            name = plain[-length:]
            if name in self._short or name in self.texts.names:
                start, _, named = self.unbracketed(text, end - len(window) + offsets[-length], end, floor)
                return start, named
        return self._unknown(window, end)

    def _known(self, name: str) -> Named | None:
        plain = plain_name(name)
        if short := self._short.get(plain):
            return short
        return self.texts.by_name(plain) if plain in self.texts.names else None

    def unbracketed(self, text: str, start: int, end: int, floor: int) -> tuple[int, int, Named]:
        """A name without 《》 with what before and after it makes it another text."""
        name = text[start:end]
        place = _PLACE.search(text, max(floor, start - 8), start)
        extension = _EXTENSION.match(text, end)
        if place or extension:
            start = place.start() if place else start
            end = extension.end() if extension else end
            return start, end, Named(None, plain_name(text[start:end]), True)
        return start, end, self._known(name) or Named(None, plain_name(name), True)

    def _unknown(self, window: str, end: int) -> tuple[int, Named] | None:
        """安全生产条例第八条: a name by its ending, of a text that is not known."""
        if not _UNKNOWN_NAME.search(window) or _NO_NAME.search(window):
            return None
        begin = max((found.end() for found in _BOUNDARY.finditer(window, 0, len(window) - 2)), default=0)
        name = window[begin:]
        return (end - len(name), Named(None, name, True)) if 4 <= len(name) <= 30 else None

    def count(self, written: str) -> int:
        """How many 前两款 goes back; 1 where nothing is written."""
        return (parse_integer(written) or 1) if written else 1
