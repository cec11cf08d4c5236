"""Single choice and true or false: standing, dates, issuers and numbers of the texts themselves."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from assistant.quiz.chance import pick, rank, shuffled
from assistant.quiz.models import (
    JUDGE_FALSE,
    JUDGE_TRUE,
    Difficulty,
    Item,
    ItemType,
    Option,
    Proof,
    ProofKind,
    Source,
)
from assistant.quiz.rows import read_data
from assistant.quiz.workshop import Workshop
from corpus.models import Document, Metadata
from corpus.vocabulary import Standing

TOPIC = "文本与效力"
"""Topic of these items."""


@cache
def fields() -> tuple[dict[str, Any], ...]:
    """The rows of `records.toml`."""
    return tuple(read_data("records.toml")["field"])


def value_words(meta: Metadata, field: str) -> str:
    """A field of a text's record in words; empty where it is unknown."""
    value = getattr(meta, field)
    row = next(row for row in fields() if row["name"] == field)
    if value in (None, ""):
        return ""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if field == "articles":
        return f"{value}条"
    return str(row["say"].get(str(value), "")) if "say" in row else str(value)


def record_source(document: Document) -> Source:
    """The text's record as a source; its hash is that of the fields that items ask for."""
    words = "\0".join(value_words(document.meta, row["name"]) for row in fields())
    return Source(
        document.key,
        "",
        f"《{document.meta.title}》（文本登记信息）",
        hashlib.sha256(words.encode()).hexdigest(),
        str(document.held),
    )


def make(shop: Workshop) -> Iterator[Item]:
    """A single choice and a statement of each field of each text."""
    for document in shop.documents:
        for row in fields():
            if (right := value_words(document.meta, row["name"])) and right not in document.meta.title:
                others = _others(shop, row, right)
                if len(others) >= 3:
                    yield _single(shop, document, row, right, others)
                yield _judge(shop, document, row, right, others)


def _others(shop: Workshop, row: dict[str, Any], right: str) -> list[str]:
    found = {value_words(other.meta, row["name"]) for other in shop.library.documents()} | set(row["wrong"])
    if row["name"] == "standing":
        found |= set(row["say"].values())
    if row["name"] == "articles":
        found |= {f"{int(right[:-1]) + step}条" for step in (-3, 2, 7)}
    return shuffled(found - {right, ""}, shop.seed, right)


def title_of(document: Document) -> str:
    """The full title, without a remark in brackets that would give the standing away."""
    return f"《{document.meta.title.split('（')[0]}》"


def _single(shop: Workshop, document: Document, row: dict[str, Any], right: str, others: list[str]) -> Item:
    ordered = row["name"] in ("issued", "effective", "articles")
    options = [Option(right, True), *(Option(words, why="与登记信息不符") for words in others[:3])]
    chosen = (
        sorted(options, key=lambda o: _order(o.text))
        if ordered
        else shuffled(options, shop.seed, right, document.key, key=lambda o: o.text)
    )
    more = (document.meta.articles or 0) + 5
    stem = pick(row["stems"], shop.seed, document.key, row["name"]).format(title=title_of(document), more=more)
    return _item(shop, document, row, right, ItemType.SINGLE, stem, tuple(chosen), (), ordered)


def _order(words: str) -> list[int]:
    return [int(n) for n in re.findall("[0-9]+", words)]


def _judge(shop: Workshop, document: Document, row: dict[str, Any], right: str, others: list[str]) -> Item:
    true = not others or rank(shop.seed, document.key, row["name"], "judge") % 2 == 0
    shown = right if true else others[0]
    stem = pick(row["statements"], shop.seed, document.key, row["name"]).format(title=title_of(document), value=shown)
    return _item(
        shop, document, row, right, ItemType.JUDGE, stem, (), (JUDGE_TRUE if true else JUDGE_FALSE,), False, shown
    )


def _item(
    shop: Workshop,
    document: Document,
    row: dict[str, Any],
    right: str,
    type: ItemType,
    stem: str,
    options: tuple[Option, ...],
    answer: tuple[str, ...],
    ordered: bool,
    shown: str = "",
) -> Item:
    facts = {"field": row["name"], "value": right}
    notice = "" if document.meta.standing is not Standing.DRAFT else "该文本为征求意见稿，从未以此文本生效。"
    return Item(
        type,
        f"record-{row['name']}",
        stem,
        options,
        answer,
        f"依据《{document.meta.title}》的登记信息：{right}。{notice}",
        Difficulty.EASY if row["name"] in ("standing", "issuer") else Difficulty.MEDIUM,
        TOPIC,
        0,
        (record_source(document),),
        Proof(ProofKind.RECORD, right, shown=shown, facts=facts),
        ordered,
    )
