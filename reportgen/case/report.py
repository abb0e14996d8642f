"""What a report to members says beside the facts of the case: the meeting, who reports, implications, papers."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, WithJsonSchema

from reportgen.case.dates import Day, When
from reportgen.case.duties import DecisionRecord, KeyDecisionNotice, PrivateNotices
from reportgen.case.implications import NONE_WORDS, Clearance, Implications, Subject, is_none, says_none
from reportgen.case.part import Part
from reportgen.case.values import (
    Choice,
    Count,
    Email,
    Many,
    Named,
    Prose,
    Text,
    YesNo,
    standing_at,
    unfit,
)
from reportgen.diagnostics import Span
from reportgen.source import Node, Scalar
from reportgen.suggest import did_you_mean


class Event(Part):
    """Something that happened, or is to happen, on a day."""

    date: When | None = Field(None, description="The day (2021-06-22), or the month (2018-08)")
    event: Text | None = Field(None, description="What happened, in a sentence")
    stage: Text | None = Field(None, description="The stage of the complaint, for example stage 1, stage 2, Ombudsman")


class Contact(Part):
    """Somebody whom readers can ask."""

    role: Text | None = Field(None, description="A job title")
    telephone: Text | None = Field(None, description="A telephone number")
    email: Email | None = Field(None, description="An e-mail address of the council")


class Paper(Part):
    """A background paper (Local Government Act 1972, s 100D; SI 2012/2089, reg 2)."""

    title: Text | None = Field(None, description="What the paper is")
    date: When | None = Field(None, description="Its date")
    contact: Text | None = Field(None, description="Whom to ask for it: a job title or an office")
    telephone: Text | None = Field(None, description="The telephone number to ask at")


class Papers(Part):
    """The background papers, or an officer's word that there are none."""

    none: YesNo = Field(False, description="yes where an officer confirms that there are none")
    papers: Many[Paper] = Field((), description="The papers")

    short = (
        {"enum": [*sorted(NONE_WORDS), False]},
        {"type": "array", "items": {"anyOf": [{"$ref": "#/definitions/Paper"}, {"type": "null"}]}},
    )

    @classmethod
    def expand(cls, node: Node) -> object:
        """`background papers: none`, or the list itself."""
        if says_none(node):
            return {"none": standing_at(node, "yes")}
        return {"papers": node} if isinstance(node, list) else node


class Contents(Choice):
    """Where an appendix comes from."""

    DOCUMENT = "document"
    ACTION_PLAN = "action plan"


class Appendix(Part):
    """A document published with the report. Its letter or number is worked out from its place in the list."""

    id: Text | None = Field(None, description="A short name of your own; other text refers to it as [Appendix](#name)")
    title: Text | None = Field(None, description="What the document is")
    contents: Contents = Field(
        Contents.DOCUMENT,
        description="document, or action plan for a table of recommendations and actions that is made from the case",
    )
    exempt: Count | None = Field(
        None, description="The paragraph of Schedule 12A, 1 to 7, for a document that the public may not read"
    )


class Option(Part):
    """Something that members could decide."""

    title: Text | None = Field(None, description="The option in a few words")
    text: Prose | None = Field(None, description="What it would mean")
    preferred: YesNo = Field(False, description="yes for the option that officers recommend")


class Exempt(Part):
    """Why a report is not open to the public (Local Government Act 1972, Schedule 12A, Part 1)."""

    paragraphs: Many[Count] = Field(
        (), title="paragraph of Schedule 12A", description="The paragraphs of Schedule 12A, 1 to 7"
    )
    public_interest: Prose | None = Field(
        None,
        title="why the public interest is better served by not publishing",
        description="Why the public interest is better served by not publishing",
    )


class OpenTo(Choice):
    """Whether the public may read a report."""

    PUBLIC = "public"
    EXEMPT = "exempt"


class Purpose(Choice):
    """What a body is asked for."""

    DECISION = "decision"
    DISCUSSION = "discussion"
    NOTING = "noting"


MeetingDay = Annotated[
    Day, WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "const": "next"}]})
]


