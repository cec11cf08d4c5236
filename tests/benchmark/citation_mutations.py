"""Ten thousand wrong citations and two thousand harmless ones, made from true ones; how many the check tells apart.

    python tests/benchmark/citation_mutations.py [--laws FOLDER] [--wrong 10000] [--harmless 2000] [--seed 7]

Without a folder of the laws' texts it works with what is held: the two documents and the counter-terrorism law.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
for folder in (HERE, HERE.parents[1]):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))

from citation_changes import REWRITES, character, comparator, digit, negation, unit  # noqa: E402

from assistant.citations.check import check_citations  # noqa: E402
from assistant.citations.claims import find_claims  # noqa: E402
from assistant.citations.finding import Finding  # noqa: E402
from assistant.citations.normal import plain  # noqa: E402
from assistant.citations.roles import agrees  # noqa: E402
from assistant.citations.texts import CitedTexts  # noqa: E402
from corpus import Clause, Document, Library, Locator, load_registry, parse  # noqa: E402
from corpus.locator import label  # noqa: E402
from corpus.models import Metadata  # noqa: E402
from corpus.national import NationalLibrary  # noqa: E402
from corpus.sources import SHIPPED  # noqa: E402
from corpus.vocabulary import Held, Verdict  # noqa: E402

FILES = {"neibao": "neibao-2004.md", "baoan": "baoan-2022.md", "fankong": "fankong-2018.md"}
TEMPLATES = (
    "{c}规定：“{q}”", "{c}规定，“{q}”。", "根据{c}，“{q}”，请对照检查。", "“{q}”（{c}）", "“{q}”——{c}", "{c}：「{q}」",
    "{c}要求“{q}”，各部门照此办理。", "检查依据是{c}“{q}”。", '{c}明确："{q}"', "按照{c}的规定，“{q}”。",
    "正如{c}所说：“{q}”", "“{q}”，见{c}。", "一是{c}“{q}”，二是本单位制度。", "{c}规定：{q}",
)  # fmt: skip
SHARES = {
    "digit": 2,
    "unit": 1,
    "comparator": 1,
    "character": 3,
    "negation": 1,
    "clause": 2,
    "name": 2,
    "paraphrase": 2,
}


@dataclass(frozen=True, slots=True)
class Case:
    """A text with one citation, true or made wrong."""

    text: str
    kind: str
    document: str
    locator: Locator


class _Folder:
    """The laws' texts from a folder."""

    name = "folder"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, meta: Metadata) -> Document | None:
        name = FILES.get(meta.key)
        if name is None:
            return None
        return parse((self.folder / name).read_text(encoding="utf-8"), meta)


def open_texts(folder: Path | None, national: bool = True) -> CitedTexts:
    """Everything that a citation is checked against."""
    library = Library([*([_Folder(folder)] if folder else []), *SHIPPED], load_registry())
    return CitedTexts(library, NationalLibrary() if national else None)


class Maker:
    """Makes cases from the clauses of all verbatim texts."""

    def __init__(self, texts: CitedTexts, seed: int) -> None:
        self.texts = texts
        self.random = random.Random(seed)
        self.clauses = [
            (document, clause)
            for document in texts.library.documents()
            if document.held is Held.VERBATIM
            for clause in document.clauses
            if clause.locator.article is not None and len(plain(document.body(clause))) >= 8
        ]

    def name(self, document: Document) -> str:
        titles = [
            a.name for a in self.texts.library.registry.aliases if a.document == document.key and not a.superseded
        ]
        chosen = self.random.choice(titles)
        bare = chosen.startswith(("广州", "辽宁")) or "令" in chosen
        return chosen if bare else f"《{chosen}》"

    def quote(self, document: Document, clause: Clause) -> str:
        parts = [p for p in re.findall(r"[^，。；：\n]+[，。；：]?", document.body(clause)) if plain(p)]
        for _ in range(20):
            start = self.random.randrange(len(parts))
            end = min(len(parts), start + self.random.randint(1, 4))
            words = "".join(parts[start:end]).strip().rstrip("，：；。")
            if (
                len(plain(words)) >= 6
                and self.texts.stands(words, document, clause)
                and not re.search('[“”"「」]', words)
            ):
                return words
        return ""

    def drawn(self) -> tuple[Document, Clause, str]:
        while True:
            document, clause = self.random.choice(self.clauses)
            if quote := self.quote(document, clause):
                return document, clause, quote

    def text(self, document: Document, locator: Locator, quote: str, name: str = "") -> str:
        cited = (name or self.name(document)) + label(locator, document.meta.scheme)
        template = self.random.choice(TEMPLATES)
        if template.endswith("：{q}") and re.search(r"[。；]", quote):
            template = TEMPLATES[0]
        return template.format(c=cited, q=quote)


