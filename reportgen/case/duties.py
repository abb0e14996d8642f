"""What the law asks of the council beside the report, and what it has done about it. Knows fields, no deadlines."""

from __future__ import annotations

from pydantic import Field

from reportgen.case.dates import Day
from reportgen.case.part import Part
from reportgen.case.values import Choice, Many, Prose, Text, YesNo


class Notice(Part):
    """The public notice of a report, and its inspection (Local Government Act 1974, s 30(4) and (5))."""

    published: Day | None = Field(
        None, title="date of the public notice", description="The day on which the notice first appeared"
    )
    newspapers: Many[Text] = Field(
        (), title="newspapers that carried the notice", description="The newspapers that carried it"
    )
    inspection_from: Day | None = Field(
        None, title="first day of inspection", description="The first day on which the public can read the report"
    )
    inspection_to: Day | None = Field(
        None, title="last day of inspection", description="The last day on which the public can read the report"
    )
    places: Many[Text] = Field((), title="places of inspection", description="The offices where it can be read, free")


class Limb(Choice):
    """Under which section a monitoring officer reports (Local Government and Housing Act 1989)."""

    COUNCIL = "section 5"
    EXECUTIVE = "section 5A"


class MonitoringOfficerReport(Part):
    """The monitoring officer's report on a finding of fault (Local Government and Housing Act 1989, ss 5 and 5A)."""

    section: Limb | None = Field(
        None, description="section 5 for a function of the council, section 5A for one of the executive"
    )
    periodic: YesNo = Field(
        False, description="yes where the finding is covered by the monitoring officer's regular report on complaints"
    )
    author: Text | None = Field(
        None,
        title="who makes the monitoring officer’s report",
        description="Who made it: monitoring officer, or deputy monitoring officer",
    )
    sent: Day | None = Field(
        None,
        title="date on which copies went to members",
        description="The day on which copies were first sent to members",
    )
    to_every_member: YesNo | None = Field(None, description="Whether every member of the council was sent a copy")
    consulted_head_of_paid_service: YesNo | None = Field(
        None,
        title="whether the head of paid service was consulted",
        description="Whether the head of paid service was consulted",
    )
    consulted_chief_finance_officer: YesNo | None = Field(
        None,
        title="whether the chief finance officer was consulted",
        description="Whether the chief finance officer was consulted",
    )
    pending_decision: YesNo = Field(
        False, description="yes where it concerns a proposal or decision that has not been carried out yet"
    )
    carried_out: Day | None = Field(None, description="The day on which that proposal or decision was carried out")
    executive_report_sent: Day | None = Field(
        None,
        title="date on which the executive’s report went to every member",
        description="For section 5A: the day on which the executive's own report went to every member",
    )


class Statement(Part):
    """The statement that the Ombudsman can require in a newspaper (Local Government Act 1974, s 31(2D) to (2H))."""

    required: Day | None = Field(None, description="The day on which the Ombudsman's notice requiring it was received")
    agreed: Day | None = Field(None, description="The day on which its form was agreed with the Ombudsman")
    newspaper: Text | None = Field(None, description="The newspaper")
    editions: Many[Day] = Field((), description="The days of the two editions that carried it")


class NamedMember(Part):
    """A member whom the Ombudsman's report names and criticises (Local Government Act 1974, s 31A(5))."""

    name: Text | None = Field(None, description="The member, as the Ombudsman's report names them")
    voted: YesNo | None = Field(None, description="Whether the member voted on any question about the report")


class Function(Choice):
    """Whose function the fault was in (Local Government Act 2000, s 9D; SI 2000/2853)."""

    COUNCIL = "council"
    EXECUTIVE = "executive"
    BOTH = "both"


class Acceptance(Part):
    """A breach that an officer accepts, and why. It is printed and kept; it never makes the breach unseen."""

    rule: Text | None = Field(None, description="The code of the rule, for example STAT-03")
    because: Prose | None = Field(None, description="Why it is accepted")
    by: Text | None = Field(None, description="Who accepts it: a job title")
    on: Day | None = Field(None, description="The day on which it was accepted")


class Publicity(Part):
    """What the council has told the Ombudsman and others, and when."""

    notice: Notice = Field(Notice(), description="The public notice in newspapers, and the inspection")
    officer: Text | None = Field(
        None,
        title="officer who gives the notice and writes to the Ombudsman",
        description="Who gives the public notice and writes to the Ombudsman: a job title; left out, the house style"
        " names one",
    )
    not_required: YesNo = Field(
        False, description="yes where the Ombudsman directed that notice and inspection are not needed (s 30(7))"
    )
    ombudsman_told: Day | None = Field(
        None,
        title="date on which the Ombudsman was told",
        description="The day on which the Ombudsman was told what the council has done or proposes",
    )
    ombudsman_sent_evidence: Day | None = Field(
        None,
        title="date on which the Ombudsman was sent the evidence",
        description="The day on which the Ombudsman was sent confirmation that the proposed action was taken",
    )


class KeyDecisionNotice(Part):
    """The notice of a key decision, or what stands in for it (SI 2012/2089, regs 9 to 11)."""

    published: Day | None = Field(None, description="The day on which the key decision notice was published")
    general_exception: Day | None = Field(
        None, description="The day on which scrutiny was told and the notice under regulation 10 was published"
    )
    special_urgency: Day | None = Field(
        None, description="The day on which the chair agreed under regulation 11 that it cannot be put off"
    )
    reasons_published: YesNo = Field(False, description="yes once the notice of the reasons has been published")


class PrivateNotices(Part):
    """The two notices of a private meeting of the executive (SI 2012/2089, reg 5)."""

    first: Day | None = Field(None, description="The day of the first notice, 28 clear days before the meeting")
    second: Day | None = Field(None, description="The day of the second notice, 5 clear days before the meeting")
    agreed_urgent: YesNo = Field(
        False, description="yes where the chair of scrutiny agreed that it is urgent (reg 5(6))"
    )


class DecisionRecord(Part):
    """What the written record of an executive decision has to say (SI 2012/2089, reg 12)."""

    reasons: Prose | None = Field(None, description="The reasons for the decision")
    alternatives: Prose | None = Field(None, description="The alternatives considered and rejected, or none")
    conflicts: Prose | None = Field(None, description="The conflicts of interest declared, or none")
    dispensations: Prose | None = Field(None, description="The dispensations granted, or none")
