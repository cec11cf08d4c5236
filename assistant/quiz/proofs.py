"""Re-proves the key of an item against today's texts: one prover a kind of proof, which says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from assistant.quiz.makers.case import result_of, steps_of
from assistant.quiz.makers.record import fields, record_source, value_words
from assistant.quiz.models import BLANK, HOLE, IMPORTED, JUDGE_FALSE, JUDGE_TRUE, Item, ItemType, ProofKind
from assistant.quiz.texts import plain, source_of, source_words, stands_in
from assistant.quiz.wording import load_wording
from assistant.quiz.workshop import Enumeration, Workshop
from corpus.errors import NeibaoError
from corpus.figures import find_figures
from corpus.library import Library
from corpus.locator import label, parse_locator
from corpus.models import Document

_CITED = re.compile(
    r"第[（(]?[一二三四五六七八九十百零0-9]+[）)]?条(?:第[（(]?[一二三四五六七八九十0-9]+[）)]?[款项目])*"
)


class Prover:
    """Proves items against a library.

    Args:
        library: today's texts.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self._lists: dict[str, Enumeration] | None = None

    @property
    def lists(self) -> dict[str, Enumeration]:
        """The named enumerations, by the id of their row."""
        if self._lists is None:
            self._lists = {one.id: one for one in Workshop(self.library).lists}
        return self._lists

    def stale(self, item: Item) -> list[str]:
        """The sources whose words are not those that the item was made from."""
        found = []
        for source in item.sources:
            document = self._document(source.document)
            today = ""
            if document is not None and not source.locator:
                today = record_source(document).sha256
            elif document is not None:
                clause = document.find(parse_locator(source.locator, document.meta.scheme))
                today = source_of(document, clause).sha256 if clause else ""
            if not today:
                found.append(f"{source.label}已不在本库")
            elif today != source.sha256:
                found.append(f"{source.label}的文字已变")
        return found

    def _document(self, key: str) -> Document | None:
        return self.library.get(key) if key in self.library.registry else None

    def problems(self, item: Item) -> list[str]:
        """Everything about an item that today's texts do not bear out; empty where the key is proven."""
        try:
            return [*self._shape(item), *_PROVERS[item.proof.kind](self, item), *self._words(item)]
        except (NeibaoError, KeyError, ValueError, AssertionError, IndexError) as error:
            return [f"证明无法重做：{error}"]

    def _shape(self, item: Item) -> Iterator[str]:
        """Key and options must fit the type."""
        right = sum(option.correct for option in item.options)
        if item.type is ItemType.SINGLE and right != 1:
            yield f"单选题须有一个正确选项，现有{right}个"
        if item.type is ItemType.MULTIPLE and not 2 <= right < len(item.options):
            yield f"多选题须有两个以上正确选项且不能全对，现有{right}个"
        if item.options and item.answer:
            yield "选择题另有与选项不同的答案"
        if item.type is ItemType.JUDGE and item.answer not in ((JUDGE_TRUE,), (JUDGE_FALSE,)):
            yield "判断题的答案须为对或错"
        if item.type is ItemType.BLANK and len(item.answer) != item.stem.count(BLANK):
            yield "填空题的空数与答案数不同"
        if not item.options and not item.answer:
            yield "没有答案"

    def _words(self, item: Item) -> Iterator[str]:
        """Quotations and figures of the explanation, and clauses named anywhere, must be true."""
        texts = [words for source in item.sources if (words := source_words(self.library, source))]
        if item.proof.kind is ProofKind.NONE:
            return
        visible = plain(" ".join((item.stem, *(o.text for o in item.options), *item.answer)))
        for quote in re.findall("原文：“([^”]+)”", item.explanation):
            if not any(stands_in(quote, text) for text in texts):
                yield f"解析所引“{quote[:20]}”不在所据条款中"
        own = item.kind != IMPORTED  # a trainer may leave the reason out
        if own and item.sources and item.sources[0].locator and item.sources[0].label not in item.explanation:
            yield "解析没有引用所据条款"
        known = plain(" ".join(texts)) + visible + plain("".join(self._steps(item)))
        for figure in find_figures(item.explanation):
            if item.sources and item.sources[0].locator and plain(figure.text) not in known:
                yield f"解析中的数字“{figure.text}”没有出处"
        yield from self._cited(item)

    def _cited(self, item: Item) -> Iterator[str]:
        """The clauses that the stem names must be those the item rests on."""
        labels = "".join(plain(source.label) for source in item.sources)
        shown = plain(item.proof.shown)
        for match in _CITED.finditer(item.stem):
            cited = plain(match[0])
            if item.sources and item.sources[0].locator and cited not in labels and cited not in shown:
                yield f"题干所引{match[0]}不是本题所据条款"

    def _steps(self, item: Item) -> tuple[str, ...]:
        return steps_of(item.proof.facts) if item.proof.kind is ProofKind.TRACE else ()

    def clause_words(self, item: Item) -> str:
        """Today's words of the proving clause.

        Raises:
            ValueError: the clause is no longer there.
        """
        words = source_words(self.library, item.sources[0]) if item.sources else None
        if words is None:
            raise ValueError("所据条款已不在本库")
        return words

    def cloze(self, item: Item) -> Iterator[str]:
        """The words shown, filled with the key, stand in the clause; filled with any other option they do not."""
        clause, shown = self.clause_words(item), item.proof.shown
        gap = HOLE if item.type is ItemType.SINGLE else BLANK
        if shown.count(gap) == 0 or not _shows(item, shown):
            yield "题干没有照样引出条文的文字"
        for words in item.right if item.options else ():
            if not stands_in(shown.replace(gap, words, 1), clause):
                yield f"填入“{words}”后与条文不符"
        for option in item.options:
            if not option.correct and stands_in(shown.replace(gap, option.text, 1), clause):
                yield f"选项“{option.text}”填入后也与条文相符"
        if not item.options:
            filled = shown
            for words in item.answer:
                filled = filled.replace(gap, words, 1)
            if not stands_in(filled, clause):
                yield "填入答案后与条文不符"
        yield from self._context(item, clause)

    def _context(self, item: Item, clause: str) -> Iterator[str]:
        context = item.proof.context
        if context and (not _shows(item, context) or not self._in_article(item, context)):
            yield "题干所称的主体或所列事项与条文不符"

    def _in_article(self, item: Item, words: str) -> bool:
        source = item.sources[0]
        document = self.library.require(source.document)
        locator = parse_locator(source.locator, document.meta.scheme)
        article = document.find(locator.clause)
        return article is not None and stands_in(words, document.words(article))

    def statement(self, item: Item) -> Iterator[str]:
        """True: the statement stands in the clause. False: it does not, and differs from it in the place named."""
        clause, proof = self.clause_words(item), item.proof
        if not _shows(item, proof.shown):
            yield "题干没有照样引出陈述"
        if not stands_in(proof.quote, clause):
            yield "所据文字不在条文中"
        if item.answer == (JUDGE_TRUE,) and not stands_in(proof.shown, clause):
            yield "答案为对，但陈述与条文不符"
        if item.answer == (JUDGE_FALSE,):
            was, now = proof.changed or ("", "")
            if not was or was == now or proof.quote.replace(was, now, 1) != proof.shown:
                yield "答案为错，但没有指明错在何处"
            if stands_in(proof.shown, clause):
                yield "答案为错，但陈述与条文相符"
        yield from self._context(item, clause)

    def members(self, item: Item) -> Iterator[str]:
        """Members of the enumeration are right and others wrong; the other way round for what is not in it."""
        one = self._list(item)
        if one is None or plain(one.what) not in plain(item.stem):
            yield "题干所称的列举在条文中找不到"
            return
        own = {plain(words) for words in one.members}
        clause = self.clause_words(item)
        asks_out = "【" in item.stem
        for option in item.options:
            inside = plain(option.text) in own
            if not inside and stands_in(option.text, clause):
                yield f"选项“{option.text}”也见于该条"
            if (inside is not asks_out) is not option.correct:
                yield f"选项“{option.text}”的对错与条文所列不符"
            if option.home and not self._stands_at(option.text, option.home):
                yield f"选项“{option.text}”的出处不实"

    def _list(self, item: Item) -> Enumeration | None:
        one = self.lists.get(item.proof.row)
        return one if one and source_of(one.document, one.clause).locator == item.sources[0].locator else None

    def _stands_at(self, words: str, home: str) -> bool:
        key, place = home.split(":", 1)
        document = self._document(key)
        clause = document.find(parse_locator(place, document.meta.scheme)) if document else None
        return document is not None and clause is not None and stands_in(words, document.words(clause))

    def points(self, item: Item) -> Iterator[str]:
        """Every point of a short answer is a member, and every member is a point."""
        one = self._list(item)
        if one is None or plain(one.what) not in plain(item.stem):
            yield "题干所称的列举在条文中找不到"
        elif [plain(words) for words in item.answer] != [plain(words) for words in one.members]:
            yield "答案要点与条文所列不符"

    def addressee(self, item: Item) -> Iterator[str]:
        """The clause lays the duty shown on the key, and the other options do not stand in it."""
        clause, proof = self.clause_words(item), item.proof
        if not _shows(item, proof.shown) or not stands_in(proof.quote, clause):
            yield "题干没有照样引出条文的要求"
        for option in item.options:
            begins = plain(proof.quote).startswith(plain(option.text))
            if option.correct and not (begins and plain(proof.quote).endswith(plain(proof.shown))):
                yield f"条文没有把这项要求交给“{option.text}”"
            if not option.correct and stands_in(option.text, clause):
                yield f"选项“{option.text}”也见于该条"

    def trace(self, item: Item) -> Iterator[str]:
        """The calculator gives the key for the story's numbers, and no other reading gives another option."""
        answer, readings, _ = result_of(item.proof.facts)
        right = [_number(words) for words in item.right]
        if right != [answer]:
            yield f"计算器得出{answer}名，答案不符"
        for option in item.options:
            if not option.correct and (_number(option.text) in readings or _number(option.text) == answer):
                yield f"选项“{option.text}”按另一种读法也成立"
        told = sorted(int(n) for n in re.findall("[0-9]+", _CITED.sub("", item.stem)))
        if told != sorted(_numbers_in(item.proof.facts)):
            yield "题干的数字与计算所用的不同"
        if not all(step in item.explanation for step in steps_of(item.proof.facts)):
            yield "解析的计算步骤与计算器不符"

    def record(self, item: Item) -> Iterator[str]:
        """The registry says so today."""
        document = self.library.require(item.sources[0].document)
        name = item.proof.facts["field"]
        today = value_words(document.meta, name)
        if name not in {row["name"] for row in fields()} or today != item.proof.facts["value"]:
            yield "文本登记信息已变"
        if item.options and item.right != (today,):
            yield f"登记信息为“{today}”，答案不符"
        if item.type is ItemType.JUDGE and (item.proof.shown == today) is not (item.answer == (JUDGE_TRUE,)):
            yield f"登记信息为“{today}”，答案不符"
        if item.type is ItemType.JUDGE and not _shows(item, item.proof.shown):
            yield "题干没有照样引出登记信息"
        if document.meta.title.split("（")[0] not in item.stem:
            yield "题干所称的文本不是本题所据文本"

    def only_in(self, item: Item) -> Iterator[str]:
        """The words stand in the one document, and their term nowhere in the other."""
        proof = item.proof
        other = self.library.require(proof.facts["other"])
        if not stands_in(proof.quote, self.clause_words(item)):
            yield "所据文字不在条文中"
        if not stands_in(proof.facts["absent"], proof.quote) and not self._in_clause(item, proof.facts["absent"]):
            yield "用以区别的字样不在条文中"
        if stands_in(proof.facts["absent"], other.text):
            yield "另一份文件也有这一内容"
        for option in item.options:
            if option.correct and option.text != proof.quote:
                yield "答案与所据文字不符"
            if not option.correct and not self._only_there(option.text, option.home, other):
                yield f"选项“{option.text}”不能证明是错的"
        if item.type is ItemType.JUDGE:
            yield from self._only_judge(item, other)

    def _in_clause(self, item: Item, words: str) -> bool:
        return stands_in(words, self.clause_words(item))

    def _only_there(self, words: str, home: str, other: Document) -> bool:
        return home.startswith(other.key + ":") and self._stands_at(words, home)

    def _only_judge(self, item: Item, other: Document) -> Iterator[str]:
        rows = {
            JUDGE_TRUE: load_wording()["onlytrue"]["plain"],
            JUDGE_FALSE: load_wording()["onlyfalse"]["plain"],
        }
        document = self.library.require(item.sources[0].document)
        place = label(parse_locator(item.sources[0].locator, document.meta.scheme), document.meta.scheme)
        names = {"other": other.meta.short_title, "title": document.meta.short_title}
        cite = document.meta.short_title + place
        stems = {row.format(**names, cite=cite, shown=item.proof.shown) for row in rows[item.answer[0]]}
        if item.stem not in stems or plain(item.proof.shown) != plain(
            item.proof.quote.replace("“", "‘").replace("”", "’")
        ):
            yield "题干与答案不符"

    def none(self, item: Item) -> Iterator[str]:
        """Nothing can be proven."""
        yield from ()


_PROVERS: Mapping[ProofKind, Callable[[Prover, Item], Iterator[str]]] = {
    ProofKind.CLOZE: Prover.cloze,
    ProofKind.STATEMENT: Prover.statement,
    ProofKind.MEMBERS: Prover.members,
    ProofKind.POINTS: Prover.points,
    ProofKind.ADDRESSEE: Prover.addressee,
    ProofKind.TRACE: Prover.trace,
    ProofKind.RECORD: Prover.record,
    ProofKind.ONLY_IN: Prover.only_in,
    ProofKind.NONE: Prover.none,
}


def _shows(item: Item, words: str) -> bool:
    return bool(words) and plain(words) in plain(item.stem)


def _number(words: str) -> int:
    found = re.findall("[0-9]+", words)
    return int(found[0]) if len(found) == 1 else -1


def _numbers_in(facts: Mapping[str, str]) -> list[int]:
    """The numbers that a story must tell, no more and no fewer."""
    told = [int(value) for name, value in facts.items() if value.isdigit() and name not in ("ask", "kind")]
    return told + [int(n) for n in re.findall("[0-9]+", facts.get("campuses", ""))]
