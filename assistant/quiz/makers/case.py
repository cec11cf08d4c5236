"""Case items: a unit with its numbers, and what the staffing rules require of it, computed by the calculator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor

from assistant.quiz.chance import pick, rank
from assistant.quiz.models import Difficulty, Item, ItemType, Option, Proof, ProofKind
from assistant.quiz.rows import read_data
from assistant.quiz.texts import source_of
from assistant.quiz.topics import topic_of
from assistant.quiz.workshop import Workshop
from assistant.rules.facts import Asked, Kind, UnitFacts
from assistant.rules.parameters import Sentence, load_rules
from assistant.rules.quota import compute, derive
from assistant.rules.trace import Derivation
from corpus.locator import label, parse_locator

_KINDS = {
    "unit": (Kind.UNIT, None),
    "key": (Kind.UNIT, True),
    "school": (Kind.SCHOOL, None),
    "boarding": (Kind.SCHOOL, None),
    "campuses": (Kind.SCHOOL, None),
    "hospital": (Kind.HOSPITAL, None),
}
_ASKED = {
    "unit": ("unit-staff", "unit-staff-short"),
    "key": ("key-staff", "key-guards", "key-staff-short"),
    "school": ("guards", "guards-short"),
    "boarding": ("guards", "guards-short"),
    "campuses": ("total",),
    "hospital": ("hospital-guards", "hospital-guards-short"),
}
_LITERAL = "（按条文字面，满一个增量才增配）"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A story with its numbers, and the question about it."""

    kind: str
    story: str
    question: str
    facts: dict[str, str]


def make(shop: Workshop) -> Iterator[Item]:
    """Two items of each story: the numbers and the question differ."""
    if load_rules().document not in {document.key for document in shop.documents}:
        return
    data = read_data("cases.toml")
    for kind, setting in data["settings"].items():
        for number, story in enumerate(setting["stories"]):
            for turn in range(2):
                asked = _ASKED[kind][(number + turn) % len(_ASKED[kind])]
                if (item := _item(shop, kind, story, asked, data["questions"][asked], turn)) is not None:
                    yield item


def facts_of(values: Mapping[str, str]) -> UnitFacts:
    """The unit of a story, from the values that its proof carries."""
    kind, key = _KINDS[values["kind"]]
    counts = {
        name: int(values[name])
        for name in ("persons", "boarders", "medical_staff", "beds", "outpatients")
        if name in values
    }
    campuses = tuple(
        UnitFacts(kind=kind, name=name, persons=int(number))
        for name, number in (pair.split("=") for pair in values.get("campuses", "").split(";") if pair)
    )
    asked = Asked.GUARDS if "guards" in values["ask"] or values["ask"] == "total" else Asked.STAFF
    return UnitFacts(kind=kind, region=load_rules().document, key_unit=key, asked=asked, campuses=campuses, **counts)  # type: ignore[arg-type]


def result_of(values: Mapping[str, str]) -> tuple[int, frozenset[int], Derivation]:
    """What the calculator gives: the answer, the values of the other readings, and the computation."""
    derived = derive(facts_of(values))
    if values["ask"] == "total":
        assert derived.total is not None
        return derived.total, frozenset(a.value for a in derived.total_alternatives), derived
    main = derived.main
    assert main is not None
    assert main.minimum is not None
    have = int(values.get("have", "0"))
    others = frozenset(a.value - have for a in main.alternatives)
    return main.minimum - have, others, derived


def steps_of(values: Mapping[str, str]) -> tuple[str, ...]:
    """The calculator's steps in words."""
    quota = compute(facts_of(values))
    steps = [f"{group.name}：{step}" for group in quota.groups for result in group.results for step in result.steps]
    steps += [step for result in quota.results for step in result.steps]
    if quota.total is not None:
        steps.append("合计：" + "＋".join(f"{g.results[-1].minimum}" for g in quota.groups) + f"＝{quota.total}名")
    if "have" in values:
        answer, _, _ = result_of(values)
        steps.append(f"现有{values['have']}名，缺{answer}名")
    return tuple(steps)


