"""What a case is: what the Ombudsman decided, what was recommended, what the council did, and the reports to make.

Each field is described once, here: the comments of `reportgen new`, the editor's help and the JSON Schema are made from
these descriptions. Few fields are required; a rule, not a type, says when one must be there.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import Field, model_validator

from reportgen.case.part import Part
from reportgen.case.report import Event, Report, ReportFields
from reportgen.case.values import (
    Amount,
    Choice,
    Count,
    Day,
    Due,
    Many,
    Named,
    Prose,
    Reference,
    Started,
    Text,
    WebAddress,
    When,
    YesNo,
    standing_at,
    unfit,
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

    route: Route | None = Field(None, description="How the investigation ended: " + ", ".join(Route))
    reference: Many[Reference] = Field(
        (), description="The Ombudsman's reference, for example 19 014 855; one or several"
    )
    title: Text | None = Field(None, description="The title on the Ombudsman's report")
    issued: When | None = Field(None, description="The day of the decision, or the date on the report")
    published: When | None = Field(None, description="The day on which the Ombudsman published it")
    received: Day | None = Field(None, description="The day on which the council received it; time limits run from it")
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

    service: Text | None = Field(None, description="The service complained about, for example Children's Social Care")
    about: Text | None = Field(None, description="What it was about, in words that can follow “a complaint about”")
    points: Many[Prose] = Field((), description="The points of the complaint, one by one")
    history: Many[Event] = Field((), description="What happened when: stage 1, stage 2, the Ombudsman")


class Injustice(Part):
    """Whether a fault caused injustice, to whom and how."""

    found: YesNo | None = Field(None, description="Whether the Ombudsman found injustice: yes or no")
    to: Many[Text] = Field((), description="Who suffered it, by role or pseudonym")
    effect: Prose | None = Field(None, description="How it affected them")

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
        None, description="What the council did wrong, in a sentence; leave out if no fault was found"
    )
    matter: Prose | None = Field(None, description="What was looked into, where no fault was found")
    injustice: Injustice = Field(Injustice(), description="yes, no, or a sentence that says whom it affected and how")
    paragraph: Text | None = Field(None, description="The paragraph of the Ombudsman's report")
    outcome: Text | None = Field(None, description="The Ombudsman's word for the outcome, for example Upheld")


class Kind(Choice):
    """The kinds of remedy that the Ombudsman recommends."""

    APOLOGY = "apology"
    DISTRESS = "payment for distress"
    TIME_AND_TROUBLE = "payment for time and trouble"
    LOST_SERVICE = "payment for lost service"
    MEASURABLE_LOSS = "payment for measurable loss"
    PAYMENT = "payment"
    SERVICE = "provide a service"
    REASSESSMENT = "reassessment"
    DECISION = "review a decision"
    CONTACT = "contact"
    REINSTATEMENT = "reinstatement"
    INFORMATION = "give information"
    STAFF_REMINDER = "staff reminder"
    TRAINING = "training"
    PROCEDURE = "procedure"
    AUDIT = "audit of other cases"
    ACTION_PLAN = "action plan"
    LEARNING = "share learning"
    MEMBERS = "report to members"


IMPROVES_SERVICE = frozenset(
    {Kind.STAFF_REMINDER, Kind.TRAINING, Kind.PROCEDURE, Kind.AUDIT, Kind.ACTION_PLAN, Kind.LEARNING, Kind.MEMBERS}
)


class Remedy(Choice):
    """Whom a recommendation helps: the person who complained, or everybody who uses the service."""

    PERSONAL = "personal"
    SERVICE = "service improvement"


class Payment(Part):
    """A sum that the Ombudsman recommended, for one reason, to one payee."""

    amount: Amount | None = Field(None, description="Pounds, for one person or one month; totals are worked out")
    for_: Text | None = Field(None, description="What it is for, for example avoidable distress")
    to: Text | None = Field(None, description="Who is paid, by role or pseudonym")
    per: Text | None = Field(None, description="What the amount is for each of, for example child or month")
    number: Count = Field(Count(1), description="How many of those there are")
    total_only: YesNo = Field(False, description="yes where the Ombudsman gave one sum for several reasons")  # noqa: FBT003  a field's default

    @property
    def total(self) -> Decimal | None:
        """The amount times the number, in pounds."""
        return self.amount * self.number if self.amount is not None else None


class Response(Choice):
    """What the council says to a recommendation."""

    ACCEPTED = "accepted"
    PARTLY = "partly accepted"
    NOT_ACCEPTED = "not accepted"


class Status(Choice):
    """How far an action has come."""

    DONE = "done"
    UNDER_WAY = "under way"
    PLANNED = "planned"


class Action(Part):
    """Something that the council did, is doing or will do about a recommendation."""

    done: When | None = Field(
        None, description="The day it was done (2019-06-05), or the month if the day is not known"
    )
    under_way: When | None = Field(None, description="For an action that has begun: the day it should be complete")
    planned: When | None = Field(None, description="For an action that has not begun: the day it should be complete")
    by: Text | None = Field(None, description="Who did it or will do it: a job title, never a name")
    what: Prose | None = Field(None, description="What was done, in a sentence or several")
    paid: Amount | None = Field(None, description="The sum that was paid, in pounds")
    evidence: Text | None = Field(None, description="What shows it, for example a copy of the letter")

    @model_validator(mode="after")
    def _one_status(self) -> Action:
        if sum(day is not None for day in (self.done, self.under_way, self.planned)) > 1:
            raise unfit(
                "an action is done, under way or planned, and this one says more than one of them",
                "keep the one that is true today",
            )
        return self

    @property
    def status(self) -> Status | None:
        """How far it has come; None where the case does not say."""
        days = {Status.DONE: self.done, Status.UNDER_WAY: self.under_way, Status.PLANNED: self.planned}
        return next((status for status, day in days.items() if day is not None), None)

    @property
    def date(self) -> Any:  # noqa: ANN401  a day or a month
        """When it was or is to be done."""
        return self.done or self.under_way or self.planned


class Recommendation(Part):
    """One recommendation of the Ombudsman, and the council's answer to it."""

    id: Text | None = Field(None, description="A short name of your own, to refer to it, for example apology")
    text: Prose | None = Field(None, description="What the Ombudsman recommended")
    kind: Kind | None = Field(None, description="The kind of remedy: " + ", ".join(Kind))
    remedy: Remedy | None = Field(
        None, description="personal or service improvement; worked out from the kind where it is left out"
    )
    payments: Many[Payment] = Field((), description="The sums recommended; totals are worked out")
    due: Due | None = Field(None, description="A date, or a time from the decision: 4 weeks, 3 months")
    response: Response = Field(Response.ACCEPTED, description="accepted, partly accepted or not accepted")
    because: Prose | None = Field(None, description="The reasons, where it is not accepted in full")
    paragraph: Text | None = Field(None, description="The paragraph of the Ombudsman's report")
    actions: Many[Action] = Field((), description="What the council did, is doing and will do about it")

    @property
    def total(self) -> Decimal:
        """The sum of its payments, in pounds."""
        return sum((payment.total or Decimal(0) for payment in self.payments), Decimal(0))

    @property
    def paid(self) -> Decimal:
        """The sum that its actions say was paid, in pounds."""
        return sum((action.paid or Decimal(0) for action in self.actions), Decimal(0))

    @property
    def complete(self) -> bool:
        """Whether there is an action and every action on it is done."""
        return bool(self.actions) and all(action.status is Status.DONE for action in self.actions)

    @property
    def improves_service(self) -> bool:
        """Whether it improves the service for everybody, rather than putting right one person's injustice."""
        return self.remedy is Remedy.SERVICE if self.remedy else self.kind in IMPROVES_SERVICE


