"""The council's calendar of meetings: which body meets when, and which meeting comes next. Knows no case and no report.

Reads no clock: the day that is today is always given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.meetings.codes import TWICE
from reportgen.meetings.days import in_words

_APOSTROPHE = re.compile("['`\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}]")


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

    def closed(self, today: date) -> str:
        """Why a report can no longer come to it, as the end of a sentence; empty while it can."""
        if self.agenda_published is not None and self.agenda_published < today:
            return f"its agenda was published on {in_words(self.agenda_published)}"
        if self.reports_due is not None and self.reports_due < today:
            return f"reports had to be in by {in_words(self.reports_due)}"
        return "" if self.day >= today else "it has been"


@dataclass(frozen=True, slots=True)
class CalendarOfMeetings:
    """All the meetings that the council's calendar has, in order of their days.

    `unread` says in words how far its file could not be read; then nothing can be said of what it does not have.
    """

    meetings: tuple[Meeting, ...] = ()
    unread: str = ""

    def of(self, body: str) -> tuple[Meeting, ...]:
        """The meetings of a body, whatever capitals and hyphens its name is written with."""
        return tuple(meeting for meeting in self.meetings if alike(meeting.body) == alike(body))

    def of_council(self, name: str) -> CalendarOfMeetings:
        """The meetings of a council, by the name of its house style; a meeting that names none is everybody's."""
        return replace(self, meetings=tuple(one for one in self.meetings if one.council in {"", name}))

    def on(self, body: str, day: date) -> Meeting | None:
        """The meeting of a body on a day; of two entries for it the one that takes place."""
        found = [meeting for meeting in self.of(body) if meeting.day == day]
        return min(found, key=lambda meeting: meeting.cancelled, default=None)

    def next(self, body: str, today: date) -> Meeting | None:
        """The first meeting of a body that takes place and that a report can still reach."""
        return next((found for found in self.of(body) if not found.cancelled and found.closes >= today), None)

    def passed_over(self, body: str, today: date) -> tuple[Meeting, ...]:
        """The meetings of a body that are to come before its next one, and that no report can reach any more."""
        after = self.next(body, today)
        return tuple(
            found
            for found in self.of(body)
            if not found.cancelled and found.closes < today <= found.day and (after is None or found.day < after.day)
        )

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


def in_order(meetings: Iterable[Meeting], unread: str = "") -> CalendarOfMeetings:
    """A calendar of meetings given in any order."""
    return CalendarOfMeetings(tuple(sorted(meetings, key=lambda one: (one.day, alike(one.body)))), unread)


@lru_cache(maxsize=1024)
def alike(body: str) -> str:
    """What the ways to write a body's name have in common: `full-council`, `Full Council`, `Full Council meeting`.

    An apostrophe parts no word: `childrens-services` is what Children's Services is called on the command line.
    """
    words = re.findall(r"[^\W_]+", _APOSTROPHE.sub("", body.casefold()))
    return " ".join(word for word in words if word not in {"the", "of", "meeting", "and"})
