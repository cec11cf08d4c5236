"""Builds the reply to a staffing question: figure first, then rule, computation, other readings, notices."""

from __future__ import annotations

from dataclasses import replace

from assistant.reading.facts.understood import Remark, Understood
from assistant.reply import Citation, Quota, Reply
from assistant.rules.facts import Asked, Kind, UnitFacts, find_fault
from assistant.rules.parameters import load_rules
from assistant.rules.places import applying_document, place_name
from assistant.rules.quota import derive
from assistant.rules.render import count_names, fault_words, group, render
from assistant.rules.trace import Derivation
from assistant.staffing.figures import stated_figures
from assistant.staffing.headlines import headlines, references
from assistant.staffing.quotes import citation_of, rule_citations, sentences_of
from assistant.staffing.remarks import remarks_on
from assistant.staffing.words import say
from assistant.staffing.working import steps_and_readings
from corpus.library import Library
from corpus.vocabulary import Route


def compose(question: str, understood: Understood, library: Library) -> Reply:
    """The complete reply to a question that has been read."""
    return _Composer(question, understood, library).reply()


class _Composer:
    """One reply in the making."""

    def __init__(self, question: str, understood: Understood, library: Library) -> None:
        self.question = question
        self.understood = understood
        self.library = library
        self.language = understood.language

    def reply(self) -> Reply:
        seen = self.understood
        if seen.refuse is not None:
            return self._plain(Route.ERROR, self._remark("refuse", seen.refuse))
        if seen.job:
            return self._plain(Route.DECLINE, self.say("decline", "other_job", job=seen.job))
        if seen.uncovered is not None:
            return self._uncovered(seen.uncovered)
        for facts in seen.units:
            if (fault := find_fault(facts)) is not None:
                return self._plain(Route.ERROR, self.say("refuse", "inputs", reason=fault_words(fault, self.language)))
        elsewhere = bool(seen.units) and not any(facts.is_covered for facts in seen.units)
        if seen.ask is not None and not (elsewhere and seen.ask.id != "place"):
            return self._ask(self._remark("ask", seen.ask), seen.missing)
        derivations = tuple(derive(facts) for facts in seen.units)
        if elsewhere:
            return self._elsewhere(derivations)
        lacking = next((d for d in derivations if _lacks(d)), None)
        if lacking is not None:
            return self._ask(self._need(lacking), lacking.missing, lacking)
        return self._computed(derivations)

    def say(self, group: str, row: str, /, **values: object) -> str:
        return say(group, row, self.language, **values)

    def _remark(self, group: str, remark: Remark) -> str:
        values: dict[str, object] = dict(remark.values)
        if "name" in values and group in ("ask", "notice"):
            values["name"] = count_names(str(values["name"]).split(","), self.language)
        return self.say(group, remark.id, **values)

    def _plain(self, route: Route, answer: str) -> Reply:
        return Reply(self.question, route, answer, self.language)

    def _ask(self, words: str, missing: tuple[str, ...], derivation: Derivation | None = None) -> Reply:
        facts = derivation.facts if derivation else (self.understood.units[0] if self.understood.units else None)
        quota = Quota(facts.rule, facts.place, facts.inputs(), missing=missing) if facts else None
        return Reply(self.question, Route.CLARIFY, words, self.language, quota=quota, clarify=words)

    def _need(self, derivation: Derivation) -> str:
        """The one question that gets the most needed input."""
        facts = derivation.facts
        if facts.campuses:
            return self.say("ask", "campuses")
        if facts.inverse is not None:
            return self.say("ask", "which_base" if facts.kind is Kind.HOSPITAL else "inverse_kind")
        if facts.kind is Kind.HOSPITAL and facts.wants is not Asked.STAFF:
            return self.say("ask", "hospital")
        if facts.kind is Kind.SCHOOL and facts.wants is not Asked.STAFF:
            return self.say("ask", "boarders" if derivation.missing == ("boarders",) else "school_persons")
        return self.say("ask", "persons")

    def _computed(self, derivations: tuple[Derivation, ...]) -> Reply:
        single = len(derivations) == 1
        heads: list[str] = []
        for derivation in derivations:
            covered = derivation.facts.is_covered
            heads += headlines(derivation, self.language, "" if single else derivation.facts.name) if covered else []
        shown = tuple(d for d in derivations if d.facts.is_covered)
        citations = rule_citations(self.library, sentences_of(shown))
        body, worded = self._body(shown, citations, named=not single)
        notices = self._notices(derivations)
        answer = "\n\n".join(["\n".join(_bullets(heads)), *body, *self._section("notices", notices)])
        quota = render(derivations[0], self.language) if single else self._several(derivations)
        figures = stated_figures(derivations, [*heads, *worded, *notices[1:]], citations)
        return Reply(self.question, Route.QUOTA, answer, self.language, citations, figures, quota, notices)

    def _several(self, derivations: tuple[Derivation, ...]) -> Quota:
        first = derivations[0].facts
        rules = {d.facts.rule for d in derivations}
        places = {d.facts.place for d in derivations}
        return Quota(
            rule=first.rule if len(rules) == 1 else "several",
            region=first.place if len(places) == 1 else "several",
            inputs={"units": [{"name": d.facts.name, **d.facts.inputs()} for d in derivations]},
            groups=tuple(group(d, self.language) for d in derivations),
            missing=tuple(dict.fromkeys(name for d in derivations for name in d.missing)),
        )

    def _body(
        self, derivations: tuple[Derivation, ...], citations: tuple[Citation, ...], named: bool
    ) -> tuple[list[str], list[str]]:
        """Rule, steps and readings as sections; and the sentences in them that state numbers."""
        quotes = [self._quoted(citation) for citation in citations]
        steps: list[str] = []
        others: list[str] = []
        for derivation in derivations:
            mine, theirs = steps_and_readings(derivation, self.language, derivation.facts.name if named else "")
            steps += mine
            others += theirs
        sections = [*self._section("basis", quotes), *self._section("steps", steps), *self._section("readings", others)]
        return sections, [*steps, *others]

    def _quoted(self, citation: Citation) -> str:
        if citation.kind == "digest":
            return f"{citation.label}（要旨）{citation.quote}"
        return (
            f"{citation.label}：“{citation.quote}”"
            if self.language == "zh"
            else f"{citation.label}: “{citation.quote}”"
        )

    def _section(self, name: str, lines: list[str] | tuple[str, ...]) -> list[str]:
        if not lines:
            return []
        title = self.say("part", name)
        return [f"**{title}**\n" + "\n".join(f"- {line}" for line in lines)]

    def _notices(self, derivations: tuple[Derivation, ...]) -> tuple[str, ...]:
        """The draft notice first, then what was assumed."""
        notices = [self._draft()]
        units = [d.facts for d in derivations]
        if any(facts.region is None for facts in units):
            notices.append(self.say("notice", "no_place"))
        notices += [self._remark("notice", remark) for remark in self.understood.assumptions]
        for facts in units:
            notices += [self.say("notice", name) for name in remarks_on(facts)]
            if not facts.is_covered:
                place = place_name(facts.place, self.language)
                notices.append(self.say("notice", "elsewhere_member", name=facts.name or place, place=place))
        return tuple(dict.fromkeys(notices))

    def _draft(self) -> str:
        if self.language == "zh":
            return self.library.registry[load_rules().document].draft_notice
        return self.say("notice", "draft")

    def _uncovered(self, kind: str) -> Reply:
        facts = self.understood.units[0] if self.understood.units else UnitFacts()
        answer = [self.say("head", "uncovered", kind=self.say("kinds", kind))]
        key = applying_document(facts.place)
        place = ("22" if kind == "university" else "6") if key == "neibao" or facts.is_covered else "1"
        key = "neibao" if facts.is_covered else key
        citations = self._applying(key, place, answer)
        return Reply(self.question, Route.DECLINE, "\n\n".join(answer), self.language, citations)

    def _applying(self, key: str, place: str, answer: list[str]) -> tuple[Citation, ...]:
        citation = citation_of(self.library, key, place)
        if citation is None:
            return ()
        words = "".join(citation.quote.split("\n"))
        quote = f"“{words}”" if citation.kind == "verbatim" else f"（要旨）{words}"
        answer.append(self.say("head", "applies", label=citation.label, quote=quote))
        return (citation,)

    def _elsewhere(self, derivations: tuple[Derivation, ...]) -> Reply:
        """Another place: declined, with what applies there, and Guangzhou's figure labelled as reference."""
        facts = derivations[0].facts
        place = place_name(facts.place, self.language)
        answer = [self.say("head", "elsewhere", place=place)]
        key = applying_document(facts.place)
        citations = self._applying(key, "1" if key != "neibao" else "6", answer)
        titles = "、".join(f"《{m.title}》" for m in self.library.registry.about(str(facts.kind)))
        if titles:
            answer.append(self.say("head", "other_texts", titles=titles))
        shown = [line for derivation in derivations for line in references(derivation, place, self.language)]
        answer += ["\n".join(f"- {line}" for line in shown)] if shown else []
        notices = (self._draft(), *(self._remark("notice", r) for r in self.understood.assumptions))
        answer += self._section("notices", notices)
        rules = rule_citations(self.library, sentences_of(derivations))
        figures = stated_figures(derivations, shown, ())
        quota = render(derivations[0], self.language) if len(derivations) == 1 else self._several(derivations)
        if len(derivations) > 1:
            first = render(derivations[0], self.language)
            quota = replace(quota, reference=first.reference)
        return Reply(
            self.question,
            Route.DECLINE,
            "\n\n".join(answer),
            self.language,
            (*citations, *rules),
            figures,
            quota,
            notices,
        )


def _lacks(derivation: Derivation) -> bool:
    """Whether nothing can be said without another input."""
    if derivation.facts.inverse is not None:
        return derivation.inverse is None
    if derivation.facts.campuses:
        return derivation.total is None or any("boarders" in g.missing for g in derivation.groups)
    main = derivation.main
    if main is None or "boarders" in derivation.missing:
        return True
    return main.role == "key_staff" and derivation.facts.wants is not Asked.STAFF


def _bullets(lines: list[str]) -> list[str]:
    return lines if len(lines) == 1 else [f"- {line}" for line in lines]
