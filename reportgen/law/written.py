"""Every piece of text and every date that a case holds and a report may print, one by one. Judges nothing."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

from reportgen.case.dates import Month
from reportgen.case.part import Part
from reportgen.case.report import Event, Paper
from reportgen.case.values import Text

UNPRINTED = frozenset({"internal", "never_publish", "accepted", "council", "id"})


class Written(NamedTuple):
    """The texts of a case, its dates, and those dates that may be of long ago, without notes for colleagues.

    Each knows its place. A month is a text as well.
    """

    texts: list[Text]
    dates: list[date | Month]
    history: list[date | Month]


def written(part: Part) -> Written:
    """What a part holds, and all parts in it."""
    found = Written([], [], [])
    _gather(part, found.dates, found)
    return found


def quoted(text: str, offset: int) -> bool:
    """Whether a place in a text is within somebody else's words: between quotation marks, or in lines after `>`."""
    before = text[text.rfind("\n\n", 0, offset) + 1 : offset]
    marks = before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1
    return marks or text[text.rfind("\n", 0, offset) + 1 : offset].lstrip().startswith(">")


def _gather(held: object, dates: list[date | Month], found: Written) -> None:
    if isinstance(held, Text):
        found.texts.append(held)
        if isinstance(held, Month):
            dates.append(held)
    elif isinstance(held, Part):
        of_old = found.history if isinstance(held, Event | Paper) else dates
        given = held.model_fields_set
        for field in _printed(type(held)):
            if field in given:
                _gather(held.__dict__[field], of_old, found)
    elif isinstance(held, date):
        dates.append(held)
    elif isinstance(held, tuple | dict):
        for item in held.values() if isinstance(held, dict) else held:
            _gather(item, dates, found)


@cache
def _printed(kind: type[Part]) -> tuple[str, ...]:
    """The fields of a kind of part that a report may print."""
    return tuple(field for field in kind.model_fields if field not in UNPRINTED)
