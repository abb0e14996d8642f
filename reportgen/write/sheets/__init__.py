"""Sheets: rows of plain values under heads, as a spreadsheet or a database takes them. Knows no case and no format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum, auto

Value = str | int | Decimal | date | None
"""What a cell holds; None is an empty cell. A decimal number is a sum in pounds."""


class Kind(Enum):
    """What a column holds."""

    WORDS = auto()
    NUMBER = auto()
    POUNDS = auto()
    DAY = auto()


class Tone(Enum):
    """What a value means for whoever reads it: a colour may show it, beside the value itself."""

    GOOD = auto()
    WAITING = auto()
    BAD = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `width` is in characters, `tones` are of particular words, `over_nothing` of any number over 0."""

    head: str
    kind: Kind = Kind.WORDS
    width: int = 12
    tones: Mapping[str, Tone] = field(default_factory=dict)
    over_nothing: Tone | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title, columns, and rows of as many values as there are columns."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