class Theme(Part):
    """One theme of a focus report, the question it puts to councils, and the service's answer."""

    id: Text | None = Field(None, description="A short name of your own")
    title: Text | None = Field(None, description="The theme, for example Coming into care")
    question: Many[Prose] = Field((), description="What the Ombudsman asks councils; one or several questions")
    response: Prose | None = Field(None, description="The service's answer")
    by: Text | None = Field(None, description="Who answers for the service: a job title")


class FocusReport(Part):
    """The council's response to a focus report: themes and answers instead of recommendations."""

    asked_by: Text | None = Field(None, description="The committee or panel that asked the service to respond")
    introduction: Prose | None = Field(None, description="What the service says before it turns to the themes")
    themes: Many[Theme] = Field((), description="The themes, each with its question and the service's response")
    conclusion: Prose | None = Field(None, description="What the service says in the end")


class Case(Part):
    """Everything about one finding of the Ombudsman and the reports that the council makes of it."""

    schema_version: Count = Field(description="The version of this form; always 1")
    council: Text = Field(description="The house style of your council, as `reportgen houses` lists it")
    ombudsman: Ombudsman = Field(Ombudsman(), description="What the Ombudsman decided")
    complaint: Complaint = Field(Complaint(), description="What the complaint was about")
    findings: Many[Finding] = Field((), description="What the Ombudsman found, one by one")
    recommendations: Many[Recommendation] = Field((), description="What the Ombudsman recommended, and what was done")
    focus_report: FocusReport | None = Field(
        None, description="For a focus report: the service's response to its themes"
    )
    every_report: ReportFields = Field(ReportFields(), description="What all reports of this case say alike")
    reports: Started[Text, Report] = Field({}, description="The reports to make, by name; each may say its own")

    @property
    def total(self) -> Decimal:
        """All that the Ombudsman recommended to pay, in pounds."""
        return sum((recommendation.total for recommendation in self.recommendations), Decimal(0))

    @property
    def complete(self) -> int:
        """How many recommendations are complete."""
        return sum(recommendation.complete for recommendation in self.recommendations)

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
