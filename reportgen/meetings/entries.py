"""What all forms of calendar have in common: where an entry stands, what it says, and whether that can be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.meetings import Meeting
from reportgen.meetings.codes import IMPOSSIBLE, UNREADABLE
from reportgen.meetings.days import in_words
from reportgen.source.nodes import Lines

NOT_AT_ALL = "could not be read"
IN_PART = "could not be read in full"
MEND = "mend it, or list the meetings in meetings.yaml"
_OFF = r"(?:cancell?ed|postponed(?:\s+(?:to|until|till|from)\b.*)?)"
_OFF_IN_TITLE = re.compile(rf"\s*[-\N{{EN DASH}}:(\[,*]*\s*\b{_OFF}(?!\w)\s*[-\N{{EN DASH}}:)\],*]*\s*", re.IGNORECASE)
_OFF_AS_STATUS = re.compile(rf"\b{_OFF}|^(?:cancel|yes$|true$|y$)", re.IGNORECASE)


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
        found = self.lines.text.find(words, start) if words else -1
        return self.lines.span(found, found + len(words)) if found >= 0 else self.lines.span(start)

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

    def _impossible(self, message: str, place: Span | None) -> None:
        fix = "mend the day in the calendar; until then it is not used"
        self.problems.append(Diagnostic(IMPOSSIBLE, Severity.WARNING, message, place, fix=fix))


def titled(title: str) -> tuple[str, bool]:
    """The body that a title names, and whether the title says that its meeting does not take place."""
    words = " ".join(title.split())
    body = _OFF_IN_TITLE.sub(" ", words).strip()
    return (body, body != words) if body else (words, False)


def is_off(status: str) -> bool:
    """Whether a status says that a meeting does not take place."""
    return bool(_OFF_AS_STATUS.search(status.strip()))
