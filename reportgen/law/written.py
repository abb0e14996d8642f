"""Every piece of text that a case holds and a report may print, one by one. Judges nothing."""

from __future__ import annotations

from functools import cache

from reportgen.case.part import Part
from reportgen.case.values import Text

UNPRINTED = frozenset({"internal", "never_publish", "accepted", "council", "id"})


def texts(part: Part) -> tuple[Text, ...]:
    """The texts of a part and of all parts in it, each with its place; notes for colleagues are left out."""
    found: list[Text] = []
    _gather(part, found)
    return tuple(found)


def quoted(text: str, offset: int) -> bool:
    """Whether a place in a text is within somebody else's words: between quotation marks, or in lines after `>`."""
    before = text[text.rfind("\n\n", 0, offset) + 1 : offset]
    marks = before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1
    return marks or text[text.rfind("\n", 0, offset) + 1 : offset].lstrip().startswith(">")


def _gather(held: object, found: list[Text]) -> None:
    if isinstance(held, Text):
        found.append(held)
    elif isinstance(held, Part):
        for field in _printed(type(held)):
            if field in held.model_fields_set:
                _gather(held.__dict__[field], found)
    elif isinstance(held, tuple | dict):
        for item in held.values() if isinstance(held, dict) else held:
            _gather(item, found)


@cache
def _printed(kind: type[Part]) -> tuple[str, ...]:
    """The fields of a kind of part that a report may print."""
    return tuple(field for field in kind.model_fields if field not in UNPRINTED)
