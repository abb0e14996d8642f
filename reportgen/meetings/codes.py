"""The kinds of problem with meetings and their calendar, with the page that explains each to an officer."""

from __future__ import annotations

from reportgen.diagnostics import code

TWICE = code(
    "MEET-01",
    "A meeting that stands twice in the calendar",
    "The calendar of meetings has two meetings of one body on one day, or one that is both cancelled and not.",
    "Keep the one that is true.",
)
CANCELLED = code(
    "MEET-02",
    "A report to a meeting that is cancelled",
    "The calendar of meetings says that the meeting which the case names will not take place. So the report has no day:"
    " nothing is due for that meeting, and nothing counts as considered by it.",
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
    "The case asks for the next meeting of a body, and there is no calendar of meetings, none that could be read, or no"
    " meeting in it that a report can still reach.",
    "Add the body's meetings to meetings.yaml beside the cases, or write the day of the meeting in the case. Mend the"
    " calendar first where something is wrong with it.",
)
TOO_LATE = code(
    "MEET-05",
    "A meeting that is closed to reports",
    "The day on which reports had to be in for the meeting, or on which its agenda was published, has passed.",
    "If the report is on that agenda, leave it as it is. Otherwise choose the next meeting, or agree a late item with"
    " the chair and say why it is late.",
)
UNREADABLE = code(
    "MEET-06",
    "A calendar of meetings that cannot be read",
    "The file is no calendar or table of meetings, or an entry of it has no body or no day that can be read.",
    "A table needs a column headed Body (or Committee) and one headed Date; a calendar, an event with a title and a"
    " day for each meeting; meetings.yaml, a `body` and a `date` for each. What could be read was used.",
)
PASSED_OVER = code(
    "MEET-07",
    "A coming meeting that `meeting: next` passes over",
    "The case asks for the next meeting of a body. One that is still to come is closed to reports, so that the report"
    " goes to a later one. That is wrong where the report stands on the agenda of the earlier one already.",
    "Write the day of the meeting in place of `next` as soon as the report is on its agenda.",
)
IMPOSSIBLE = code(
    "MEET-08",
    "A day in the calendar that cannot be",
    "The calendar of meetings wants reports, or publishes the agenda, after the meeting itself.",
    "Mend the day in the calendar. Until then it is not used.",
)
TWO_CALENDARS = code(
    "MEET-09",
    "Two calendars of meetings in one folder",
    "A folder has more than one calendar of meetings. Only the first is read, of meetings.yaml, meetings.yml,"
    " meetings.ics and meetings.csv in this order, whatever capitals their names have; they are not put together.",
    "Delete or rename the one that is out of date, or name the one to use with `--meetings`.",
)
OTHER_COUNCIL = code(
    "MEET-10",
    "A meeting of a council that is not known",
    "A meeting in the calendar is given to a council by a name that no house style has, and that is much like one.",
    "Write the name of the house style after `council:`, as `reportgen houses` lists it, or leave `council:` out.",
)
DOUBTFUL = code(
    "MEET-11",
    "A word that does not say whether a meeting takes place",
    "The calendar of meetings says something of a meeting, such as “Rescheduled” or “Adjourned”, that may mean that it"
    " takes place on its day and may mean that it does not. It is taken to take place.",
    "Write Cancelled in the place that the message names if the meeting does not take place on that day, and Confirmed"
    " if it does; in the name of a body, write “- cancelled” behind it or the name alone. Under the heading Cancelled,"
    " yes and no will do.",
)
