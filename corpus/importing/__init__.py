"""Files of laws as downloaded from official sites, one reader a format, made into one canonical text."""

from corpus.importing.canonical import Canonical, canonical
from corpus.importing.readers import Extract, read_bytes, read_path

__all__ = ["Canonical", "Extract", "canonical", "read_bytes", "read_path"]
