"""The two documents that ship with the package, verbatim."""

from __future__ import annotations

from importlib.resources import files

from corpus.models import Document, Metadata
from corpus.parser import parse


class BundledSource:
    """Texts in `corpus/data/texts`, named by the registry's `file`."""

    name = "bundled"

    def load(self, meta: Metadata) -> Document | None:
        """The bundled text, or None where the registry names no file."""
        if not meta.file:
            return None
        data = files("corpus").joinpath("data", "texts", meta.file).read_bytes()
        return parse(data.decode("utf-8"), meta)
