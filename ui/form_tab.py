"""The calculator as a form: the same computation and the same trace as in the chat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import gradio as gr

from assistant.commands.quota import campus, count
from assistant.reading.facts.understood import Understood
from assistant.rules.facts import Asked, Kind, UnitFacts
from assistant.rules.render import count_names
from assistant.rules.what_if import WhatIf, what_if
from assistant.service import Assistant
from assistant.staffing.compose import compose
from corpus.errors import NeibaoError
from corpus.library import Library
from ui.render import error_view, reply_view
from ui.what_if_view import what_if_view
from ui.words import page_words


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of unit: how the form calls it, and the counts that its rule asks for."""

    name: str
    kind: Kind
    key_unit: bool | None
    counts: tuple[str, ...]


KINDS = {
    "school": KindRow("中小学、幼儿园", Kind.SCHOOL, None, ("persons", "students", "boarders", "have_guards")),
    "hospital": KindRow("医院", Kind.HOSPITAL, None, ("medical_staff", "beds", "outpatients", "have_guards")),
    "unit": KindRow("一般单位", Kind.UNIT, None, ("persons", "have_staff")),
    "key-unit": KindRow("治安保卫重点单位", Kind.UNIT, True, ("persons", "full_time", "have_guards")),
}
FIELDS = (
    "persons",
    "students",
    "boarders",
    "medical_staff",
    "beds",
    "outpatients",
    "full_time",
    "have_staff",
    "have_guards",
)
_SCHOOL_PERSONS = "师生员工总人数"
_BEGIN = "school"


def build_form_tab(assistant: Assistant) -> None:
    """Lay out the form and connect it."""
    with gr.Column(elem_classes="fields"):
        _build_form(assistant)


def _build_form(assistant: Assistant) -> None:
    kind = gr.Radio(
        [(row.name, key) for key, row in KINDS.items()],
        value=_BEGIN,
        label="单位类别",
        elem_id="kind",
        elem_classes="pills",
    )
    region = gr.Radio(list(page_words().regions), value="", label="地点", elem_id="form-region", elem_classes="pills")
    with gr.Row(elem_id="counts"):
        fields = [
            gr.Textbox(label=_label(name, _BEGIN), visible=_asks(_BEGIN, name), min_width=150, elem_id=f"count-{name}")
            for name in FIELDS
        ]
    key_unit = gr.Checkbox(label="同时被确定为治安保卫重点单位", elem_id="also-key")
    campuses = gr.Textbox(
        label="多校区（每行一个，可不填）",
        placeholder="东校区=1800/600:3　即 名称=人数/寄宿生:现有保安员",
        lines=2,
        elem_id="campuses",
    )
    with gr.Row():
        compute = gr.Button("计算", variant="primary", elem_id="compute")
        clear = gr.Button("清空", elem_id="clear-form")
    result = gr.HTML("", elem_id="form-result", padding=False, apply_default_css=False)
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    inputs = [kind, region, key_unit, campuses, *fields]
    for event in (compute.click, *(field.submit for field in fields)):
        event(partial(_compute, assistant.library), inputs, result, **quiet)
    kind.change(_show_fields, kind, [*fields, key_unit, campuses, result], **quiet)
    clear.click(lambda: ("", "", *([""] * len(fields))), None, [result, campuses, *fields], **quiet)


def _label(name: str, kind: str) -> str:
    return _SCHOOL_PERSONS if name == "persons" and kind == "school" else count_names((name,))


def _asks(kind: str, name: str, also_key: bool = False) -> bool:
    return name in KINDS[kind].counts or (also_key and name in ("persons", "full_time"))


def _show_fields(kind: str) -> list[Any]:
    """The counts that a kind's rule asks for; schools and hospitals may be key units too."""
    own_standard = kind in ("school", "hospital")
    fields = [gr.Textbox(label=_label(name, kind), visible=_shown(kind, name)) for name in FIELDS]
    return [*fields, gr.Checkbox(visible=own_standard), gr.Textbox(visible=kind == "school"), ""]


def _shown(kind: str, name: str) -> bool:
    return _asks(kind, name, also_key=kind == "hospital" and name == "persons")


def _compute(library: Library, kind: str, region: str, key_unit: bool, campuses: str, *counts: str) -> str:
    """The result as the page shows it; what goes wrong is told in one line."""
    try:
        facts = facts_from(kind, region, key_unit, campuses, dict(zip(FIELDS, counts, strict=True)))
        return result_view(facts, library)
    except NeibaoError as error:
        return error_view(str(error))
    except Exception as error:  # the page's last net: a user never sees a traceback
        return error_view(f"内部错误（{type(error).__name__}），请核对所填的数")


def facts_from(kind: str, region: str, key_unit: bool, campuses: str, counts: Mapping[str, str]) -> UnitFacts:
    """The unit that the form describes; a field that the kind does not show counts as empty.

    Raises:
        InputError: a number or a campus cannot be read.
    """
    row = KINDS[kind]
    own_standard = row.kind is not Kind.UNIT
    known: dict[str, Any] = {
        name: count(text, _label(name, kind))
        for name, text in counts.items()
        if text and text.strip() and _shown(kind, name)
    }
    rows = [line for line in (campuses or "").splitlines() if line.strip()] if kind == "school" else []
    return UnitFacts(
        kind=row.kind,
        region=region or None,
        key_unit=(True if key_unit and own_standard else None) or row.key_unit,
        campuses=tuple(campus(line) for line in rows),
        asked=None if row.key_unit or own_standard else Asked.STAFF,
        **known,
    )


def result_view(facts: UnitFacts, library: Library) -> str:
    """The reply to these inputs, and how the minimum changes around them."""
    reply = compose("", Understood((facts,)), library)
    drawn = what_ifs(facts) if reply.quota is not None and reply.quota.results else ()
    return reply_view(reply, library) + what_if_view(drawn)


def what_ifs(facts: UnitFacts) -> tuple[WhatIf, ...]:
    """How the minimum changes with each count that is given and that it depends on, the deciding one first."""
    first = what_if(facts)
    if first is None:
        return ()
    others = (what_if(facts, name) for name in FIELDS if name != first.of and not name.startswith("have_"))
    return (first, *(found for found in others if found is not None and len(found.stretches) > 1))
