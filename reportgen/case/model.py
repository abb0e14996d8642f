"""What a case is: what the Ombudsman decided, what was recommended, what the council did, and the reports to make.

Each field is described once, here: the comments of `reportgen new`, the editor's help and the JSON Schema are made from
these descriptions. Few fields are required; a rule, not a type, says when one must be there.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from pydantic import Field

from reportgen.case.dates import Day, When
from reportgen.case.duties import (
    Acceptance,
    Function,
    MonitoringOfficerReport,
    NamedMember,
    Publicity,
    Statement,
)
from reportgen.case.part import Part, key_of
from reportgen.case.report import Event, Report, ReportFields
from reportgen.case.response import FocusReport, NoneAtAll, Recommended, Response
from reportgen.case.values import (
    Choice,
    Count,
    Many,
    Named,
    Prose,
    Reference,
    Started,
    Text,
    WebAddress,
    YesNo,
    standing_at,
)
from reportgen.source import Node, Scalar


class Route(Choice):
    """How the Ombudsman's investigation ended; duties hang on it (Local Government Act 1974, ss 30 and 31)."""

    PUBLIC_REPORT = "public report"
    DECISION_STATEMENT = "decision statement"
    FURTHER_REPORT = "further report"
    STATEMENT = "statement"
    FOCUS_REPORT = "focus report"


class Extension(Part):
    """A later date for the council's answer, agreed by the Ombudsman in writing."""

    until: Day | None = Field(None, description="The last day that the Ombudsman agreed to")
    letter: Day | None = Field(None, description="The date of the Ombudsman's letter that agrees")


class Places(Part):
    """Where in the Ombudsman's report things stand, as its own paragraph numbers."""

    findings: Text | None = Field(None, description="The paragraph or paragraphs with the findings, for example 70")
    recommendations: Text | None = Field(None, description="The paragraph where the recommendations begin")
    questions: Text | None = Field(None, description="The pages of a focus report with its questions to councils")


class Ombudsman(Part):
    """The report or decision of the Local Government and Social Care Ombudsman."""

    route: Route | None = Field(
        None, title="route, how the investigation ended", description="How the investigation ended: " + ", ".join(Route)
    )
    draft: YesNo = Field(False, description="yes for a draft decision, which is confidential and goes before nobody")
    reference: Many[Reference] = Field(
        (),
        title="Ombudsman’s reference",
        description="The Ombudsman's reference, for example 19 014 855; one or several",
    )
    title: Text | None = Field(
        None, title="title of the Ombudsman’s report", description="The title on the Ombudsman's report"
    )
    issued: When | None = Field(
        None, title="date of the report or decision", description="The day of the decision, or the date on the report"
    )
    published: When | None = Field(
        None, title="date of publication", description="The day on which the Ombudsman published it"
    )
    received: Day | None = Field(
        None,
        title="date on which the council received it",
        description="The day on which the council received it; time limits run from it",
    )
    response_due: Day | None = Field(
        None, description="The day by which the Ombudsman asked for the final answer, if any"
    )
    category: Text | None = Field(None, description="The Ombudsman's category, for example Children's care services")
    subcategory: Text | None = Field(None, description="The Ombudsman's subcategory, for example Other")
    address: WebAddress | None = Field(None, description="Where it can be read on the Ombudsman's website")
    extension: Extension = Field(Extension(), description="A later date for the answer, agreed in writing")
    pseudonyms: Named[Text, Text] = Field(
        {}, description="The names that the Ombudsman used, and whom each stands for; never a real name"
    )
    paragraphs: Places = Field(Places(), description="Paragraph numbers of the Ombudsman's report to refer to")


class Complaint(Part):
    """What was complained about, and what became of it before the Ombudsman looked."""

    service: Text | None = Field(
        None,
        title="service complained about",
        description="The service complained about, for example Children's Social Care",
    )
    about: Text | None = Field(
        None,
        title="what the complaint was about",
        description="What it was about, in words that can follow “a complaint about”",
    )
    points: Many[Prose] = Field((), description="The points of the complaint, one by one")
    history: Many[Event] = Field((), description="What happened when: stage 1, stage 2, the Ombudsman")


class Injustice(Part):
    """Whether a fault caused injustice, to whom and how."""

    found: YesNo | None = Field(None, description="Whether the Ombudsman found injustice: yes or no")
    to: Many[Text] = Field((), description="Who suffered it, by role or pseudonym")
    effect: Prose | None = Field(None, description="How it affected them")

    short = (Text.json_schema,)

    @classmethod
    def expand(cls, node: Node) -> object:
        """`injustice: yes`, `injustice: no` and `injustice: a sentence` are short for the whole."""
        if not isinstance(node, Scalar):
            return node
        key = "found" if node.strip().lower() in {"yes", "no", "true", "false"} else "effect"
        return {key: node} if key == "found" else {key: node, "found": standing_at(node, "yes")}