class ReportFields(Part):
    """What one report says, or all of them alike."""

    body: Text | None = Field(None, description="The body that meets; left out, the house style names it")
    meeting: MeetingDay | None = Field(
        None,
        title="meeting date",
        description="The day of the meeting, for example 2019-07-18, or next for the body's next one in the calendar",
    )
    next_meeting: YesNo = Field(False, description="yes is the same as `meeting: next`")
    title: Text | None = Field(
        None, title="report title", description="The title of the report; left out, one is made from the facts"
    )
    short_title: Text | None = Field(None, description="A shorter title for the head of each page")
    key_decision: YesNo | None = Field(None, description="Whether it is a key decision: yes or no")
    class_: OpenTo = Field(OpenTo.PUBLIC, description="public, or exempt where the press and public are shut out")
    wards: Many[Text] = Field(
        (), title="wards or divisions affected", description="The wards or divisions affected, or all, or none"
    )
    report_of: Many[Text] = Field((), title="officer whose report it is", description="Whose report it is: a job title")
    contacts: Many[Contact] = Field((), title="contacts", description="Whom readers can ask")
    contributors: Many[Text] = Field((), title="contributors", description="Who helped to write it: job titles")
    summary: Prose | None = Field(
        None, title="summary", description="The report in a paragraph or two; left out, one is made from the facts"
    )
    recommendations: Many[Prose] = Field(
        (),
        title="recommendations to members",
        description="What members are asked to decide, one by one, each beginning with a verb",
    )
    timeline: Many[Event] = Field(
        (), description="Who was consulted and who decided, and when; dates of the case are added"
    )
    policy_context: Prose | None = Field(
        None, title="policy context", description="The policies and priorities that it serves"
    )
    background: Prose | None = Field(
        None, title="background", description="Anything that members need to know beside the facts of the case"
    )
    response: Prose | None = Field(
        None, title="the service's response", description="What the service says to the findings as a whole"
    )
    options: Many[Option] = Field((), description="What members could decide")
    consultations: Prose | None = Field(
        None, title="consultations", description="Who was consulted and what they said, or none"
    )
    implications: Implications = Field(
        {}, description="What it means: a text, or none, for each of: " + ", ".join(Subject)
    )
    background_papers: Papers = Field(
        Papers(), title="background papers", description="The unpublished papers relied on, or none"
    )
    glossary: Named[Text, Text] = Field({}, description="Terms, and what they mean")
    appendices: Many[Appendix] = Field(
        (), title="appendices", description="The documents published with the report, in order"
    )
    exempt_information: Exempt = Field(Exempt(), description="Why the report is exempt, where it is")
    draft: Count | None = Field(None, description="The number of the draft, for example 2, shown on its pages")
    purpose: Purpose | None = Field(None, description="decision, discussion or noting: what the body is asked for")
    cleared: Clearance | None = Field(None, description="Who cleared the report as a whole")
    agenda_published: Day | None = Field(None, description="The day on which agenda and report were published")
    meeting_notice: Day | None = Field(None, description="The day on which notice of the meeting was given")
    convened_at_short_notice: YesNo = Field(
        False, description="yes where the meeting itself was convened at short notice"
    )
    late_because: Prose | None = Field(
        None, description="Why the report was not open five clear days before the meeting"
    )
    chair_agreed_urgent: YesNo = Field(False, description="yes where the chair agreed that the item is urgent")
    key_decision_notice: KeyDecisionNotice = Field(
        KeyDecisionNotice(), description="For a key decision: the notice, or what stands in for it"
    )
    private_notices: PrivateNotices = Field(
        PrivateNotices(), description="For a private meeting of the executive: its two notices"
    )
    call_in: Prose | None = Field(None, description="What the report says of call-in")
    decision_record: DecisionRecord = Field(
        DecisionRecord(), description="For an executive decision: what its written record will say"
    )
    disinterested_report: YesNo = Field(
        False, description="For a further report: yes once a report by someone without an interest was considered"
    )
    internal: Prose | None = Field(None, description="A note for colleagues; it is in no public copy")
    sections: Named[Text, Prose] = Field({}, description="Your own words for a whole section, by the section's name")

    @classmethod
    def understood(cls, given: dict[str, object]) -> dict[str, object]:
        """`meeting: next` says which meeting is meant and not its day, which the calendar of meetings gives."""
        meeting = given.get("meeting")
        if not isinstance(meeting, Scalar) or not meeting.strip().isalpha():
            return given
        if (word := meeting.strip().casefold()) != "next":
            if did_you_mean(word, ["next"]):
                raise unfit(f"`{meeting}` is neither a day nor `next`", "did you mean `next`?", "meeting")
            return given
        return {key: value for key, value in given.items() if key != "meeting"} | {
            "next meeting": standing_at(meeting, "yes")
        }

    @property
    def consulted_nobody(self) -> bool:
        """Whether an officer wrote that there were no consultations."""
        return self.consultations is not None and is_none(self.consultations)


class Report(ReportFields):
    """One report to one meeting."""

    _shared: ClassVar[ReportFields | None] = None  # a report that was put over others has its own in `__dict__`

    kind: Text | None = Field(None, description="Which of the house's reports it is; left out, the report's name says")

    def over(self, shared: ReportFields) -> Self:
        """This report with everything it does not say taken from what all reports say; implications one by one."""
        said, common = self.model_fields_set, shared.model_fields_set
        update = {field: getattr(shared, field) for field in common - said}
        for field in ("implications", "glossary", "sections"):
            if field in said and field in common:
                update[field] = {**getattr(shared, field), **getattr(self, field)}
        merged = self.model_copy(update=update)
        merged.__dict__["_shared"] = shared
        return merged

    def where(self, field: str) -> Span | None:
        """Where the report, or what all reports say, has a field; else where the report stands."""
        own = super().where(field)
        if own != self.span or self._shared is None:
            return own
        shared = self._shared.where(field)
        return own if shared == self._shared.span else shared
