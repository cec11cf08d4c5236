"""Which place's rules a place named by a user falls under."""

from __future__ import annotations

from corpus.places import NATIONAL, find_places
from corpus.registry import load_registry
from corpus.vocabulary import Place


def place_key(name: str) -> str:
    """The key of the place that a name names or lies in; any other name is returned as it is."""
    plain = name.strip()
    if plain.lower() in (*Place, NATIONAL):
        return plain.lower()
    found = find_places(plain)
    return found[0].key if found and found[0].key in (*Place, NATIONAL) else plain


def place_name(key: str, language: str = "zh") -> str:
    """How a place is called in an answer."""
    names = {
        "guangzhou": ("广州", "Guangzhou"),
        "liaoning": ("辽宁", "Liaoning"),
        NATIONAL: ("全国", "the whole country"),
        "other": ("当地", "that place"),
    }
    if key in names:
        return names[key][0 if language == "zh" else 1]
    return key.title() if key.isascii() else key


def applying_document(place: str) -> str:
    """Key of the text that does apply in a place without a ratio of its own: its guidance, else the regulation."""
    return next((meta.key for meta in load_registry() if meta.place == place), "neibao")
