"""The facts of a decision as JSON: values by name, and beside them where each stood and what is doubtful."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from reportgen.case.response import Kind
from reportgen.importers.contract import KINDS, as_json, as_object
from reportgen.importers.facts import Facts, Person, Pseudonym, Remedy, Sum
from reportgen.importers.transcript import Form
from tests.importers.found import APOLOGY, FOUND, PAYMENT, fact


def shown(facts: Facts) -> Any:  # noqa: ANN401  any JSON
    return json.loads(as_json(facts))


def test_each_fact_stands_under_its_name() -> None:
    given = shown(FOUND)
    assert given["document"] == "decision.pdf"
    assert given["reference"] == "23 901 447"
    assert given["body"] == "Wexcombe Borough Council"
    assert (given["category"], given["subcategory"]) == ("Housing", "Allocations")
    assert (given["decision"], given["decision_date"]) == ("Upheld", "2024-03-05")
    assert given["outcome"] == "fault_injustice"
    assert given["document_status"] == "final decision"
    assert given["complainant_aliases"] == ["Ms K"]
    assert [person["name"] for person in given["other_people"]] == ["L", "M"]


def test_a_document_that_says_nothing_gives_nothing() -> None:
    given = shown(Facts("empty.txt", Form.TEXT, None))
    assert {key for key, value in given.items() if value not in (None, [], {})} == {"document", "form"}


def test_an_amount_is_for_one_and_a_total_for_all() -> None:
    payment = shown(FOUND)["remedies"][1]
    assert (payment["amount_gbp"], payment["total_gbp"], payment["stated_total_gbp"]) == (300, 600, 600)
    assert payment["payments"] == [
        {"amount_gbp": 300, "to": "Ms K", "for": "the larger home they went without", "per": "child", "number": 2}
    ]


def test_several_sums_have_no_single_amount() -> None:
    several = replace(PAYMENT, sums=(Sum(Decimal(300)), Sum(Decimal("100.50"))), stated_total=None)
    given = shown(replace(FOUND, remedies=(several,)))["remedies"][0]
    assert (given["amount_gbp"], given["amounts_gbp"], given["total_gbp"]) == (None, [300, 100.5], 400.5)


def test_a_sum_that_is_paid_nobody_knows_how_often_has_no_total() -> None:
    monthly = replace(PAYMENT, sums=(Sum(Decimal(150), per="month", number=None),), stated_total=None)
    given = shown(replace(FOUND, remedies=(monthly,)))["remedies"][0]
    assert (given["amount_gbp"], given["total_gbp"]) == (150, None)


def test_a_deadline_keeps_the_words_it_was_read_from() -> None:
    deadline = shown(FOUND)["remedies"][0]["deadline"]
    assert (deadline["within"], deadline["unit"], deadline["of"]) == (4, "weeks", "final decision")
    assert deadline["text"] == "within four weeks of my final decision"
    assert deadline["where"]["paragraph"] == "29"


def test_a_day_stands_beside_the_deadline_that_is_not_there() -> None:
    dated = replace(APOLOGY, deadline=None, due=fact(date(2025, 1, 31), "29", "by 31 January 2025"))
    given = shown(replace(FOUND, remedies=(dated, APOLOGY)))["remedies"]
    assert (given[0]["deadline"], given[0]["due"]) == (None, "2025-01-31")
    assert given[1]["due"] is None


def test_every_fact_says_where_it_stood_and_what_is_doubtful() -> None:
    facts = replace(FOUND, references=(fact("23 901 447", doubt="printed twice"), fact("23 901 448")))
    where = shown(facts)["where"]
    assert where["reference"] == {
        "words": "23 901 447",
        "paragraph": None,
        "page": None,
        "line": 1,
        "doubt": "printed twice",
    }
    assert shown(facts)["linked_references"] == ["23 901 448"]
    assert where["decision_date"]["page"] == 1


@pytest.mark.parametrize("kind", list(Kind))
def test_each_kind_of_remedy_has_a_code(kind: Kind) -> None:
    assert as_object(replace(FOUND, remedies=(replace(APOLOGY, kinds=(kind,)),)))["remedies"]
    assert len(set(KINDS.values())) == len(Kind)


def test_a_remedy_of_no_known_kind_is_of_another() -> None:
    given = shown(replace(FOUND, remedies=(Remedy(fact("Plant a tree.")),)))["remedies"][0]
    assert (given["kind"], given["kinds"], given["amount_gbp"], given["deadline"]) == ("other", ["other"], None, None)


def test_the_same_facts_give_the_same_json() -> None:
    assert as_json(FOUND) == as_json(replace(FOUND))
    assert as_json(FOUND).isascii()


def test_somebody_else_is_no_complainant() -> None:
    facts = replace(FOUND, pseudonyms=(fact(Pseudonym("Officer Q", Person.OFFICER, "a planning officer")),))
    given = shown(facts)
    assert given["complainant_aliases"] == []
    assert given["other_people"][0]["stands_for"] == "a planning officer"
