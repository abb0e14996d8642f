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
