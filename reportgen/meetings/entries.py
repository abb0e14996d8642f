"""What all forms of calendar have in common: where an entry stands, what it says, and whether that can be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.meetings import Meeting
from reportgen.meetings.codes import DOUBTFUL, IMPOSSIBLE, UNREADABLE
from reportgen.meetings.days import in_words
from reportgen.source.nodes import Lines

NOT_AT_ALL = "could not be read"
IN_PART = "could not be read in full"
MEND = "mend it, or list the meetings in meetings.yaml"


@dataclass(slots=True)
class Page:
    """The file of a calendar while it is read: its lines, the meetings found so far, and what is wrong."""

    lines: Lines
    meetings: list[Meeting] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def unread(self) -> str:
        """How far it could not be read, in words."""
        return IN_PART if any(problem.code is UNREADABLE for problem in self.problems) else ""

    def at(self, line: int, words: str = "") -> Span:
        """The place of words on a line or the lines after it; the line, where they are not found."""
        line = min(max(line, 1), len(self.lines))
        start = self.lines.start_of(line)
        found = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(self.lines.text, start) if words else None
        return self.lines.span(found.start(), found.end()) if found else self.lines.span(start)

    def refuse(self, line: int, message: str, words: str = "", fix: str = MEND) -> None:
        """Notes what cannot be read."""
        self.problems.append(Diagnostic(UNREADABLE, Severity.WARNING, message, self.at(line, words), fix=fix))

    def take(self, meeting: Meeting, due: Span | None = None, agenda: Span | None = None) -> None:
        """A meeting of the calendar, without days that cannot be; `due` and `agenda` are where those stand."""
        named = f"{meeting.body} meets on {in_words(meeting.day)}"
        if meeting.reports_due is not None and meeting.reports_due > meeting.day:
            message = f"reports are due on {in_words(meeting.reports_due)}, and {named}"
            self._impossible(message, due or meeting.span)
            meeting = replace(meeting, reports_due=None)
        if meeting.agenda_published is not None and meeting.agenda_published > meeting.day:
            message = f"the agenda is published on {in_words(meeting.agenda_published)}, and {named}"
            self._impossible(message, agenda or meeting.span)
            meeting = replace(meeting, agenda_published=None)
        self.meetings.append(meeting)

    def doubt(self, words: str, meeting: Meeting, place: Span | None, *, in_title: bool = False) -> None:
        """Notes words that do not say whether a meeting takes place; until they do, it is taken to."""
        when = f"{meeting.body} meets on {in_words(meeting.day)}"
        message = f"“{' '.join(words.split())}” does not say whether {when}; it is taken to meet"
        off, on = (f"“{meeting.body} - cancelled”", f"“{meeting.body}”") if in_title else ("Cancelled", "Confirmed")
        fix = f"write {off} if it does not meet on that day, or {on} if it does"
        self.problems.append(Diagnostic(DOUBTFUL, Severity.WARNING, message, place, fix=fix))

    def _impossible(self, message: str, place: Span | None) -> None:
        fix = "mend the day in the calendar; until then it is not used"
        self.problems.append(Diagnostic(IMPOSSIBLE, Severity.WARNING, message, place, fix=fix))
