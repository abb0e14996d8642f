"""Passages that are taken over whole: the summary and the complaint."""

from __future__ import annotations

from reportgen.importers.decision import Decision, Section, Topic
from reportgen.importers.evidence import at_paragraph
from reportgen.importers.facts import Evidence, Fact
from reportgen.importers.headings import is_title
from reportgen.importers.lists import Marker, marker_of

_SHORTEST = 40


def summary(decision: Decision) -> Fact[str] | None:
    """The summary exactly as written, its paragraphs joined."""
    for section in decision.about(Topic.SUMMARY):
        found = _joined(section)
        if found:
            return found
    return _untitled(decision)


def complaint(decision: Decision) -> tuple[Fact[str], ...]:
    """The paragraphs of the complaint, each exactly as written, and its items."""
    return tuple(
        Fact(paragraph.text, at_paragraph(paragraph))
        for section in decision.about(Topic.COMPLAINT)
        for paragraph in section.walk()
    )


def _untitled(decision: Decision) -> Fact[str] | None:
    """What stands without a number between the title and the first heading, where nothing is headed Summary."""
    section = next((section for section in decision.sections if is_title(section.heading)), None)
    if not section or any(marker_of(paragraph.block) is not Marker.NONE for paragraph in section.walk()):
        return None
    found = _joined(section)
    if not found or len(found.value) < _SHORTEST:
        return None
    return Fact(found.value, found.evidence, "Nothing is headed Summary: this stands where the summary does.")


def _joined(section: Section) -> Fact[str] | None:
    paragraphs = [*section.walk()]
    if not paragraphs:
        return None
    words = " ".join(paragraph.text for paragraph in paragraphs)
    first = at_paragraph(paragraphs[0])
    return Fact(words, Evidence(words, first.paragraph, first.page, first.line))
