"""Every reference of the national library: how many of which form, and whether each is resolved or says why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.models import Reference
from corpus.national import NationalLibrary
from corpus.references import Texts, references_in


@dataclass(slots=True)
class Survey:
    """Counts over the library.

    Attributes:
        texts, articles, references: how many were read and found.
        forms: by head and form.
        reasons: by reason; the empty one counts the resolved.
        unexplained: references with neither a target nor a reason: there must be none.
    """

    texts: int = 0
    articles: int = 0
    references: int = 0
    forms: Counter[tuple[str, str]] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    unexplained: list[str] = field(default_factory=list)

    def rows(self) -> tuple[tuple[str, str], ...]:
        """The counts as a table's rows."""
        lines = [
            ("国家法律库：文本与条", f"{self.texts}部，{self.articles}条"),
            ("国家法律库：引用", f"{self.references}处，无对象又无原因的{len(self.unexplained)}处"),
        ]
        lines += [(f"国家法律库：{reason or 'resolved'}", str(n)) for reason, n in self.reasons.most_common()]
        lines += [(f"国家法律库：{head}/{form}", str(n)) for (head, form), n in self.forms.most_common()]
        return tuple(lines)


def survey(texts: Texts) -> Survey:
    """Read every text of the national library once.

    Args:
        texts: with the national library whose laws are read; needs its package.
    """
    counted = Survey()
    for key, article_count, references in _references(texts.national, texts):
        counted.texts += 1
        counted.articles += article_count
        for reference in references:
            counted.references += 1
            counted.forms[str(reference.head), str(reference.form)] += 1
            counted.reasons[str(reference.reason or "")] += 1
            if reference.reason is None and reference.document is None:
                counted.unexplained.append(f"{key} {reference.span.start} {reference.raw}")
    return counted


def _references(national: NationalLibrary, texts: Texts) -> Iterator[tuple[str, int, tuple[Reference, ...]]]:
    for law in national:
        document = texts.document(law.law_id)
        if document is not None:
            yield law.law_id, law.articles, references_in(document, texts)
