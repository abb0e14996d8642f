"""The council's calendar of meetings as an officer writes it, beside the cases. Knows no case and no report."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field, ValidationError

from reportgen.case.dates import Day
from reportgen.case.part import Part
from reportgen.case.values import Count, Many, Text, YesNo, not_given
from reportgen.source import Mapping


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


def readable(root: Mapping) -> Iterator[Meeting]:
    """The meetings that can be read, of a calendar in which something is wrong."""
    listed = root.get("meetings")
    for entry in listed if isinstance(listed, list) else [listed]:
        try:
            if not not_given(entry):
                yield Meeting.model_validate(entry)
        except ValidationError:
            continue  # what is wrong with it was found with the whole
