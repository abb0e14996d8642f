"""What the Ombudsman recommended, what the council says and does about it, and answers to a focus report."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from reportgen.case.dates import Day, Due, Month, When
from reportgen.case.implications import NONE_WORDS, is_none
from reportgen.case.part import Part
from reportgen.case.values import Amount, Choice, Many, Number, Prose, Text, unfit
from reportgen.source import Scalar


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

    amount: Amount | None = Field(
        None, title="sum", description="Pounds, for one person or one month; totals are worked out"
    )
    for_: Text | None = Field(
        None, title="what the payment is for", description="What it is for, for example avoidable distress"
    )
    to: Text | None = Field(None, description="Who is paid, by role or pseudonym")
    per: Text | None = Field(None, description="What the amount is for each of, for example child or month")
    number: Number = Field(Number(1), description="How many of those there are")

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
    by: Text | None = Field(
        None, title="who did it or will do it", description="Who did it or will do it: a job title, never a name"
    )
    what: Prose | None = Field(None, title="what was done", description="What was done, in a sentence or several")
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
        if self.done is not None:
            return Status.DONE
        if self.under_way is not None:
            return Status.UNDER_WAY
        return Status.PLANNED if self.planned is not None else None

    @property
    def date(self) -> Day | Month | None:
        """When it was or is to be done."""
        return self.done or self.under_way or self.planned


class Recommendation(Part):
    """One recommendation of the Ombudsman, and the council's answer to it."""

    id: Text | None = Field(None, description="A short name of your own, to refer to it, for example apology")
    text: Prose | None = Field(None, title="recommendation", description="What the Ombudsman recommended")
    kind: Kind | None = Field(None, description="The kind of remedy: " + ", ".join(Kind))
    remedy: Remedy | None = Field(
        None, description="personal or service improvement; worked out from the kind where it is left out"
    )
    payments: Many[Payment] = Field((), description="The sums recommended; totals are worked out")
    due: Due | None = Field(None, description="A date, or a time from the decision: 4 weeks, 3 months")
    response: Response = Field(Response.ACCEPTED, description="accepted, partly accepted or not accepted")
    because: Prose | None = Field(
        None, title="reasons for not accepting it", description="The reasons, where it is not accepted in full"
    )
    paragraph: Text | None = Field(None, description="The paragraph of the Ombudsman's report")
    actions: Many[Action] = Field(
        (), title="what the council did about it", description="What the council did, is doing and will do about it"
    )

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


class NoneAtAll(tuple[Recommendation, ...]):
    """No recommendations, as an officer wrote: nothing is missing."""

    __slots__ = ()


class _OrNone:
    """A list in whose place a word for none may stand."""

    @staticmethod
    def __get_pydantic_json_schema__(schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        listed = handler(schema)
        return {"anyOf": [*listed["anyOf"], {"enum": [*sorted(NONE_WORDS), False]}]}


def _or_none(value: object, handler: ValidatorFunctionWrapHandler) -> object:
    return NoneAtAll() if isinstance(value, Scalar) and is_none(value) else handler(value)


Recommended = Annotated[Many[Recommendation], WrapValidator(_or_none), _OrNone()]


class Theme(Part):
    """One theme of a focus report, the question it puts to councils, and the service's answer."""

    id: Text | None = Field(None, description="A short name of your own")
    title: Text | None = Field(None, description="The theme, for example Coming into care")
    question: Many[Prose] = Field((), description="What the Ombudsman asks councils; one or several questions")
    response: Prose | None = Field(None, title="the service’s response", description="The service's answer")
    by: Text | None = Field(None, description="Who answers for the service: a job title")


class FocusReport(Part):
    """The council's response to a focus report: themes and answers instead of recommendations."""

    asked_by: Text | None = Field(None, description="The committee or panel that asked the service to respond")
    introduction: Prose | None = Field(None, description="What the service says before it turns to the themes")
    themes: Many[Theme] = Field((), description="The themes, each with its question and the service's response")
    conclusion: Prose | None = Field(None, description="What the service says in the end")
