"""The council's calendar of meetings: which body meets when, and which meeting comes next. Knows no case and no report.

Reads no clock: the day that is today is always given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from reportgen.diagnostics import Diagnostic, Severity, Span, code

TWICE = code(
    "MEET-01",
    "A meeting that stands twice in the calendar",
    "The calendar of meetings has two meetings of one body on one day, or one that is both cancelled and not.",
    "Keep the one that is true.",
)
CANCELLED = code(
    "MEET-02",
    "A report to a meeting that is cancelled",
    "The calendar of meetings says that the meeting which the case names will not take place.",
    "Give the report another meeting, or `meeting: next` for the body's next one.",
)
NOT_LISTED = code(
    "MEET-03",
    "A report to a meeting that the calendar does not have",
    "The calendar of meetings has meetings of the body, and none on the day that the case names.",
    "Mend the day in the case, or add the meeting to the calendar.",
)
NO_NEXT = code(
    "MEET-04",
    "No next meeting in the calendar",
    "The case asks for the next meeting of a body, and there is no calendar of meetings, or no meeting in it that a"
    " report can still reach.",
    "Add the body's meetings to meetings.yaml beside the cases, or write the day of the meeting in the case.",
)
TOO_LATE = code(
    "MEET-05",
    "A meeting whose agenda has gone",
    "The day on which reports had to be in for the meeting, or on which its agenda was published, has passed.",
    "Choose the next meeting, or agree a late item with the chair and say why it is late.",
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting of one body, with its days for reports and for the agenda where the calendar gives them.

    `council` is the name of the council's house style in a calendar of several councils, and else empty.
    """

    body: str
    day: date
    cancelled: bool = False
    reports_due: date | None = None
    agenda_published: date | None = None
    council: str = ""
    span: Span | None = field(default=None, compare=False)

    @property
    def closes(self) -> date:
        """The last day on which a report can still come to it, as far as the calendar knows."""
        return min(day for day in (self.reports_due, self.agenda_published, self.day) if day is not None)


@dataclass(frozen=True, slots=True)
class CalendarOfMeetings:
    """All the meetings that the council's calendar has, in order of their days."""

    meetings: tuple[Meeting, ...] = ()

    def of(self, body: str) -> tuple[Meeting, ...]:
        """The meetings of a body, whatever capitals and hyphens its name is written with."""
        return tuple(meeting for meeting in self.meetings if alike(meeting.body) == alike(body))

    def of_council(self, name: str) -> CalendarOfMeetings:
        """The meetings of a council, by the name of its house style; a meeting that names none is everybody's."""
        return CalendarOfMeetings(tuple(meeting for meeting in self.meetings if meeting.council in {"", name}))

    def on(self, body: str, day: date) -> Meeting | None:
        """The meeting of a body on a day; of two entries for it the one that takes place."""
        found = [meeting for meeting in self.of(body) if meeting.day == day]
        return min(found, key=lambda meeting: meeting.cancelled, default=None)

    def next(self, body: str, today: date) -> Meeting | None:
        """The first meeting of a body that takes place and that a report can still reach."""
        return next((found for found in self.of(body) if not found.cancelled and found.closes >= today), None)

    def clashes(self) -> Iterator[Diagnostic]:
        """Entries of one body on one day."""
        seen: dict[tuple[str, str, date], Meeting] = {}
        for meeting in self.meetings:
            first = seen.setdefault((meeting.council, alike(meeting.body), meeting.day), meeting)
            if first is not meeting:
                yield Diagnostic(
                    TWICE,
                    Severity.WARNING,
                    f"the calendar has {meeting.body} twice on {meeting.day:%Y-%m-%d}",
                    meeting.span,
                    fix="keep the one that is true",
                    because=f"the first stands at {first.span}" if first.span else "",
                )


def in_order(meetings: Iterable[Meeting]) -> CalendarOfMeetings:
    """A calendar of meetings given in any order."""
    return CalendarOfMeetings(tuple(sorted(meetings, key=lambda meeting: (meeting.day, alike(meeting.body)))))


def alike(body: str) -> str:
    """What the ways to write a body's name have in common: `full-council`, `Full Council`, `Full Council meeting`."""
    words = re.findall(r"[^\W_]+", body.casefold())
    return " ".join(word for word in words if word not in {"the", "of", "meeting", "and"})