def wrong_cases(maker: Maker, count: int) -> Iterator[Case]:
    """True citations, each with one thing changed."""
    kinds = [kind for kind, share in SHARES.items() for _ in range(share)]
    made = 0
    while made < count:
        kind = kinds[made % len(kinds)]
        case = _MUTATIONS[kind](maker)
        if case is not None:
            made += 1
            yield case


def _changed(maker: Maker, kind: str, change: Callable[[str, random.Random], str]) -> Case | None:
    document, clause, quote = maker.drawn()
    mutated = change(quote, maker.random)
    if plain(mutated) == plain(quote) or len(plain(mutated)) < 5 or maker.texts.stands(mutated, document, clause):
        return None
    return Case(maker.text(document, clause.locator, mutated), kind, document.key, clause.locator)


def _clause_number(maker: Maker) -> Case | None:
    document, clause, quote = maker.drawn()
    place = clause.locator
    assert place.article is not None
    article = max(1, place.article + maker.random.choice((-3, -2, -1, 1, 2, 3, 10, 100)))
    if article == place.article:
        return None
    changed = Locator(article)
    there = document.find(changed)
    if there is not None and maker.texts.stands(quote, document, there):
        return None
    return Case(maker.text(document, changed, quote), "clause", document.key, changed)


def _law_name(maker: Maker) -> Case | None:
    document, clause, quote = maker.drawn()
    name = maker.name(document)
    if not name.startswith("《"):
        return None
    inner, chance = name[1:-1], maker.random
    at = chance.randrange(len(inner))
    changed = chance.choice(
        (
            inner[:at] + chance.choice("新市省区厂校院") + inner[at:],
            inner[:at] + inner[at + 1 :],
            chance.choice(("上海市", "江苏省", "重庆市")) + inner,
            inner + chance.choice(("实施细则", "实施办法", "释义")),
            re.sub("条例$|法$|意见$", chance.choice(("办法", "规定", "通则")), inner),
        )
    )
    known = {re.sub(r"[（(].*", "", alias.name) for alias in maker.texts.library.registry.aliases}
    if (
        changed in known
        or changed == inner
        or len(changed) < 3
        or (maker.texts.national and maker.texts.national.versions(changed))
    ):
        return None
    return Case(maker.text(document, clause.locator, quote, f"《{changed}》"), "name", document.key, clause.locator)


def _paraphrase(maker: Maker) -> Case | None:
    """A figure of a clause in other words, its number changed."""
    document, clause = maker.random.choice(maker.clauses)
    if not clause.is_leaf:
        return None
    figures = [
        f for f in maker.texts.figures(document, clause) if f.unit in ("日", "个月", "元", "人", "次", "%", "周岁")
    ]
    figures = [f for f in figures if str(f.comparator) != "=" and len(f.text) <= 14]
    if not figures:
        return None
    figure = maker.random.choice(figures)
    changed = digit(figure.text, maker.random)
    said = maker.texts.figures(document, clause)
    read = find_claims(changed)
    if changed == figure.text or len(read) != 1 or read[0].text != changed or any(agrees(read[0], f) for f in said):
        return None
    cited = maker.name(document) + label(clause.locator, document.meta.scheme)
    form = maker.random.choice(
        ("{c}规定的标准是{f}。", "按照{c}，应当{f}。", "要求{f}（{c}）。", "{c}要求{f}，请落实。")
    )
    text = form.format(c=cited, f=changed)
    return Case(text, "paraphrase", document.key, clause.locator)


_MUTATIONS: dict[str, Callable[[Maker], Case | None]] = {
    "digit": lambda maker: _changed(maker, "digit", digit),
    "unit": lambda maker: _changed(maker, "unit", unit),
    "comparator": lambda maker: _changed(maker, "comparator", comparator),
    "character": lambda maker: _changed(maker, "character", character),
    "negation": lambda maker: _changed(maker, "negation", negation),
    "clause": _clause_number,
    "name": _law_name,
    "paraphrase": _paraphrase,
}

