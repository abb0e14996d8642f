"""Local practice: what a council's own constitution and habits add to the law. Set in its house.yaml, never in code."""

from __future__ import annotations

from pydantic import Field

from reportgen.case.part import Part
from reportgen.case.values import Amount, Choice, Count


class CountedIn(Choice):
    """What is counted as a day."""

    CALENDAR = "calendar days"
    WORKING = "working days"


class Practice(Part):
    """How a council counts, and how much time it keeps in hand. What it does not say is not asked of its reports."""

    key_decision_days: CountedIn = Field(
        CountedIn.CALENDAR, description="How the 28 clear days of a key decision notice are counted"
    )
    margin: Count | None = Field(
        None, description="Working days to keep between the meeting and the last day to tell the Ombudsman"
    )
    clearance_before: Count | None = Field(
        None, description="Working days before the meeting by which legal and finance clear their paragraphs"
    )
    final_before: Count | None = Field(
        None, description="Working days before the meeting by which the final report is with democratic services"
    )
    call_in: Count | None = Field(None, description="Working days in which an executive decision can be called in")
    key_decision_from: Amount | None = Field(None, description="The sum from which spending makes a key decision")
    newspapers: Count | None = Field(None, description="How many newspapers carry a public notice")
