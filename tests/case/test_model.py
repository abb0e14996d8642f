"""What can be worked out from a case is never typed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from reportgen.case.response import Status
from tests.case.reading import case, problem

MONEY = """\
recommendations:
  - payments:
      - {amount: 300, number: 2, per: child}
      - {amount: 250.50}
      - {for: an amount that is not known yet}
    actions: {done: 2019-06, paid: 500}
  - actions:
      - {paid: 100.25}
      - {what: Nothing was paid.}
"""


def test_sums_are_added_up() -> None:
    made = case(MONEY)
    first, second = made.recommendations
    assert [payment.total for payment in first.payments] == [Decimal(600), Decimal("250.50"), None]
    assert (first.total, second.total, made.total) == (Decimal("850.50"), Decimal(0), Decimal("850.50"))
    assert (first.paid, second.paid, made.paid) == (Decimal(500), Decimal("100.25"), Decimal("600.25"))


@pytest.mark.parametrize(
    ("action", "status", "date"),
    [
        ("{done: 2019-06-05}", Status.DONE, dt.date(2019, 6, 5)),
        ("{under way: 2019-07-01}", Status.UNDER_WAY, dt.date(2019, 7, 1)),
        ("{planned: 2019-08}", Status.PLANNED, "August 2019"),
        ("{what: A letter.}", None, None),
    ],
)
def test_an_actions_date_says_how_far_it_is(action: str, status: Status | None, date: object) -> None:
    (found,) = case(f"recommendations: {{actions: {action}}}").recommendations[0].actions
    assert (found.status, found.date) == (status, date)


def test_an_action_cannot_be_done_and_planned() -> None:
    found = problem("recommendations:\n  actions:\n    - {done: 2019-06-05, planned: 2019-08}\n")
    assert found.message == "an action is done, under way or planned, and this one says more than one of them"
    assert found.fix == "keep the one that is true today"
    assert str(found.span) == "case.yaml:5:7"


def test_a_recommendation_is_complete_when_each_of_its_actions_is_done() -> None:
    made = case(
        "recommendations:\n  - actions: [{done: 2019-06}, {done: 2019-07}]\n"
        "  - actions: [{done: 2019-06}, {planned: 2019-08}]\n  - text: Nothing yet.\n"
    )
    assert [recommendation.complete for recommendation in made.recommendations] == [True, False, False]
    assert made.complete == 1


@pytest.mark.parametrize(
    ("said", "improves"),
    [
        ("kind: apology", False),
        ("kind: training", True),
        ("text: Apologise.", False),
        ("{kind: training, remedy: personal}", False),
        ("{kind: apology, remedy: service improvement}", True),
    ],
)
def test_whom_a_recommendation_helps(said: str, improves: bool) -> None:  # noqa: FBT001  what is expected
    braced = said if said.startswith("{") else f"{{{said}}}"
    assert case(f"recommendations: {braced}").recommendations[0].improves_service is improves


@pytest.mark.parametrize(
    ("findings", "found", "every"),
    [
        ("[]", None, True),
        ("[{fault: Late.}]", None, False),
        ("[{fault: Late., injustice: no}]", False, False),
        ("[{fault: Late., injustice: no}, {fault: Lost., injustice: yes}]", True, False),
        ("[{fault: Lost., injustice: yes}, {matter: The fee.}]", True, True),
    ],
)
def test_injustice_over_all_findings(findings: str, found: bool | None, every: bool) -> None:  # noqa: FBT001  expected
    made = case(f"findings: {findings}")
    assert made.found_injustice is found
    assert made.all_faults_caused_injustice is every


def test_faults_are_the_findings_of_fault() -> None:
    made = case("findings: [{id: a, fault: Late.}, {id: b, matter: The fee.}]")
    assert [finding.id for finding in made.faults] == ["a"]


def test_defaults_that_need_not_be_typed() -> None:
    made = case("recommendations: {payments: {amount: 5}}\nevery report: {title: x}\n")
    assert made.recommendations[0].payments[0].number == 1
    assert str(made.recommendations[0].response) == "accepted"
    assert str(made.every_report.class_) == "public"
