"""The calendar of meetings as officers write it, meetings.yaml; an item that is wrong costs that item alone."""

from __future__ import annotations

import re
from dataclasses import replace

from reportgen.case import meetings as form
from reportgen.case.load import part
from reportgen.diagnostics import Checked, Diagnostic, Severity
from reportgen.meetings import CalendarOfMeetings, Meeting, in_order
from reportgen.meetings.codes import UNREADABLE
from reportgen.meetings.entries import IN_PART, Page
from reportgen.meetings.states import titled
from reportgen.source import parse
from reportgen.source.nodes import Lines

FORM = (
    "write `schema_version: 1`, then `meetings:`, and below it a line for each meeting, such as"
    " `- {body: Full Council, date: 2026-12-17}`"
)
_OF_A_CASE = re.compile(r"\bcases?\b|`reportgen new`|`council: ")
_WORDS = {
    "`meetings` does not say": "this meeting does not say",
    "`meetings` holds fields of its own": "a meeting has fields of its own",
    "is not a field of meetings": "is not a field of a meeting",
    "is not a field of this file": "is not a field of a calendar of meetings",
    ", not a case file": ", not a calendar of meetings",
    "which no case is": "which no calendar of meetings is",
    "a second case begins here, but a file holds one case": "a second calendar begins here, but a file holds one",
    "but a case is made of": "but a calendar of meetings is made of",
    "a case file may not": "a calendar may not",
    "and a case needs a handful": "and a calendar needs a handful",
    "a line of a case cannot": "a line of a calendar cannot",
    "ended the case, so what begins here is not part of it": "ended the calendar, so what begins here is not read",
}


def from_yaml(text: str, name: str) -> Checked[CalendarOfMeetings]:
    """The meetings that a YAML file lists; None where no line of it can be understood as a calendar's."""
    source = parse(text, name)
    told = tuple(map(of_calendar, source.diagnostics))
    if source.value is None or source.value.root is None or source.failed:
        return Checked(None, told)
    made = part(form.Meetings, source.value)
    wrong = tuple(_warning(problem) for problem in made.diagnostics)
    listed = made.value.meetings if made.value is not None else tuple(form.readable(source.value.root))
    if made.value is None and not listed:
        return Checked(None, (*told, *wrong))
    page = Page(Lines(name, text))
    for entry in listed:
        _take(page, entry)
    unread = IN_PART if made.value is None else ""
    return Checked(in_order(page.meetings, unread), (*told, *wrong, *page.problems))


def _take(page: Page, entry: form.Meeting) -> None:
    """One item of the list: a meeting, of which the body's name may say that it is off, as it does in other forms."""
    body, off = titled(entry.body)
    meeting = Meeting(
        body,
        entry.date,
        bool(entry.cancelled) or off is True,
        entry.reports_due,
        entry.agenda_published,
        str(entry.council or ""),
        entry.span,
    )
    page.take(meeting, entry.where("reports_due"), entry.where("agenda_published"))
    if off is None and not meeting.cancelled:
        page.doubt(entry.body, meeting, entry.where("body"), in_title=True)


def of_calendar(problem: Diagnostic, fix: str = FORM) -> Diagnostic:
    """The same problem in words about a calendar of meetings, where it speaks of a case file."""
    message = problem.message
    for words, ours in _WORDS.items():
        message = message.replace(words, ours)
    return replace(problem, message=message, fix=fix if _OF_A_CASE.search(problem.fix) else problem.fix)


def _warning(problem: Diagnostic) -> Diagnostic:
    """What is wrong with the calendar stops no report of a case."""
    return replace(of_calendar(problem), code=UNREADABLE, severity=Severity.WARNING)
