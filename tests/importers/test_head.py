"""What the head of a decision says, however it is laid out, and nothing that it does not say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.importers.bodies import bodies_in
from reportgen.importers.dates import dates_in, only_date
from reportgen.importers.decision import Status
from tests.importers.decisions import EARLY, REPORT_PAGE, STATEMENT, facts

PDF_HEAD = """\
15 January 2016

Complaint reference:
14 901 995

Complaint against:
London Borough of Wexcombe

The Ombudsman’s final decision

Summary: Mr A complains about a delay.

The complaint
1. Mr A complains about a delay.
"""
COVER = """\
Report by the Local Government Ombudsman Investigation into complaints against Wexcombe City Council (reference \
numbers: 15 915 955 and 15 915 963) 1 September 2016 Local Government Ombudsman I www.lgo.org.uk The Ombudsman’s role \
We investigate complaints.
"""


def test_a_page_names_body_reference_category_decision_and_date() -> None:
    found = facts(STATEMENT)
    assert [fact.value for fact in found.references] == ["23 901 447"]
    assert found.body
    assert found.body.value == "Wexcombe Borough Council"
    assert (found.category and found.category.value, found.subcategory and found.subcategory.value) == (
        "Housing",
        "Allocations",
    )
    assert found.decision
    assert found.decision.value == "Upheld"
    assert found.decision_date
    assert found.decision_date.value == date(2024, 3, 5)


def test_the_head_of_a_pdf_has_its_date_alone_and_no_category() -> None:
    found = facts(PDF_HEAD)
    assert [fact.value for fact in found.references] == ["14 901 995"]
    assert found.body
    assert found.body.value == "London Borough of Wexcombe"
    assert found.decision_date
    assert found.decision_date.value == date(2016, 1, 15)
    assert (found.category, found.decision) == (None, None)


def test_the_cover_of_a_report_holds_everything_in_one_line() -> None:
    found = facts(COVER)
    assert [fact.value for fact in found.references] == ["15 915 955", "15 915 963"]
    assert found.body
    assert found.body.value == "Wexcombe City Council"
    assert found.decision_date
    assert found.decision_date.value == date(2016, 9, 1)
    assert found.status
    assert found.status.value is Status.PUBLIC_REPORT


def test_one_case_of_several_bodies_has_a_letter_behind_its_reference() -> None:
    found = facts(
        "Wexcombe Hospitals NHS Foundation Trust (17 902 402b)\nThe Ombudsmen's final decision:\nSummary: No fault.\n"
    )
    assert [fact.value for fact in found.references] == ["17 902 402b"]
    assert found.body
    assert found.body.value == "Wexcombe Hospitals NHS Foundation Trust"


def test_another_site_s_sector_is_the_category() -> None:
    head = "LGO Other Reference 24-909-210 Sector Benefits And Tax Category Council Tax Decided 2 May 2024"
    found = facts(f"Wexcombe City Council\n{head}\nThe Ombudsman's final decision\nSummary: We will not investigate.\n")
    assert found.category
    assert found.subcategory
    assert (found.category.value, found.subcategory.value) == ("Benefits And Tax", "Council Tax")
    assert found.decision is None
    assert [fact.value for fact in found.references] == ["24 909 210"]


def test_a_report_page_names_the_body_only_in_its_text_and_that_is_doubtful() -> None:
    body = facts(REPORT_PAGE).body
    assert body
    assert body.value == "Wexcombe Metropolitan Borough Council"
    assert body.doubt


@pytest.mark.parametrize(
    "words",
    [
        "the county council and borough council",
        "Wexcombe Borough Council and Nethermere County Council",
        "the Borough Council",
    ],
)
def test_no_one_name_in_the_text_is_no_body(words: str) -> None:
    assert facts(REPORT_PAGE.replace("Wexcombe Metropolitan Borough Council", words)).body is None


def test_a_council_that_a_statement_mentions_is_not_the_one_complained_about() -> None:
    text = EARLY.replace("Nethermere District Council (24 902 118)\n", "").replace(
        "a hedge", "a hedge. He told Kent County Council"
    )
    assert facts(text).body is None


def test_what_the_head_does_not_say_is_not_made_up() -> None:
    found = facts(EARLY)
    assert (found.category, found.subcategory, found.decision, found.decision_date, found.satisfied_on) == (None,) * 5


def test_references_of_other_cases_in_the_text_are_not_taken() -> None:
    text = STATEMENT.replace("sent me.", "sent me, and our earlier decision 22 123 456.")
    assert [fact.value for fact in facts(text).references] == ["23 901 447"]


def test_the_ombudsman_says_since_when_he_is_satisfied() -> None:
    satisfied = facts(REPORT_PAGE).satisfied_on
    assert satisfied
    assert satisfied.value == date(2017, 7, 19)
    assert satisfied.evidence.words == "Ombudsman satisfied with council's response: 19 July 2017"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("29 Mar 2017", date(2017, 3, 29)),
        ("1 September 2016", date(2016, 9, 1)),
        ("01/08/2022", date(2022, 8, 1)),
        ("2023-06-12", date(2023, 6, 12)),
        ("22nd February 2017", date(2017, 2, 22)),
        ("Tuesday 5 Sept 2023.", date(2023, 9, 5)),
    ],
)
def test_dates_have_their_day_first(words: str, day: date) -> None:
    assert only_date(words) == day


@pytest.mark.parametrize(
    "words", ["31 February 2020", "05/13/2022", "12 345 678", "May 2020", "1 June 1923", "in 2020"]
)
def test_what_is_no_whole_date_is_none(words: str) -> None:
    assert dates_in(words) == ()


def test_two_dates_are_not_one() -> None:
    assert only_date("from 1 May 2020 to 2 May 2020") is None


@pytest.mark.parametrize(
    "name",
    [
        "London Borough of Wexcombe",
        "Royal Borough of Wexcombe & Nethermere",
        "Bath and North Wexcombe Council",
        "Wexcombe upon Tyne City Council",
        "NHS Wexcombeshire ICB",
        "City of Wexcombe",
    ],
)
def test_a_body_is_known_by_its_full_name_inside_a_sentence(name: str) -> None:
    assert bodies_in(f"He complained that {name} did not answer.") == (name,)


@given(st.text())
def test_any_words_can_be_searched_for_dates_and_bodies(words: str) -> None:
    assert all(said in words for said, _ in dates_in(words))
    assert all(name in words for name in bodies_in(words))
