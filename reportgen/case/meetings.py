"""The council's calendar of meetings as an officer writes it, beside the cases. Knows no case and no report."""

from __future__ import annotations

from pydantic import Field

from reportgen.case.dates import Day
from reportgen.case.part import Part
from reportgen.case.values import Count, Many, Text, YesNo


class Meeting(Part):
    """One meeting of one body."""

    body: Text = Field(description="The body that meets, for example Full Council")
    date: Day = Field(description="The day of the meeting, for example 2026-12-10")
    council: Text | None = Field(
        None, description="The council's house style, where the calendar holds meetings of several councils"
    )
    cancelled: YesNo = Field(False, description="yes where the meeting will not take place")
    reports_due: Day | None = Field(None, description="The day by which democratic services need the final report")
    agenda_published: Day | None = Field(None, description="The day on which agenda and reports are to be published")


class Meetings(Part):
    """The meetings of a council's bodies, in any order."""

    schema_version: Count = Field(description="The version of this form; always 1")
    meetings: Many[Meeting] = Field((), description="The meetings, one by one")
