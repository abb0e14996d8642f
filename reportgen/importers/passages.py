"""Passages that are taken over whole: the summary and the complaint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.importers.decision import Decision, Paragraph, Topic
from reportgen.importers.evidence import at_paragraph
from reportgen.importers.facts import Fact
from reportgen.importers.headings import is_title
from reportgen.importers.lists import Marker, marker_of

_SHORTEST = 40
_AFTER = frozenset({Topic.COMPLAINT, Topic.SUMMARY, Topic.OTHER})
_NOT_HEADED = "Nothing is headed Summary: this stands where the summary does."
_ONLY_FIRST = "The headings after the summary are missing: this is its first paragraph, and there may be more."


def summary(decision: Decision) -> Fact[str] | None:
    """The summary exactly as written, its paragraphs joined."""
    paragraphs, doubt = summary_paragraphs(decision)
    words = " ".join(paragraph.text for paragraph in paragraphs)
    return Fact(words, replace(at_paragraph(paragraphs[0]), words=words), doubt) if paragraphs else None


def summary_paragraphs(decision: Decision) -> tuple[tuple[Paragraph, ...], str]:
    """The paragraphs and items of the summary, and what is doubtful about where it ends."""
    for place, section in enumerate(decision.sections):
        if section.topic is Topic.SUMMARY and section.paragraphs:
            after = next((later.topic for later in decision.sections[place + 1 :] if later.heading), None)
            return (_unmarked(section.paragraphs), "") if after in _AFTER else _first(section.paragraphs, _ONLY_FIRST)
    return _untitled(decision)


def complaint(decision: Decision) -> tuple[Fact[str], ...]:
    """The paragraphs of the complaint, each exactly as written, and its items."""
    return tuple(
        Fact(paragraph.text, at_paragraph(paragraph))
        for section in decision.about(Topic.COMPLAINT)
        for paragraph in section.walk()
    )


def _untitled(decision: Decision) -> tuple[tuple[Paragraph, ...], str]:
    """What stands without a number between the title and the first heading, where nothing is headed Summary."""
    section = next((section for section in decision.sections if is_title(section.heading)), None)
    marked = section and any(marker_of(paragraph.block) is not Marker.NONE for paragraph in section.walk())
    if not section or marked or not section.paragraphs or len(section.paragraphs[0].text) < _SHORTEST:
        return (), ""
    found, doubt = _first(section.paragraphs, _ONLY_FIRST)
    return found, doubt or _NOT_HEADED


def _first(paragraphs: Sequence[Paragraph], doubt: str) -> tuple[tuple[Paragraph, ...], str]:
    """The first paragraph, with a doubt if there are more and no heading tells how many belong to the summary."""
    more = len(paragraphs) > 1 or any(paragraph.items for paragraph in paragraphs)
    return (Paragraph(paragraphs[0].block),), doubt if more else ""


def _unmarked(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs and their items, up to where the document begins to number or to mark its paragraphs."""
    marked = [place for place, paragraph in enumerate(paragraphs) if place and paragraph.block.marker]
    kept = paragraphs[: marked[0]] if marked and not paragraphs[0].block.marker else paragraphs
    return tuple(one for paragraph in kept for one in paragraph.walk())