class Finding(Part):
    """One finding of the Ombudsman."""

    id: Text | None = Field(None, description="A short name of your own, to refer to this finding")
    fault: Prose | None = Field(
        None,
        title="fault that was found",
        description="What the council did wrong, in a sentence; leave out if no fault was found",
    )
    matter: Prose | None = Field(None, description="What was looked into, where no fault was found")
    injustice: Injustice = Field(Injustice(), description="yes, no, or a sentence that says whom it affected and how")
    paragraph: Text | None = Field(None, description="The paragraph of the Ombudsman's report")
    outcome: Text | None = Field(None, description="The Ombudsman's word for the outcome, for example Upheld")


class Case(Part):
    """Everything about one finding of the Ombudsman and the reports that the council makes of it."""

    schema_version: Count = Field(description="The version of this form; always 1")
    council: Text = Field(description="The house style of your council, as `reportgen houses` lists it")
    ombudsman: Ombudsman = Field(Ombudsman(), description="What the Ombudsman decided")
    complaint: Complaint = Field(Complaint(), description="What the complaint was about")
    function: Function | None = Field(None, description="Whose function the fault was in: council, executive or both")
    findings: Many[Finding] = Field((), description="What the Ombudsman found, one by one")
    recommendations: Recommended = Field(
        (),
        title="the Ombudsman’s recommendations",
        description="What the Ombudsman recommended, and what was done; none if nothing was recommended",
    )
    focus_report: FocusReport | None = Field(
        None, description="For a focus report: the service's response to its themes"
    )
    publicity: Publicity = Field(
        Publicity(), description="The public notice, the inspection, and what the Ombudsman was told"
    )
    monitoring_officer_report: MonitoringOfficerReport = Field(
        MonitoringOfficerReport(), description="The monitoring officer's report to members on the fault"
    )
    statement: Statement = Field(Statement(), description="For the route statement: the statement in a newspaper")
    named_members: Many[NamedMember] = Field(
        (), description="Members of the council whom the report names and criticises"
    )
    never_publish: Many[Text] = Field(
        (), description="Names and other words that must not stand in any published copy; they are never printed"
    )
    accepted: Many[Acceptance] = Field((), description="Breaches of a rule that are accepted, each with its reason")
    every_report: ReportFields = Field(ReportFields(), description="What all reports of this case say alike")
    reports: Started[Text, Report] = Field({}, description="The reports to make, by name; each may say its own")

    @property
    def total(self) -> Decimal:
        """All that the Ombudsman recommended to pay, in pounds."""
        return sum((recommendation.total for recommendation in self.recommendations), Decimal(0))

    @property
    def complete(self) -> int:
        """How many recommendations are complete, without those that were not accepted."""
        return sum(item.complete and item.response is not Response.NOT_ACCEPTED for item in self.recommendations)

    @property
    def recommends_nothing(self) -> bool:
        """Whether an officer wrote that there are no recommendations."""
        return isinstance(self.recommendations, NoneAtAll)

    @property
    def refused(self) -> int:
        """How many recommendations were not accepted."""
        return sum(item.response is Response.NOT_ACCEPTED for item in self.recommendations)

    @property
    def accepts_all(self) -> bool:
        """Whether the council accepted every recommendation in full."""
        return all(item.response is Response.ACCEPTED for item in self.recommendations)

    @property
    def found_injustice(self) -> bool | None:
        """Whether any fault caused injustice; None where no finding says."""
        said = [finding.injustice.found for finding in self.findings if finding.injustice.found is not None]
        return any(said) if said else None

    @property
    def paid(self) -> Decimal:
        """All that the council has paid, in pounds."""
        return sum((recommendation.paid for recommendation in self.recommendations), Decimal(0))

    @property
    def all_faults_caused_injustice(self) -> bool:
        """Whether every fault that was found caused injustice."""
        return all(finding.injustice.found for finding in self.faults)

    @property
    def faults(self) -> tuple[Finding, ...]:
        """The findings of fault."""
        return tuple(finding for finding in self.findings if finding.fault)


@cache
def heading_of(kind: type[Part]) -> str:
    """The key of a case under which fields of this kind stand; nothing for fields that stand elsewhere, or often."""
    return next((key_of(name) for name, field in Case.model_fields.items() if field.annotation is kind), "")