def _item(shop: Workshop, kind: str, story: str, asked: str, questions: list[str], turn: int) -> Item | None:
    for attempt in range(20):
        seed = (shop.seed, story, asked, turn, attempt)
        values = {"kind": kind, "ask": asked, **_draw(kind, seed)}
        if asked.endswith("short"):
            minimum = result_of(values)[0]
            values["have"] = str(minimum - 1 - rank(*seed, "have") % (minimum // 2 + 1))
            if int(values["have"]) <= 0:
                continue
        answer, readings, derived = result_of(values)
        if answer > 0 and (kind == "boarding" or not readings or attempt > 12):
            text = _story(story, values) + pick(questions, *seed).format(have=values.get("have", ""))
            return _build(shop, text, values, answer, readings, derived)
    return None


def _story(story: str, values: Mapping[str, str]) -> str:
    campuses = "，".join(pair.replace("=", "") + "人" for pair in values.get("campuses", "").split(";") if pair)
    return story.format(**{**values, "campuses": campuses})


def _draw(kind: str, seed: tuple[object, ...]) -> dict[str, str]:
    """Numbers that make the rules differ: on both sides of every threshold, seldom round."""

    def between(low: int, high: int, name: str, step: int = 1) -> str:
        return str(low + rank(*seed, name) % ((high - low) // step + 1) * step)

    if kind == "unit":
        return {"persons": pick([between(60, 200, "a"), between(1001, 3200, "b"), between(1001, 6000, "c")], *seed)}
    if kind == "key":
        bands = [(90, 200), (201, 500), (620, 2000), (620, 2000), (2001, 2500), (2600, 7000)]
        low, high = pick(bands, *seed)
        return {"persons": between(low, high, "a")}
    if kind == "school":
        return {"persons": between(1500, 4500, "a", 500) if rank(*seed) % 4 else between(320, 1000, "b")}
    if kind == "boarding":
        boarders = int(between(600, 2400, "b", 300)) + rank(*seed, "r") % 2 * 40
        return {"boarders": str(boarders), "persons": str(boarders + int(between(300, 900, "a", 10)))}
    if kind == "campuses":
        return {"campuses": f"甲校区={between(1500, 3000, 'a', 500)};乙校区={between(420, 990, 'b', 10)}"}
    return {
        "medical_staff": between(150, 1500, "m"),
        "beds": between(90, 1100, "b", 10),
        "outpatients": between(900, 6500, "o", 50),
    }


def _build(
    shop: Workshop,
    text: str,
    values: dict[str, str],
    answer: int,
    readings: frozenset[int],
    derived: Derivation,
) -> Item:
    document = shop.library.require(load_rules().document)
    sentence = _sentence(derived)
    clause = document.find(parse_locator(sentence.clause, document.meta.scheme))
    assert clause is not None
    place = label(clause.locator, document.meta.scheme)
    quote = sentence.quote.replace("“", "‘").replace("”", "’")
    steps = "；".join(steps_of(values))
    literal = _LITERAL if readings else ""
    if literal:
        head, _, tail = text.rpartition("。")
        text = f"{head}。{literal}{tail}"
    numbers = _options(answer, readings, values, shop.seed)
    level = (
        Difficulty.EASY
        if values["kind"] == "unit"
        else Difficulty.HARD
        if "have" in values
        or values["kind"]
        in (
            "boarding",
            "campuses",
            "hospital",
        )
        else Difficulty.MEDIUM
    )
    return Item(
        ItemType.CASE,
        f"case-{values['kind']}",
        text,
        tuple(Option(f"{n}名", n == answer, "" if n == answer else "与条文的算法不符") for n in numbers),
        () if numbers else (f"{answer}名",),
        f"计算：{steps}。依据《{document.meta.title}》{place}，原文：“{quote}”。该文本为征求意见稿，从未以此文本生效。",
        level,
        topic_of(document.key, clause.locator),
        0,
        (source_of(document, clause),),
        Proof(ProofKind.TRACE, sentence.quote, facts=values),
        ordered=True,
    )


def _sentence(derived: Derivation) -> Sentence:
    main = derived.main or next(g.main for g in derived.groups if g.main)
    assert main is not None
    return main.sentences[0] if len(main.sentences) < 3 else main.sentences[-1]


def _options(answer: int, readings: frozenset[int], values: Mapping[str, str], seed: str) -> list[int]:
    """Four numbers in order, the wrong ones from usual mistakes; none where the item asks for the number itself."""
    if "have" in values:
        return []
    wrong = [n for n in dict.fromkeys(_mistakes(values, answer)) if n > 0 and n != answer and n not in readings]
    shift = rank(seed, *values.values()) % 3
    for n in (answer + 1, answer - 1, answer + 2, answer + 3, answer + 4, answer + 5):
        if len(wrong) < 3 + shift and n > 0 and n != answer and n not in readings and n not in wrong:
            wrong.append(n)
    low = sorted((n for n in wrong if n < answer), reverse=True)
    high = sorted(n for n in wrong if n > answer)
    below = min(len(low), rank(seed, "place", *values.values()) % 4)
    above = min(len(high), 3 - below)
    below = min(len(low), 3 - above)
    return sorted([answer, *low[:below], *high[:above]])


def _mistakes(values: Mapping[str, str], answer: int) -> list[int]:
    """What usual mistakes give: rounding down, another size class, no base, a sum, one basis alone."""
    kind = values["kind"]
    if kind == "hospital":
        parts = [
            int(values["medical_staff"]) * 3 / 100,
            int(values["beds"]) / 20,
            int(values["outpatients"]) * 3 / 1000,
        ]
        ups = [ceil(part) for part in parts]
        return [sum(ups), floor(max(parts)), sorted(ups)[1], min(ups), answer * 2]
    if kind in ("school", "boarding", "campuses"):
        found = [answer - 2, answer + 2, answer + 1, answer - 1]
        if kind == "boarding":
            by_size = 2 + max(0, int(values["persons"]) - 1000) // 500
            by_beds = 2 + int(values["boarders"]) // 300
            found = [by_size + by_beds, min(by_size, by_beds), *found]
        return found
    n = int(values["persons"])
    rates = [ceil(n * rate / 1000) for rate in (2, 4, 5)]
    downs = [n * rate // 1000 for rate in (2, 4, 5)]
    found = [2, 3, 10, *rates, *downs]
    if values["ask"] == "key-guards":
        return [answer // 2, answer // 2 * 3, *(2 * m for m in found), answer - 1, answer + 2]
    return [*found, answer * 2]
