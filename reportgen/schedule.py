"""Which calendar of meetings holds for a case, and the case with the days that it gives. Knows no report and no output.

The calendar that is named holds for every case. Without one it is the first that is found: in the folder of the case,
then in that of its house. Reads no clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from reportgen.case.model import Case
from reportgen.case.report import ClearanceState
from reportgen.compose.house import House
from reportgen.diagnostics import Checked
from reportgen.law.calendar import words
from reportgen.law.deadlines import LastDay
from reportgen.law.rule import Matter, Sitting
from reportgen.law.standing import AsOf, Deadline, Duty
from reportgen.meetings import CalendarOfMeetings
from reportgen.meetings.matching import placed
from reportgen.meetings.reading import find, read

CALENDAR = "calendar of meetings"
FINAL_REPORT = "final report"


class Schedule:
    """The calendars of meetings; each is read once, however many cases it holds for."""

    def __init__(self, named: Path | None = None) -> None:
        self._named = named
        self._found: dict[tuple[Path, ...], Path | None] = {}
        self._read: dict[Path, Checked[CalendarOfMeetings]] = {}

    def file(self, case: Path, house: House) -> Path | None:
        """The file of the calendar that holds for a case; what is made of the case is made of that file too."""
        if self._named is not None:
            return self._named
        folders = (case.parent, house.folder)
        if folders not in self._found:
            self._found[folders] = find(folders)
        return self._found[folders]

    def of(self, case: Path, house: House) -> Checked[CalendarOfMeetings]:
        """The meetings of the case's council, and what is wrong with their file; none where there is no calendar."""
        file = self.file(case, house)
        if file is None:
            return Checked(CalendarOfMeetings())
        if file not in self._read:
            self._read[file] = read(file)
        whole = self._read[file]
        return Checked((whole.value or CalendarOfMeetings()).of_council(house.name), whole.diagnostics)

    def placed(self, case: Case, path: Path, house: House, today: date | None) -> Checked[Case]:
        """A case with a day for each report that asks for its body's next meeting; as it is where no day is today's."""
        if today is None:
            return Checked(case)
        calendar = self.of(path, house)
        made = placed(case, bodies(case, house), calendar.value or CalendarOfMeetings(), today)
        return Checked(made.value, (*calendar.diagnostics, *made.diagnostics))


def bodies(case: Case, house: House) -> dict[str, str]:
    """The body that each report of a case goes to; a report that the house does not make goes to none."""
    styles = {str(kind): style for kind, style in house.style.reports.items()}
    found = {}
    for name, own in case.reports.items():
        style = styles.get(str(own.kind or name))
        if style is not None:
            found[str(name)] = str(own.over(case.every_report).body or style.body)
    return found


def with_meetings(deadlines: Iterable[Deadline], matter: Matter, calendar: CalendarOfMeetings) -> tuple[Deadline, ...]:
    """Deadlines in order, with the days that the calendar sets for reports in place of those that practice counts."""
    own = {sitting.name: own for sitting in matter.sittings if (own := _reports_due(sitting, calendar)) is not None}
    kept = (one for one in deadlines if one.duty.key != FINAL_REPORT or one.report not in own)
    return tuple(sorted((*kept, *own.values()), key=lambda deadline: (deadline.day, deadline.report)))


def _reports_due(sitting: Sitting, calendar: CalendarOfMeetings) -> Deadline | None:
    """The day by which the calendar wants the final report; None where it does not say."""
    report = sitting.report
    meeting = calendar.on(sitting.body, report.meeting) if report.meeting is not None else None
    if meeting is None or meeting.reports_due is None:
        return None
    cleared = report.cleared
    done = cleared.on if cleared is not None and cleared.state is ClearanceState.CLEARED else None
    last = LastDay(meeting.reports_due, f"the {CALENDAR} sets it for the meeting on {words(meeting.day)}", meeting.span)
    moot = min(day for day in (meeting.day, report.agenda_published) if day is not None)
    duty = Duty(FINAL_REPORT, f"final report sent in (for the meeting on {words(meeting.day)})", CALENDAR)
    return replace(AsOf(sitting.matter.today).by(duty, last, done, moot), report=sitting.name)
