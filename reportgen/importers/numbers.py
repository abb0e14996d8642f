"""The numbers of paragraphs, where a document's own can be told from those that pasting made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.importers.decision import Paragraph, Section

_FIRST = "1"


def counted_through(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections with their paragraphs' numbers, or without them where they begin again in each section.

    The Ombudsman numbers a document through. Text that is pasted from a web page counts each list from 1, and nobody
    would find paragraph 1 of such a text again.
    """
    firsts = [next((one.number for one in section.paragraphs if one.number), "") for section in sections]
    if firsts.count(_FIRST) <= 1:
        return tuple(sections)
    return tuple(replace(section, paragraphs=_unnumbered(section.paragraphs)) for section in sections)


def _unnumbered(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(replace(one, number="", items=_unnumbered(one.items)) for one in paragraphs)
