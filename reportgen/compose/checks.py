"""What a composed report lacks: facts, places that it refers to, room for what the case says. Composes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportgen.case.model import heading_of
from reportgen.case.part import key_of
from reportgen.case.report import Report
from reportgen.compose.environment import Missing
from reportgen.compose.holes import Rendering
from reportgen.diagnostics import Diagnostic, Severity, Span, code
from reportgen.document.nodes import Document, Gap, Inline, Reference
from reportgen.document.walk import references, with_references
from reportgen.suggest import did_you_mean

GAP = code(
    "GAP-01",
    "Something that the report needs is not given",
    "The report has a place for a fact that the case file does not give. The draft shows it in square brackets.",
    "Give the fact in the case file under the name in the message. A report with a gap can circulate as a draft; it"
    " cannot be made final.",
)
NO_PLACE = code(
    "GAP-02",
    "A cross-reference that leads nowhere",
    "The text refers to an appendix, a recommendation or a paragraph by a name that nothing in this report has.",
    "Correct the name in `[Appendix](#name)`, or add an appendix with that `id`.",
)
UNKNOWN_SECTION = code(
    "CASE-06",
    "A section that the report does not have",
    "Under `sections` the case gives words of its own for a section, and this report has no section of that name.",
    "Use one of the names in the message.",
)
UNPLACED = code(
    "CASE-10",
    "Words that the report has no place for",
    "The case gives something for the report that the house style prints in none of its parts. It is in no copy.",
    "Put the words where this house style prints them, for example under `background`, or take them out of the case.",
)

_USED_OTHERWISE = frozenset(
    {"kind", "body", "meeting", "next_meeting", "implications", "appendices", "sections", "class_"}
)
_NEVER_PRINTED = (
    frozenset({"draft", "internal", "cleared", "purpose", "agenda_published", "meeting_notice", "late_because"})
    | frozenset({"convened_at_short_notice", "chair_agreed_urgent", "key_decision_notice", "private_notices"})
    | frozenset({"decision_record", "disinterested_report"})
)
"""What a case says for drafts, for clearance and for the rules of law: no house has to print it."""


def unknown_sections(report: Report, rendering: Rendering) -> Iterator[Diagnostic]:
    """The sections that the case words anew and the report does not have."""
    known = list(rendering.sections)
    for name, words in report.sections.items():
        if name not in rendering.sections:
            near = did_you_mean(name, known)
            fix = f"did you mean `{near}`?" if near else "this report has: " + ", ".join(known)
            yield Diagnostic(
                UNKNOWN_SECTION, Severity.ERROR, f"this report has no section called `{name}`", words.span, fix=fix
            )


def without_place(report: Report, rendering: Rendering) -> Iterator[Diagnostic]:
    """What the case gives for the report and the house's template never asks for, so that it is printed nowhere."""
    for field in sorted(report.model_fields_set - rendering.asked - _USED_OTHERWISE - _NEVER_PRINTED):
        key = key_of(field)
        message = f"this report has no place for `{key}`, so it is not printed"
        fix = "put the words into a part that the report has, such as `background`, or take them out"
        yield Diagnostic(UNPLACED, Severity.WARNING, message, report.where(field), fix=fix)


def gaps(missing: list[Missing], report: Span | None, roles: Mapping[str, str]) -> Iterator[Diagnostic]:
    """A diagnostic for each fact that the report needs and the case does not give; `roles` see to what they clear."""
    for gap in missing:
        fix = f"give `{gap.key}:`" if gap.key else "give it in the case file"
        if gap.key and gap.part is not None and gap.span is None and (heading := heading_of(type(gap.part))):
            fix = f"give `{gap.key}:` under `{heading}:`, which the case does not have yet"
        message = f"not given yet: {gap.label}"
        fix = f"{fix}. {gap.reason}" if gap.reason else fix
        who = roles.get(gap.label, "")
        yield Diagnostic(GAP, Severity.GAP, message, gap.span or report, fix=fix, about=gap.label, who=who)


def without_dead_ends(document: Document) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document with a visible gap for each reference that leads nowhere, and a diagnostic for each."""
    if all(reference.resolved for reference in references(document)):
        return document, ()
    found: list[Diagnostic] = []

    def shown(reference: Reference) -> Inline:
        if reference.resolved:
            return reference
        span = reference.origin.span if reference.origin else None
        message = f"`{reference.name}` is not the name of anything in this report"
        found.append(
            Diagnostic(NO_PLACE, Severity.GAP, message, span, fix="correct the name after the #, or add what it names")
        )
        words = f"{reference.text or 'reference'} {reference.name}: to be given"
        return Gap(words, message, reference.marks, reference.origin)

    return with_references(document, shown), tuple(found)
