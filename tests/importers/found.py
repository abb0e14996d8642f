"""Facts as they are found in a made-up decision, written down by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

from reportgen.case.response import Kind
from reportgen.importers.case_file import HouseForm
from reportgen.importers.decision import Status
from reportgen.importers.facts import (
    Deadline,
    Evidence,
    Fact,
    Facts,
    Fault,
    Outcome,
    Person,
    Pseudonym,
    Remedy,
    Sum,
)
from reportgen.importers.transcript import Form

T = TypeVar("T")

HOUSE = HouseForm("lancashire", "Lancashire County Council", ("full-council", "cabinet"), ("risk management", "legal"))
IN_FOUR_WEEKS = Deadline(4, "weeks", "final decision", "within four weeks of my final decision")


def fact(value: T, paragraph: str = "", words: str = "", doubt: str = "", page: int | None = None) -> Fact[T]:
    return Fact(
        value, Evidence(words or str(value), paragraph, page, int(paragraph) if paragraph.isdecimal() else 1), doubt
    )


APOLOGY = Remedy(
    fact("Apologise to Ms K for the faults in this decision;", "30"),
    (Kind.APOLOGY,),
    deadline=fact(IN_FOUR_WEEKS, "29"),
)
PAYMENT = Remedy(
    fact("Pay Ms K £300 for each child: £600 in total, for the larger home they went without.", "31"),
    (Kind.LOST_SERVICE, Kind.DISTRESS),
    (Sum(Decimal(300), to="Ms K", for_="the larger home they went without", per="child", number=2),),
    Decimal(600),
    fact(IN_FOUR_WEEKS, "29"),
)
REMINDER = Remedy(
    fact("Remind its staff of the “receipt rule” within three months.", "32"),
    (Kind.STAFF_REMINDER,),
    deadline=fact(Deadline(3, "months", None, "within three months"), "32"),
)
FOUND = Facts(
    name="decision.pdf",
    form=Form.PDF,
    status=fact(Status.FINAL, page=1),
    references=(fact("23 901 447"),),
    body=fact("Wexcombe Borough Council"),
    category=fact("Housing"),
    subcategory=fact("Allocations"),
    decision=fact("Upheld"),
    decision_date=fact(date(2024, 3, 5), page=1),
    outcome=fact(Outcome.FAULT_AND_INJUSTICE, "33"),
    pseudonyms=(
        fact(Pseudonym("Ms K", Person.COMPLAINANT), "1"),
        fact(Pseudonym("L", Person.CHILD, "her two children"), "2"),
        fact(Pseudonym("M", Person.CHILD, "her two children"), "2"),
    ),
    summary=fact("Ms K complained about a lost form. The Council was at fault: it had a receipt."),
    complaint=(fact("Ms K complains about the loss of her form; nobody answered her.", "1"),),
    faults=(
        Fault(fact("The Council lost the form. That was fault.", "27"), caused_injustice=False),
        Fault(
            fact("The delay was fault as well.", "28"), fact("It caused Ms K distress.", "28"), caused_injustice=True
        ),
    ),
    remedies=(APOLOGY, PAYMENT, REMINDER),
)
