"""Local Government Act 1974, section 31: the report is considered, and the Ombudsman told what the council does."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.case.model import Finding
from reportgen.diagnostics import Severity
from reportgen.law import calendar, deadlines
from reportgen.law.rule import Breach, Matter, Sitting, rule


@rule(
    "STAT-01",
    "The report is considered before the Ombudsman must be told",
    Severity.ERROR,
    ["LGA 1974 s 31(2)"],
    mend="Bring the report to an earlier meeting, or have the Ombudsman agree to a later day in writing.",
)
def considered_in_time(sitting: Sitting) -> Iterator[Breach]:
    """A public report or further report has to be considered before the last day for telling the Ombudsman.

    The council must, within three months beginning with the day on which it received the report (or a longer period
    that the Ombudsman agrees to in writing), tell the Ombudsman what it has done or proposes to do. It cannot do so
    before it has considered the report, so that the meeting has to come on or before that day. Where the council or its
    executive has the report before it in time, a later meeting is only noted, since the report need be considered once;
    a committee's meeting counts so only in a case that goes to neither. The day of receipt counts; where the third
    month has no corresponding date, the earlier and safe day is used. The subsection was read in an older text.
    """
    meeting, last = sitting.report.meeting, deadlines.answer(sitting.matter)
    if meeting is None or last is None or meeting <= last.day:
        return
    in_time = any(day <= last.day for day in deadlines.considering(sitting.matter))
    yield Breach(
        f"the meeting is after {last.words}, the last day to tell the Ombudsman",
        sitting.report.where("meeting"),
        "bring the report to an earlier meeting, or record the Ombudsman's letter agreeing to a later date in"
        " `ombudsman: extension:`",
        because=last.counted + ("; another meeting of this case comes in time" if in_time else ""),
        severity=Severity.NOTE if in_time else None,
    )


@rule(
    "STAT-02",
    "The Ombudsman is told in time what the council does",
    Severity.ERROR,
    ["LGA 1974 s 31(2)"],
    mend="Write to the Ombudsman at once, and give the day in `publicity: ombudsman told:`.",
)
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


@rule(
    "STAT-03",
    "The meeting leaves time to write to the Ombudsman",
    Severity.WARNING,
    ["council practice"],
    mend="Bring the report to an earlier meeting, or have the answer ready to send.",
)
def time_to_write(sitting: Sitting) -> Iterator[Breach]:
    """Between the meeting and the last day for the answer there should be time to draft it and have it approved.

    The law sets no such margin. How many working days a council keeps is its own practice, `margin` in its house style;
    where that has none, the rule says nothing. The last day is that of the statute, or the Ombudsman's own where that
    is earlier. A meeting that comes after the last day itself is for STAT-01 and STAT-20, and where another meeting of
    the case leaves the margin, a later one may be closer.
    """
    last = deadlines.asked(sitting.matter) or deadlines.answer(sitting.matter)
    meeting, margin = sitting.report.meeting, sitting.practice.margin
    if last is None or meeting is None or meeting > last.day or not margin:
        return
    by = calendar.working_days_before(last.day, margin)
    if meeting > by and not any(day <= by for day in deadlines.considering(sitting.matter)):
        yield Breach(
            f"the meeting leaves fewer than {margin} working days to answer the Ombudsman by {last.words}",
            sitting.report.where("meeting"),
            f"bring the report to a meeting on or before {calendar.words(by)}, or have the answer ready to send",
            because=last.counted,
        )


@rule(
    "STAT-04",
    "A longer time is agreed in writing",
    Severity.ERROR,
    ["LGA 1974 s 31(2)"],
    mend="Ask the Ombudsman for a letter, and give its date in `ombudsman: extension: letter:`.",
)
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


@rule(
    "STAT-19",
    "Outcomes agree with findings",
    Severity.ERROR,
    ["LGSCO decision statements"],
    mend="Read the Ombudsman's decision again, and mend `outcome`, `fault` or `injustice`.",
)
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


@rule(
    "STAT-20",
    "The Ombudsman's own earlier date is kept",
    Severity.ERROR,
    ["LGSCO decisions", "LGA 1974 s 31(2)"],
    mend="Keep the Ombudsman's day, or agree another one and put it in `ombudsman: response due:`.",
)
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
        in_time = any(day <= asked.day for day in deadlines.considering(sitting.matter))
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
