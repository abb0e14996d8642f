"""Local Government Act 1974, sections 30 to 31A: publicity, consideration and answer."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Severity
from reportgen.law import calendar
from reportgen.law.rule import Breach, Sitting, rule


@rule("STAT-01", "The report is considered before the Ombudsman must be told", Severity.ERROR, ["LGA 1974 s 31(2)"])
def considered_in_time(sitting: Sitting) -> Iterator[Breach]:
    """A public report or further report has to be considered before the last day for telling the Ombudsman.

    The council must, within three months beginning with the day on which it received the report (or a longer period
    that the Ombudsman agrees to in writing), tell the Ombudsman what it has done or proposes to do. It cannot do so
    before it has considered the report, so that the meeting has to come on or before that day.
    """
    report, ombudsman = sitting.report, sitting.case.ombudsman
    if not sitting.matter.is_report or report.meeting is None or ombudsman.received is None:
        return
    last = calendar.months_beginning_with(ombudsman.received, 3)
    if report.meeting > last:
        yield Breach(
            f"the meeting is after {calendar.words(last)}, the last day to tell the Ombudsman",
            report.where("meeting"),
            "bring the report to an earlier meeting, or record the Ombudsman's letter agreeing to a later date in"
            " `ombudsman: extension:`",
            because=f"the report was received on {calendar.words(ombudsman.received)}, and that day counts",
        )
