"""What can stand before a clause and say whose it is: the patterns of the heads, made from the data."""

from __future__ import annotations

import re
from functools import cache, cached_property

from corpus.references.locators import NUMERAL, value
from corpus.references.words import alternation, reference_words
from corpus.registry import Registry

_S = r"\s{0,3}"
TITLE = re.compile(r"《(?>(?:[^《》]|《[^《》]{0,120}》){1,160})》")


_NOT_OWN = rf"(?<![{reference_words()['not_own']['before']}])(?<!(?<![造构形达])成)"
"""基本法 and 成本 are words of their own; 造成本法第六条所列后果 is not one of them."""


def _own() -> str:
    words = reference_words()
    nouns = "|".join(
        word + (f"(?!{alternation(words['not_own']['after'][word])})" if word in words["not_own"]["after"] else "")
        for word in sorted(words["own_nouns"]["words"], key=len, reverse=True)
    )
    return rf"{_NOT_OWN}本(?P<own_noun>{nouns})"


def _parts(lead: str, units: str) -> str:
    after = reference_words()["not_own"]["after"]
    choices = "|".join(unit + (f"(?!{'|'.join(after[unit])})" if unit in after else "") for unit in units)
    return rf"{lead}(?:{choices}|分编)" if "编" in units else rf"{lead}(?:{choices})"


def _alias_pattern(name: str) -> str:
    return r"\s?".join(re.escape(char) for char in name if not char.isspace())


def _aliases(registry: Registry) -> str:
    names = {"".join(alias.name.split()) for alias in registry.aliases if "令" not in alias.name}
    return "|".join(_alias_pattern(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def _orders() -> str:
    issuers = alternation(reference_words()["orders"]["issuers"])
    nation, year = "(?:中华人民共和国)?", rf"(?:[0-9]{{4}}{_S}年)?"
    number = rf"[\[(【“]?{_S}第?{_S}(?:{NUMERAL}){_S}号(?:令(?!人))?{_S}[\])】”]?"
    return (
        rf"{nation}(?:{issuers}){_S}令{_S}{number}"
        rf"|{nation}(?:{issuers}){_S}{year}{_S}第?{_S}(?:{NUMERAL}){_S}号{_S}(?:令|文件?)"
        rf"|国令{_S}第{_S}(?:{NUMERAL}){_S}号"
        rf"|第?{_S}(?:[0-9]{{1,4}}|[一二三四五六七八九〇零]{{3}}){_S}号{_S}(?:国务院{_S}|公安部{_S})?令(?!人)"
    )


@cache
def seeds(registry: Registry) -> re.Pattern[str]:
    """The pattern that finds every place where a mention may begin."""
    nouns = alternation(reference_words()["own_nouns"]["words"])
    return re.compile(
        "|".join(
            (
                r"(?P<title>《)",
                rf"(?P<order>{_orders()})",
                rf"(?P<alias>{_aliases(registry)})",
                rf"(?P<own>{_own()})",
                rf"(?P<part>{_NOT_OWN}(?:{_parts('本', '条款项章节编')}))",
                rf"(?P<previous>(?<![提之目此当先空眼])(?<!以(?!前.{{0,2}}[款条项](?:第|规定|所|情形|行为|方式)))[前上](?P<count>[一二两三四五六七八九十]{{0,2}})"
                rf"(?P<previous_unit>{_unit('条')}|{_unit('款')}|{_unit('项')}))",
                rf"(?P<same>[同该](?:{_unit('条')}|{_unit('款')}|{_unit('项')})(?!例)"
                rf"|该(?:{nouns})(?={_S}第)|其(?={_S}第{_S}{NUMERAL}{_S}条))",
                r"(?P<bare>第|(?<=[法例典定则])\s?[0-9]{1,4}\s?条)",
                r"(?P<intro>简称|下称)",
            )
        )
    )


def _unit(unit: str) -> str:
    after = reference_words()["not_own"]["after"].get(unit)
    return unit + (f"(?!{'|'.join(after)}|例)" if after else "")


class OrderNumbers:
    """Which registered text an order number names."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    @cached_property
    def _numbers(self) -> dict[int, list[tuple[str, str]]]:
        found: dict[int, list[tuple[str, str]]] = {}
        for meta in self._registry:
            if match := re.fullmatch(r"(.*)令第([0-9]+)号", meta.document_number):
                found.setdefault(int(match[2]), []).append((match[1], meta.key))
        return found

    def key(self, written: str) -> str | None:
        """Key of the text with this order number; None where none is registered."""
        plain = re.sub(r"^国令", "国务院令", re.sub(r"\s|[0-9]{4}年", "", written))
        number = re.search(rf"[0-9]+|{NUMERAL}(?=号)", plain)
        wanted = value(number[0]) if number else None
        choices = self._numbers.get(wanted, []) if wanted is not None else []
        issuers = [(issuer, key) for issuer, key in choices if issuer in plain]
        if issuers:
            return issuers[0][1]
        bare = not re.search(r"[部院府席]", plain)
        return choices[0][1] if bare and len(choices) == 1 else None


@cache
def order_numbers(registry: Registry) -> OrderNumbers:
    """The order numbers of a registry, read once."""
    return OrderNumbers(registry)
