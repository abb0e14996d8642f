"""Which calendar of meetings holds for a case, and the case with the days that it gives. Knows no report and no output.

The calendar that is named holds for every case. Without one it is the first that is found: in the folder of the case,
then in that of its house. Reads no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from reportgen.case.implications import ClearanceState
from reportgen.case.model import Case
from reportgen.compose.house import House, houses
from reportgen.diagnostics import Checked, Diagnostic, Severity
from reportgen.law.calendar import words
from reportgen.law.deadlines import LastDay
from reportgen.law.rule import Matter, Sitting
from reportgen.law.standing import AsOf, Deadline, Duty
from reportgen.meetings import CalendarOfMeetings
from reportgen.meetings.codes import OTHER_COUNCIL
from reportgen.meetings.entries import NOT_AT_ALL
from reportgen.meetings.matching import placed
from reportgen.meetings.reading import find, others, read
from reportgen.suggest import did_you_mean

CALENDAR = "calendar of meetings"
FINAL_REPORT = "final report"


class Schedule:
    """The calendars of meetings; each is read once, however many cases it holds for."""

    def __init__(self, named: Path | None = None) -> None:
        self._named = named
        self._found: dict[tuple[Path, ...], Path | None] = {}
        self._read: dict[Path, Checked[CalendarOfMeetings]] = {}
        self._of_house: dict[tuple[Path, str], Checked[CalendarOfMeetings]] = {}

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
        if (file, house.name) not in self._of_house:
            self._of_house[file, house.name] = self._for(file, house)
        return self._of_house[file, house.name]

    def _for(self, file: Path, house: House) -> Checked[CalendarOfMeetings]:
        """What a calendar has for a council, and what is wrong with it."""
        if file not in self._read:
            beside = others(file) if self._named is None else ()
            found = read(file)
            self._read[file] = Checked(found.value, (*found.diagnostics, *beside))
        whole = self._read[file]
        calendar = whole.value or CalendarOfMeetings(unread=NOT_AT_ALL)
        return Checked(calendar.of_council(house.name), (*whole.diagnostics, *_misnamed(calendar, house)))

    def placed(self, case: Case, path: Path, house: House, today: date | None) -> Checked[Case]:
        """A case with a day for each report that asks for its body's next meeting; as it is where no day is today's."""
        if today is None:
            return Checked(case)
        calendar = self.of(path, house)
        made = placed(case, bodies(case, house), calendar.value or CalendarOfMeetings(), today)
        return Checked(made.value, (*calendar.diagnostics, *made.diagnostics))


def _misnamed(calendar: CalendarOfMeetings, house: House) -> Iterator[Diagnostic]:
    """Meetings of a council whose name is that of no house style near this one, and looks like a slip for this one's.

    A name that is like none is left alone: which other folders of house styles there are is not known here.
    """
    names = {meeting.council: meeting for meeting in reversed(calendar.meetings) if meeting.council}
    known = houses(dict.fromkeys((house.folder.parent, house.shared.parent))) if names else {}
    for name, meeting in names.items():
        ours = name.casefold() == house.style.council.casefold() or did_you_mean(name, [house.name])
        if ours and name not in known:
            message = f"a meeting of {meeting.body} is given to the council `{name}`, and no house style has that name"
            fix = f"did you mean `{house.name}`? Until it is mended, the meeting is not used for {house.style.council}"
            yield Diagnostic(OTHER_COUNCIL, Severity.WARNING, message, meeting.span, fix=fix)


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
