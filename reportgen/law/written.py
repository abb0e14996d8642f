"""Every piece of text that a case holds and a report may print, one by one. Judges nothing."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.case.part import Part
from reportgen.case.values import Text

UNPRINTED = frozenset({"internal", "never_publish", "accepted", "council", "id"})


def texts(part: Part) -> Iterator[Text]:
    """The texts of a part and of all parts in it, each with its place; notes for colleagues are left out."""
    for field in type(part).model_fields:
        if field in part.model_fields_set and field not in UNPRINTED:
            yield from _texts_in(part.__dict__[field])


def quoted(text: str, offset: int) -> bool:
    """Whether a place in a text is within somebody else's words: between quotation marks, or in lines after `>`."""
    before = text[text.rfind("\n\n", 0, offset) + 1 : offset]
    marks = before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1
    return marks or text[text.rfind("\n", 0, offset) + 1 : offset].lstrip().startswith(">")


def _texts_in(held: object) -> Iterator[Text]:
    if isinstance(held, Text):
        yield held
    elif isinstance(held, Part):
        yield from texts(held)
    elif isinstance(held, tuple):
        for item in held:
            yield from _texts_in(item)
    elif isinstance(held, dict):
        yield from _texts_in(tuple(held.values()))
