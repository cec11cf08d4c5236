"""Anki deck (genanki): the stem on the front, key and reason on the back; ids that stay the same for the same item."""

from __future__ import annotations

import html
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.exports.rows import basis, clean
from assistant.quiz.chance import rank
from assistant.quiz.models import TYPE_NAMES, Item, Paper, letter

FIELDS = ("题干", "选项", "答案", "解析", "依据", "题型", "难度", "分值")
"""Fields of a note."""

_MODEL_ID = 1_607_392_319
_MOMENT = 1_600_000_000.0  # note ids count up from here; Anki cannot open a note whose id is 0
_FRONT = '<div class="type">{{题型}}　{{难度}}　{{分值}}分</div><div>{{题干}}</div><div class="options">{{选项}}</div>'
_BACK = (
    '{{FrontSide}}<hr id="answer"><div class="key">{{答案}}</div><div>{{解析}}</div><div class="basis">{{依据}}</div>'
)
_CSS = (
    '.card{font-family:"Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;font-size:18px;line-height:1.6}'
    ".type,.basis{color:#777;font-size:13px}.key{font-weight:bold;color:#0a6}"
)


def write(paper: Paper) -> Mapping[str, bytes]:
    """The deck as a package."""
    import genanki

    model = genanki.Model(
        _MODEL_ID,
        "内保题目",
        fields=[{"name": name} for name in FIELDS],
        templates=[{"name": "题目", "qfmt": _FRONT, "afmt": _BACK}],
        css=_CSS,
    )
    title = clean(paper.title) + paper.form
    deck = genanki.Deck(1 << 30 | rank("deck", title) % (1 << 30), title)
    for item in paper.items:
        deck.add_note(_note(genanki, model, item))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.apkg"
        genanki.Package(deck).write_to_file(str(path), timestamp=_MOMENT)
        return {"": path.read_bytes()}


def _note(genanki: Any, model: Any, item: Item) -> Any:
    options = "<br>".join(_safe(f"{letter(i)}．{option.text}") for i, option in enumerate(item.options))
    values = (
        _safe(item.stem),
        options,
        _safe(item.key),
        _safe(item.explanation),
        _safe(basis(item)),
        TYPE_NAMES[item.type],
        str(item.difficulty),
        str(item.points),
    )
    tag = item.topic.replace(" ", "_")
    return genanki.Note(model, list(values), guid=genanki.guid_for(item.id), tags=[tag] if tag else [])


def _safe(words: str) -> str:
    return html.escape(clean(words), quote=False)
