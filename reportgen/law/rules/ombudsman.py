"""Local Government Act 1974, section 31: the report is considered, and the Ombudsman told what the council does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reportgen.case.model import Finding
from reportgen.case.report import NONE_WORDS, Implication, Subject
from reportgen.diagnostics import Severity, Span
from reportgen.law import calendar, deadlines
from reportgen.law.rule import Breach, FinishedText, Matter, Sitting, rule

NO_LEGAL_IMPLICATIONS = re.compile(
    r"\bno\s+(?:(?:direct|specific|particular|significant|immediate|apparent|known|obvious|new)\s+)*"
    r"legal\s+(?:implication|consequence|issue|comment)",
    re.IGNORECASE,
)
OF_INJUSTICE = re.compile(
    r"\binjustice\s+(?:(?:has|had|have)\s+been|was|is|were|being)?\s*(?:caused|suffered)|\bcaus(?:e|es|ed|ing)\s+"
    r"(?:an\s+|any\s+)?injustice",
    re.IGNORECASE,
)
OF_DUTY = re.compile(r"\b(?:must|duty|dut(?:y|ies)|require[sd]?|has\s+to|have\s+to|obliged|applies)\b", re.IGNORECASE)
OF_THE_ACT = re.compile(r"\bsection\s+31\b|\bs\.?\s?31\b|Local\s+Government\s+Act\s+1974|\b1974\s+Act", re.IGNORECASE)


@rule("STAT-01", "The report is considered before the Ombudsman must be told", Severity.ERROR, ["LGA 1974 s 31(2)"])
def considered_in_time(sitting: Sitting) -> Iterator[Breach]:
    """A public report or further report has to be considered before the last day for telling the Ombudsman.

    The council must, within three months beginning with the day on which it received the report (or a longer period
    that the Ombudsman agrees to in writing), tell the Ombudsman what it has done or proposes to do. It cannot do so
    before it has considered the report, so that the meeting has to come on or before that day. Where another meeting of
    the case comes in time, a late one is only noted, since the report need be considered once. The day of receipt
    counts; where the third month has no corresponding date, the earlier and safe day is used. The subsection was read
    in an older text.
    """
    meeting, last = sitting.report.meeting, deadlines.answer(sitting.matter)
    if meeting is None or last is None or meeting <= last.day:
        return
    in_time = any(day <= last.day for day in deadlines.meetings(sitting.case))
    yield Breach(
        f"the meeting is after {last.words}, the last day to tell the Ombudsman",
        sitting.report.where("meeting"),
        "bring the report to an earlier meeting, or record the Ombudsman's letter agreeing to a later date in"
        " `ombudsman: extension:`",
        because=last.counted + ("; another meeting of this case comes in time" if in_time else ""),
        severity=Severity.NOTE if in_time else None,
    )


@rule("STAT-02", "The Ombudsman is told in time what the council does", Severity.ERROR, ["LGA 1974 s 31(2)"])
def told_in_time(matter: Matter) -> Iterator[Breach]:
    """The Ombudsman has to be told, within three months, what the council has done or proposes to do.

    The three months begin with the day on which the council received the public report or further report, and that day
    counts; they are longer only where the Ombudsman agrees in writing. If the Ombudsman is not told in time, a further
    report has to follow. Once the last day has passed, a case that does not say when the Ombudsman was told gets a
    warning: it may be that only the record is missing. The subsection was read in an older text.
    """
    last, told = deadlines.answer(matter), matter.case.publicity.ombudsman_told
    if last is None:
        return
    fix = "give the day in `publicity: ombudsman told:`; write to the Ombudsman at once if it was not done"
    if told is not None and told > last.day:
        yield Breach(
            f"the Ombudsman was told on {calendar.words(told)}, after the last day, {last.words}",
            matter.case.publicity.where("ombudsman_told"),
            "record the Ombudsman's letter in `ombudsman: extension:` if a later date was agreed in writing",
            because=last.counted,
        )
    elif told is None and matter.today > last.day:
        yield Breach(
            f"{last.words} was the last day to tell the Ombudsman, and the case does not say that it was done",
            last.span,
            fix,
            because=last.counted,
            severity=Severity.WARNING,
        )


@rule("STAT-03", "The meeting leaves time to write to the Ombudsman", Severity.WARNING, ["council practice"])
def time_to_write(sitting: Sitting) -> Iterator[Breach]:
    """Between the meeting and the last day for the answer there should be time to draft it and have it approved.

    The law sets no such margin. How many working days a council keeps is its own practice, `margin` in its house style
    (ten, unless it says otherwise). The last day is that of the statute, or the Ombudsman's own where that is earlier.
    A meeting that comes after the last day itself is for STAT-01 and STAT-20, and where another meeting of the case
    leaves the margin, a later one may be closer.
    """
    last = deadlines.asked(sitting.matter) or deadlines.answer(sitting.matter)
    meeting, margin = sitting.report.meeting, sitting.practice.margin
    if last is None or meeting is None or meeting > last.day:
        return
    by = calendar.working_days_before(last.day, margin)
    if meeting > by and not any(day <= by for day in deadlines.meetings(sitting.case)):
        yield Breach(
            f"the meeting leaves fewer than {margin} working days to answer the Ombudsman by {last.words}",
            sitting.report.where("meeting"),
            f"bring the report to a meeting on or before {calendar.words(by)}, or have the answer ready to send",
            because=last.counted,
        )


@rule("STAT-04", "A longer time is agreed in writing", Severity.ERROR, ["LGA 1974 s 31(2)"])
def extension_in_writing(matter: Matter) -> Iterator[Breach]:
    """A longer time for the answer counts only if the Ombudsman agreed to it in writing.

    The case therefore has to give the date of the letter or e-mail. Until it does, all other rules count with the three
    months of the statute. An agreed day that is no later than the statute's own extends nothing, and gets a warning.
    The subsection was read in an older text.
    """
    longer = matter.case.ombudsman.extension
    if not matter.is_report or longer.until is None:
        return
    if longer.letter is None:
        yield Breach(
            f"more time, until {calendar.words(longer.until)}, is claimed without the Ombudsman's letter",
            longer.where("until"),
            "give the date of the letter in `ombudsman: extension: letter:`",
        )
        return
    last = deadlines.answer(matter)
    if last is not None and last.day > longer.until:
        yield Breach(
            f"the day agreed with the Ombudsman is before {last.words}, which the law gives anyway",
            longer.where("until"),
            "mend the date, or take `extension` out of the case",
            because=last.counted,
            severity=Severity.WARNING,
        )


@rule("STAT-17", "The legal paragraph does not deny the duty", Severity.ERROR, ["LGA 1974 s 31(2)", "Nestwood"])
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
        words = legal.text.strip().rstrip(".").lower()
        if words in {*NONE_WORDS, "there are none", "none arise", "none arising"} or NO_LEGAL_IMPLICATIONS.search(
            words
        ):
            yield legal.where("text")
    if legal is not None and legal.none and not any(OF_THE_ACT.search(passage.text) for passage in text.passages):
        yield legal.span
    for passage in text.passages:
        if found := NO_LEGAL_IMPLICATIONS.search(passage.text):
            yield passage.span_at(found.start()) or text.sitting.report.where("implications")


@rule("STAT-18", "The duty hangs on fault, not on injustice", Severity.NOTE, ["LGA 1974 s 31(1)"])
def trigger_in_words(text: FinishedText) -> Iterator[Breach]:
    """Words about the duty under section 31 should not make it hang on injustice.

    Before 2007 the section applied where injustice had been caused by maladministration. It now applies where the
    report finds maladministration, or a failure in a service or to provide one, whether or not anybody suffered
    injustice. The older wording still goes from report to report. The rule looks for paragraphs that name the section
    or the Act, speak of a duty and of injustice caused, so that it can be wrong about a paragraph that only tells what
    happened.
    """
    for passage in text.passages:
        found = OF_INJUSTICE.search(passage.text)
        if found and OF_THE_ACT.search(passage.text) and OF_DUTY.search(passage.text):
            yield Breach(
                "the paragraph seems to say that the duty depends on injustice",
                passage.span_at(found.start()),
                "say that section 31 applies where the Ombudsman finds maladministration, a failure in a service or a"
                " failure to provide one",
                because="since 2007 the duty has not depended on injustice",
            )


@rule("STAT-19", "Outcomes agree with findings", Severity.ERROR, ["LGSCO decision statements"])
def outcomes_agree(matter: Matter) -> Iterator[Breach]:
    """The Ombudsman's word for the outcome has to agree with what the case says was found.

    A complaint is upheld only where there was fault, and an outcome of no fault, or of fault without injustice, cannot
    stand beside a fault or an injustice in the same finding. One decision can hold several findings, upheld and not, so
    that an upheld outcome needs fault in some finding of the case, not in its own. Where a finding gives no outcome,
    there is nothing to compare.
    """
    for finding in matter.case.findings:
        message = _contradiction(finding, any_fault=bool(matter.case.faults))
        if message:
            yield Breach(
                message,
                finding.where("outcome"),
                "read the Ombudsman's decision again, and mend `outcome`, `fault` or `injustice`",
            )


def _contradiction(finding: Finding, *, any_fault: bool) -> str:
    """What in a finding cannot be true together, if anything."""
    outcome = " ".join((finding.outcome or "").lower().replace(",", " ").replace(":", " ").split())
    upheld = outcome.startswith("upheld")
    if upheld and not any_fault:
        return f"the outcome is `{finding.outcome}`, and no finding of the case names a fault"
    if finding.fault and (outcome.startswith("not upheld") or outcome in {"no fault", "no maladministration"}):
        return f"the outcome is `{finding.outcome}`, and the finding names a fault"
    if "no injustice" in outcome and finding.injustice.found:
        return f"the outcome is `{finding.outcome}`, and the finding names an injustice"
    if upheld and "and injustice" in outcome and finding.fault and finding.injustice.found is False:
        return f"the outcome is `{finding.outcome}`, and the finding says that there was no injustice"
    return ""


@rule("STAT-20", "The Ombudsman's own earlier date is kept", Severity.ERROR, ["LGSCO decisions", "LGA 1974 s 31(2)"])
def asked_for_earlier(sitting: Sitting) -> Iterator[Breach]:
    """Where the Ombudsman asks for the answer before the last day of the statute, the earlier day counts.

    Recommendations often set a date of their own. It is not a date of the statute, but a council that accepts the
    recommendations accepts it too, so that both the meeting and the answer have to come by then. Nothing is said of a
    meeting that is after the statute's last day as well, which is for STAT-01.
    """
    asked, statute = deadlines.asked(sitting.matter), deadlines.answer(sitting.matter)
    if asked is None:
        return
    fix = "bring it forward, or agree another date with the Ombudsman and put it in `ombudsman: response due:`"
    meeting, told = sitting.report.meeting, sitting.case.publicity.ombudsman_told
    if meeting is not None and meeting > asked.day and (statute is None or meeting <= statute.day):
        in_time = any(day <= asked.day for day in deadlines.meetings(sitting.case))
        yield Breach(
            f"the meeting is after {asked.words}, the day by which the Ombudsman asked for the answer",
            sitting.report.where("meeting"),
            fix,
            because=f"the day stands at {asked.span}" + ("; another meeting comes in time" if in_time else ""),
            severity=Severity.NOTE if in_time else None,
        )
    if told is not None and told > asked.day and (statute is None or told <= statute.day):
        yield Breach(
            f"the Ombudsman was told on {calendar.words(told)}, after {asked.words}, the day that was asked for",
            sitting.case.publicity.where("ombudsman_told"),
            "if another date was agreed, put it in `ombudsman: response due:`",
            because=asked.counted,
        )
