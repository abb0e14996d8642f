"""What kind of document it is, by what its title, headings, foot and signature call it; never by its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.importers.decision import Decision, Status, Topic
from reportgen.importers.headings import is_signature, is_title
from reportgen.importers.transcript import Block
from reportgen.importers.wording import plain

_DRAFT = re.compile(
    r"\b(?:draft|provisional|proposed) (?:decision|view|report|statement)|^\W*(?:confidential\W+)?draft\b"
    r"|\bdraft for comment"
)
_FURTHER = re.compile(r"\bfurther report\b")
_REPORT = re.compile(
    r"\breport by the (?:local government|health)|^investigation into (?:a )?complaints? |^report summary$"
    r"|^the investigation$|^public (?:interest )?report"
)
_FINAL = re.compile(r"\b(?:final decision|decision on behalf of the ombudsm[ae]n)")


def stage_of(decision: Decision, furniture: Sequence[str]) -> Status:
    """The kind of the document. A draft is a draft wherever it says so."""
    if any(_DRAFT.search(plain(words)) for words in furniture):
        return Status.DRAFT
    found = stage_at(decision)
    if found:
        return found[0]
    if any(_FINAL.search(plain(words)) for words in furniture):
        return Status.FINAL
    return Status.UNKNOWN


def stage_at(decision: Decision) -> tuple[Status, Block] | None:
    """The kind of the document and the line that says so."""
    lines = [*_lines(decision)]
    for status, says in (
        (Status.DRAFT, _DRAFT),
        (Status.FURTHER_REPORT, _FURTHER),
        (Status.PUBLIC_REPORT, _REPORT),
        (Status.FINAL, _FINAL),
    ):
        line = next((block for block in lines if says.search(plain(block.text))), None)
        if line:
            return status, line
    satisfied = next((label.block for label in decision.labels if plain(label.name).startswith("ombudsm")), None)
    finding = next((s.block for s in decision.about(Topic.DECISION) if plain(s.heading) == "finding"), None)
    line = satisfied or finding
    return (Status.PUBLIC_REPORT, line) if line else None


def _lines(decision: Decision) -> Iterator[Block]:
    """The lines that can say what the document is: of the title, the headings that name the decision, the signature."""
    yield from decision.title
    for section in decision.sections:
        named = section.topic in {Topic.DECISION, Topic.FURTHER_REPORT, Topic.SUMMARY, Topic.FOUND}
        if section.block and (named or is_title(section.heading)):
            yield section.block
        yield from (paragraph.block for paragraph in section.paragraphs if is_signature(paragraph.text))