_MARKS = (("“", "”"), ("「", "」"), ("『", "』"), ("‘", "’"), ('"', '"'))


def _own_words(maker: Maker) -> Case | None:
    """A part of a clause that states a figure, without quotation marks, and what somebody's house is like."""
    document, clause = maker.random.choice(maker.clauses)
    if not clause.is_leaf or not maker.texts.figures(document, clause):
        return None
    segments = [s for s in re.split(r"[。；\n]", document.body(clause)) if find_claims(s)]
    if not segments:
        return None
    words = maker.random.choice(segments).strip()
    pieces = words.split("，")
    with_figure = [n for n, piece in enumerate(pieces) if find_claims(piece)]
    first = maker.random.choice(with_figure)
    words = "，".join(pieces[max(0, first - maker.random.randint(0, 3)) : first + 1 + maker.random.randint(0, 1)])
    if re.search(r"第.{1,6}条", words):
        return None
    cited = maker.name(document) + label(clause.locator, document.meta.scheme)
    form = maker.random.choice(
        (
            "{c}规定{w}。",
            "按照{c}，{w}。我单位共有员工{n}人。",
            "{w}（{c}）。",
            "{c}：{w}；本单位现有保安{n}名。",
            "我院有床位{n}张。{c}要求{w}。",
        )
    )
    text = form.format(c=cited, w=words, n=maker.random.randint(11, 97))
    return Case(text, "harmless", document.key, clause.locator)


def harmless_cases(maker: Maker, count: int) -> Iterator[Case]:
    """True citations, written in other but harmless ways."""
    made = 0
    while made < count:
        if made % 4 == 3:
            case = _own_words(maker)
            if case is not None:
                made += 1
                yield case
            continue
        document, clause, quote = maker.drawn()
        rewritten = maker.random.choice(REWRITES)(quote, maker.random)
        text = maker.text(document, clause.locator, rewritten)
        if "\n" in rewritten and "“" not in text and "「" not in text and '"' not in text:
            continue
        opening, closing = maker.random.choice(_MARKS)
        text = text.replace("“", opening).replace("”", closing)
        made += 1
        yield Case(text, "harmless", document.key, clause.locator)


def caught(findings: Sequence[Finding]) -> bool:
    """Whether something was said against the citation."""
    return any(finding.verdict is not Verdict.OK for finding in findings)


def passed(findings: Sequence[Finding], case: Case) -> bool:
    """Whether exactly the one true citation was found and nothing said against it."""
    return len(findings) == 1 and findings[0].verdict is Verdict.OK and findings[0].document == case.document


def measure(texts: CitedTexts, wrong: int, harmless: int, seed: int, show: int = 0) -> dict[str, tuple[int, int]]:
    """How many of each kind were told rightly, and of how many.

    Args:
        texts: what citations are checked against.
        wrong, harmless: how many of each to make.
        seed: of the generator.
        show: how many failures of each kind to print.
    """
    maker = Maker(texts, seed)
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    for case in [*wrong_cases(maker, wrong), *harmless_cases(maker, harmless)]:
        findings = check_citations(case.text, texts.library, texts=texts, finder=FINDER)
        good = passed(findings, case) if case.kind == "harmless" else caught(findings)
        total[case.kind] += 1
        right[case.kind] += good
        if not good and failures[case.kind] < show:
            failures[case.kind] += 1
            print(case.kind, repr(case.text), [(str(f.verdict), f.raw, f.detail) for f in findings])
    return {kind: (right[kind], total[kind]) for kind in total}


FINDER = None


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--laws", type=Path)
    parser.add_argument("--wrong", type=int, default=10_000)
    parser.add_argument("--harmless", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args(argv)
    started = time.perf_counter()
    result = measure(open_texts(given.laws), given.wrong, given.harmless, given.seed, given.show)
    for kind, (right, total) in result.items():
        print(f"{kind:12} {right:6} / {total:6}  {100 * right / total:.2f}%")
    wrong = [pair for kind, pair in result.items() if kind != "harmless"]
    print(f"caught {sum(r for r, _ in wrong) / max(1, sum(t for _, t in wrong)):.4f} of {sum(t for _, t in wrong)}")
    passed_, made = result.get("harmless", (0, 0))
    print(f"flagged {(made - passed_) / max(1, made):.4f} of {made}; {time.perf_counter() - started:.1f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
