"""A few people told beside a size that stayed as it was told are asked about: 1000人，其中1人是外单位派来的.

Every wording that the reader knows accounts for them: it puts them to the size, or says why it stays. Where a size is
taken as it is told, nothing accounts for the few, and one more or less would change the result, nobody has understood
them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from assistant.reading.counts.ledger import says
from assistant.reading.facts.understood import Remark, Understood
from assistant.reading.people.apart import apart_left_out
from assistant.reading.people.mustered import mustered
from assistant.reading.people.opinions import is_others
from assistant.reading.sentences.clauses import ROLE, Clause, after_staff, clauses_of
from assistant.reading.sentences.rewrites import surroundings_left_out, things_named
from assistant.reading.sentences.told import sizes_in
from assistant.reading.words.patterns import load_patterns
from assistant.reading.words.plain import plain
from assistant.reading.words.values import number_value
from assistant.rules.facts import UnitFacts
from assistant.rules.quota import need_alike

_COUNTS = {
    "boarders": re.compile("寄宿|住校|住宿|内宿|退宿|宿舍"),
    "beds": re.compile("床|张"),
    "medical_staff": re.compile("医务|医护|医生|护士|大夫|在岗"),
    "persons": re.compile(""),
}
"""The counts that a few may change, with the words that tell of them."""
_FEW = re.compile(
    r"(?<![0-9.,第同零〇一二两三四五六七八九十百千万每])(?:(?P<n>[1-9]|[一两二三四五六七八九]|[俩仨])(?![0-9])(?:个人|个|名|位|人|张|(?<=[俩仨]))|"
    r"(?:有|来了?|走了?|招了?|收了?|转来|加了?|撤了?|退|搬|调|漏了?)(?:个|名|位|张)(?=新|员|职|人|老|学|孩|护|医|娃|插|床|备))"
    r"(?!以|月|星期|周|小时|大?门|厂|单位|园区|班|年级|校区|车间|部|分|公司|季|数|整|重点|楼|院|病|科|工厂|学校|幼儿园|小学|中学|家|保安|专职|保卫|门卫|兼职|基数|法人|台阶|档|点|标准)"
)
_LEAST = 20
_NOUN = 4
"""So many letters behind a few name them: 3个警察."""
_MOST = 8
"""So many sizes are added up at most."""
_MANY = 4
"""More clauses of this kind are a story that the rest of the reader tells apart."""


def with_unaccounted(question: str, understood: Understood | None) -> Understood | None:
    """What was understood; a question back where a few who are told beside a size have changed nothing.

    Args:
        question: the user's words, told without the turns before them.
        understood: what the reader made of them.
    """
    if understood is None or understood.ask or understood.refuse or understood.uncovered or len(understood.units) != 1:
        return understood
    facts = understood.units[0]
    if facts.campuses or facts.inverse is not None:
        return understood
    asked = _unaccounted(mustered(apart_left_out(surroundings_left_out(things_named(plain(question))))), facts)
    return understood if asked is None else replace(understood, ask=asked, missing=(str(asked.values["name"]),))


def _unaccounted(text: str, facts: UnitFacts) -> Remark | None:
    clauses = clauses_of(text)
    told = [int(value) for _, value in sizes_in(text)]
    alike = _sums(told[:_MOST], (0, 1))
    few = [(clause, number, words) for clause, number, words in _told_few(clauses)]
    if not few or len(few) > _MANY:
        return None
    steps = _sums([number for _, number, _ in few], (1, -1))
    clause, _, words = few[0]
    named = next(
        (name for name, said in _COUNTS.items() if said.search(clause.text) and getattr(facts, name)), "persons"
    )
    for name in dict.fromkeys((named, "persons", "medical_staff")):
        value = getattr(facts, name)
        if value is None or value < _LEAST or value not in alike or any(value + step in told for step in steps):
            continue
        if 0 not in steps and any(_matters(facts, name, value + step) for step in steps):
            return _asked(name, value, words)
    return None


def _told_few(clauses: Sequence[Clause]) -> Iterator[tuple[Clause, int, str]]:
    """The few that clauses tell, as far as nothing accounts for them."""
    for index, clause in enumerate(clauses):
        if ROLE.search(clause.text) or after_staff(clauses, index):
            continue
        if (who := load_patterns("parties")["person"].pattern.search(clause.text)) and clause.find(
            "accounted", "apart"
        ):
            yield clause, 1, who[0]
        if not clause.find("accounted", "moves"):
            continue
        for match in _FEW.finditer(clause.text):
            value = number_value(match["n"]) if match["n"] else Fraction(1)
            if value is not None and not _is_accounted(clauses, index, match):
                yield clause, int(value), match[0]


def _is_accounted(clauses: Sequence[Clause], index: int, few: re.Match[str]) -> bool:
    """Whether the words of the few, or of the clause behind them, say why the size stays as it is told."""
    clause, behind = clauses[index], clauses[index + 1 : index + 2]
    rows = ("denied", "supposed", "held", *(() if clause.find("accounted", "beside") else ("counted",)))
    said = (clause, *(other for other in behind if not ROLE.search(other.text)))
    if any(one.find("accounted", row) for one in said for row in rows):
        return True
    before = clauses[index - 1].text if index else ""
    if clause.find("accounted", "of_now") or says("habitual", clause.text) or is_others(clause, before):
        return True
    if any(other.sizes and other.text.endswith("了") for other in behind):
        return True  # 新招一个，在岗医务人员134人了
    after = clause.text[few.end() :]
    if says("strangers", after[:_NOUN]):
        return True
    leads = [after[:at] for at, _ in sizes_in(after)[:1]] + [c.lead.text for c in behind if c.sizes]
    return any(load_patterns("accounted")["leads"].pattern.search(words) for words in leads)


def _sums(numbers: Sequence[int], times: Sequence[int]) -> set[int]:
    """What numbers add up to, each of them taken so many times: those who come or go once more or once less."""
    sums = {0}
    for number in numbers:
        sums = {total + number * by for total in sums for by in times}
    return sums


def _asked(name: str, value: int, words: str) -> Remark:
    if name == "persons":
        return Remark("few", {"name": name, "persons": str(value), "few": words})
    return Remark("unclear", {"text": words, "name": name})


def _matters(facts: UnitFacts, name: str, value: int) -> bool:
    """Whether the result would be another with this count."""
    return need_alike(facts, _WITH[name](facts, value)) is False


_WITH: dict[str, Callable[[UnitFacts, int], UnitFacts]] = {
    "persons": lambda facts, value: replace(facts, persons=value, students=None),
    "boarders": lambda facts, value: replace(facts, boarders=value),
    "beds": lambda facts, value: replace(facts, beds=value),
    "medical_staff": lambda facts, value: replace(facts, medical_staff=value),
}
"""A unit with another count."""
