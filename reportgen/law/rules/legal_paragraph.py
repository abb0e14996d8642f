"""Local Government Act 1974, section 31: what a report says of the duty that the section sets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reportgen.case.implications import NONE_WORDS, Implication, Subject
from reportgen.diagnostics import Severity, Span
from reportgen.law.rule import Breach, FinishedText, rule

NO_LEGAL_IMPLICATIONS = re.compile(
    r"\bno\s+(?:(?:direct|specific|particular|significant|immediate|apparent|known|obvious|new)\s+)*"
    r"legal\s+(?:implication|consequence|issue|comment)s?",
    re.IGNORECASE,
)
OF_INJUSTICE = re.compile(
    r"\binjustice\s+(?:(?:has|had|have)\s+been|was|is|were|being)?\s*(?:caused|suffered)|\bcaus(?:e|es|ed|ing)\s+"
    r"(?:an\s+|any\s+)?injustice",
    re.IGNORECASE,
)
OF_DUTY = re.compile(
    r"\b(?:must|dut(?:y|ies)|require(?:s|d|ments?)?|has\s+to|have\s+to|obliged|applies)\b", re.IGNORECASE
)
OF_MEMBERS = re.compile(
    r"\b(?:lay|lays|laid)\s+before\b|\b(?:required|obliged|has|have|must|duty)\s+(?:to\s+)?consider\b", re.IGNORECASE
)
OF_THE_ACT = re.compile(r"\bsection\s+31\b|\bs\.?\s?31\b|Local\s+Government\s+Act\s+1974|\b1974\s+Act", re.IGNORECASE)


@rule(
    "STAT-17",
    "The legal paragraph does not deny the duty",
    Severity.ERROR,
    ["LGA 1974 s 31(2)", "Nestwood"],
    mend="Say in the legal paragraph what the Act asks of the council, and by when.",
)
def legal_implications(text: FinishedText) -> Iterator[Breach]:
    """A report about a public report must not say that there are no legal implications.

    The council is under a duty to consider the Ombudsman's report and to answer it within a set time, and may be made
    to publish a statement if it does not. The recommendations themselves do not bind it, though it needs good reasons
    to depart from them. "No other legal implications" is in order, and so is `legal: none` where the report states the
    duty in another place, as some house styles do; the rule then looks for section 31 or the Act of 1974. Section 31
    was read in an older text, and the judgment in a summary only.
    """
    legal = text.sitting.report.implications.get(Subject.LEGAL)
    denials = _denials(text, legal) if text.sitting.matter.is_report else iter(())
    for span in islice(denials, 1):
        yield Breach(
            "the report says that there are no legal implications, though the law sets the council duties here",
            span,
            "say that the council has to consider the report and answer the Ombudsman, by when, and that the"
            " recommendations are not binding but a departure needs good reasons",
            because="section 31 of the Local Government Act 1974 applies to every public report and further report",
        )


def _denials(text: FinishedText, legal: Implication | None) -> Iterator[Span | None]:
    """Where a report says that there are no legal implications."""
    if legal is not None and legal.text:
        if found := NO_LEGAL_IMPLICATIONS.search(legal.text):
            yield legal.text.span_between(*found.span())
        elif legal.text.strip().rstrip(".").lower() in {*NONE_WORDS, "there are none", "none arise", "none arising"}:
            yield legal.text.span
    if (
        legal is not None
        and legal.none
        and not any(OF_THE_ACT.search(passage.text) for passage in text.holding("31", "1974"))
    ):
        yield legal.span
    for passage in text.holding("legal"):
        if found := NO_LEGAL_IMPLICATIONS.search(passage.text):
            yield passage.span_of(*found.span()) or text.sitting.report.where("implications")


@rule(
    "STAT-18",
    "The duty hangs on fault, not on injustice",
    Severity.NOTE,
    ["LGA 1974 s 31(1)"],
    mend="Say that the duty follows from fault, whether or not it caused injustice.",
)
def trigger_in_words(text: FinishedText) -> Iterator[Breach]:
    """Words about the duty under section 31 should not make it hang on injustice.

    Before 2007 the section applied where injustice had been caused by maladministration. It now applies where the
    report finds maladministration, or a failure in a service or to provide one, whether or not anybody suffered
    injustice. The older wording still goes from report to report. The rule looks for paragraphs that speak of a duty
    and of injustice caused, and name the section or the Act, or say that members have to consider the report. It can be
    wrong about a paragraph that only tells what happened.
    """
    for passage in text.holding("injustice"):
        found = passage.own(OF_INJUSTICE)
        of_section = OF_THE_ACT.search(passage.text) or OF_MEMBERS.search(passage.text)
        if found and of_section and OF_DUTY.search(passage.text):
            yield Breach(
                "the paragraph seems to say that the duty depends on injustice",
                passage.span_of(*found[0].span()),
                "say that section 31 applies where the Ombudsman finds maladministration, a failure in a service or a"
                " failure to provide one",
                because="since 2007 the duty has not depended on injustice",
            )
