"""The reports of cases and the meetings that they go to. Reads no clock, and writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from reportgen.build import Opened, Workshop
from reportgen.case.report import Report
from reportgen.compose import companions
from reportgen.compose.agenda import Wanted
from reportgen.compose.clearances import standings
from reportgen.compose.house import House
from reportgen.cycle.choosing import Sat, meetings
from reportgen.diagnostics import Diagnostic, Severity, Span, code
from reportgen.law import countdown
from reportgen.law.rule import Sitting
from reportgen.matters import matter_of
from reportgen.meetings import CalendarOfMeetings, alike, in_order
from reportgen.named import case_files
from reportgen.printing import safe
from reportgen.studio import Studio

NO_DAY = code(
    "CYCLE-02",
    "A report without a meeting",
    "The case does not say on which day the report goes to its body, so that it is in no cycle.",
    "Give the day in `meeting:`, or write `meeting: next` for the body's next one in the calendar.",
)


@dataclass(frozen=True, slots=True)
class Going:
    """A report and the meeting that it goes to; `decides` is the kind of its body."""

    path: Path
    name: str
    report: Report
    sat: Sat
    decides: str


@dataclass(slots=True)
class Gathered:
    """The cases that were read: their reports by meeting, all meetings that are known, their houses at work."""

    going: list[Going] = field(default_factory=list)
    known: tuple[Sat, ...] = ()
    opened: dict[Path, Opened] = field(default_factory=dict)
    studios: dict[str, Studio] = field(default_factory=dict)
    calendars: dict[str, CalendarOfMeetings] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def gathered(paths: Iterable[Path], workshop: Workshop) -> Gathered:
    """Every report of the cases at paths with its meeting; one that has none is named."""
    found = Gathered()
    for path in case_files(paths, found.diagnostics):
        opened = workshop.opened(path)
        case, studio = opened.case.value, opened.studio.value
        if case is None or studio is None:
            found.diagnostics += (*opened.case.diagnostics, *opened.studio.diagnostics)
            continue
        house = studio.house
        found.opened[path] = opened
        found.studios[house.name] = studio
        found.diagnostics += opened.meetings
        listed = workshop.schedule.of(path, house).value or CalendarOfMeetings()
        found.calendars[house.name] = _together(found.calendars.get(house.name, listed), listed)
        found.going += _going(path, opened, house, listed, found.diagnostics)
    found.known = meetings(found.calendars.items(), (one.sat for one in found.going))
    return found


def _going(
    path: Path, opened: Opened, house: House, listed: CalendarOfMeetings, problems: list[Diagnostic]
) -> Iterator[Going]:
    case = opened.case.value
    assert case is not None  # noqa: S101  the caller asks only of cases that were read
    matter = matter_of(case, house.style, date.min)
    for sitting in matter.sittings:
        day = sitting.report.meeting
        if day is not None:
            meeting = listed.on(sitting.body, day)
            sat = Sat(
                house.name, meeting.body if meeting else sitting.body, date(day.year, day.month, day.day), meeting
            )
            yield Going(path, sitting.name, sitting.report, sat, sitting.decides)
        elif not any(told.span == sitting.report.where("meeting") for told in opened.meetings):
            message = f"the report {sitting.name} goes to no meeting: no day is given"
            place = sitting.report.where("meeting") or Span(path.as_posix(), 1, 1)
            fix = "give the day in `meeting:`, or write `meeting: next`"
            problems.append(Diagnostic(NO_DAY, Severity.WARNING, message, place, fix=fix))


def _together(known: CalendarOfMeetings, more: CalendarOfMeetings) -> CalendarOfMeetings:
    """What two calendars of a council have; of a meeting that is in both, what the first says."""
    if more is known:
        return known
    there = {(alike(meeting.body), meeting.day) for meeting in known.meetings}
    new = [meeting for meeting in more.meetings if (alike(meeting.body), meeting.day) not in there]
    return in_order((*known.meetings, *new), known.unread or more.unread)


def with_papers(going: Sequence[Going], found: Gathered) -> dict[Path, tuple[str, ...]]:
    """What is built of each case for one meeting: its reports, and the companions that members get with them."""
    names: dict[Path, list[str]] = {}
    for one in going:
        names.setdefault(one.path, []).append(one.name)
    for path, own in names.items():
        case = found.opened[path].case.value
        decide = {one.decides for one in going if one.path == path}
        if case is not None:
            papers = (paper for paper in companions.needed(case) if not paper.follows)
            own += [paper.name for paper in papers if str(paper.decides) in decide]
    return {path: tuple(own) for path, own in names.items()}


def wanted(one: Going, found: Gathered, today: date) -> Iterator[tuple[str, Wanted]]:
    """The clearances that a report still wants, each with the role whose it is; those too that lack words to clear."""
    case, studio = found.opened[one.path].case.value, found.studios[one.sat.house]
    if case is None:
        return
    needed, by = _needed(one, found, today)
    for standing in standings(one.report, studio.house.style):
        if not any(standing.problems()) and not standing.wants_words:
            continue
        yield (
            str(standing.role or "whoever was asked"),
            Wanted(
                case=safe(one.path.stem),
                report=one.name,
                body=one.sat.body,
                meeting=one.sat.day,
                issue=standing.issue,
                state="No words yet" if standing.wants_words else standing.state,
                asked=standing.on,
                needed=needed,
                by=by,
                late=needed is not None and needed < today,
            ),
        )


def _needed(one: Going, found: Gathered, today: date) -> tuple[date | None, str]:
    """By when clearances are needed and on whose authority: practice, the calendar of meetings, or the law."""
    case, studio = found.opened[one.path].case.value, found.studios[one.sat.house]
    assert case is not None  # noqa: S101  as above
    matter = matter_of(case, studio.house.style, today)
    sitting: Sitting = next(sitting for sitting in matter.sittings if sitting.name == one.name)
    cleared, listed = countdown.clearance(sitting), one.sat.listed
    final, agenda = countdown.final_report(sitting), countdown.agenda(sitting)
    if cleared is not None:
        return cleared.day, "clearance, by the council’s practice"
    if listed is not None and listed.reports_due is not None:
        return listed.reports_due, "final reports due, by the calendar"
    if final is not None:
        return final.day, "final report, by the council’s practice"
    return (agenda.day, "agenda published, by law") if agenda is not None else (None, "")
