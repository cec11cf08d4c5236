"""Every error that this project raises on purpose.

NeibaoError                     exit 1
├── InputError                  exit 2   what was given cannot be used
│   └── NoSuchClause            exit 2   a clause or a document that does not exist
├── MissingError                exit 3   something needed is not there
│   ├── TextNotHeld             exit 3   a text that is known by name but not held
│   ├── SourceUnavailable   exit 3   a site cannot be reached, or answers in another shape
│   ├── IndexMissing            exit 3   no index, or one that does not match
│   ├── ModelMissing            exit 3   a model is not installed, or damaged
│   └── ExtraMissing            exit 3   an optional package is not installed
└── StorageError                exit 1   a file or folder cannot be read or written

A message is one line that says what is wrong, where, and how to mend it.
"""

from __future__ import annotations


class NeibaoError(Exception):
    """Root of all errors that a user may see, as one line without a traceback."""

    exit_code = 1


class InputError(NeibaoError):
    """What the user gave cannot be used as it is."""

    exit_code = 2


class NoSuchClause(InputError):
    """A clause, or a document, that does not exist."""


class MissingError(NeibaoError):
    """Something that the work needs is not there."""

    exit_code = 3


class TextNotHeld(MissingError):
    """A text that is registered by name but whose words are not held."""


class SourceUnavailable(MissingError):
    """A site cannot be reached, or does not answer in the shape it did."""


class IndexMissing(MissingError):
    """There is no index, or it does not match the texts."""


class ModelMissing(MissingError):
    """A model is not installed, or what is installed of it is damaged."""


class ExtraMissing(MissingError):
    """An optional package is not installed."""


class StorageError(NeibaoError):
    """A file or a folder cannot be read or written."""
