"""Whom the Ombudsman names, by letters or by what they are, and whom each name stands for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.importers.facts import Person
from tests.importers.decisions import REPORT_PAGE, STATEMENT, facts

Found = list[tuple[str, Person, str]]


def people(words: str) -> Found:
    text = f"Wexcombe Borough Council (23 901 447)\nThe Ombudsman's final decision\nThe complaint\n{words}\n"
    return [(fact.value.name, fact.value.person, fact.value.stands_for) for fact in facts(text).pseudonyms]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The complainant, whom I refer to as Ms B, complains about her bins.", "Ms B"),
        ("The complainant, who I shall refer to as Mr X, complains about a planning application.", "Mr X"),
        ("The complainant (whom I refer to as Mrs A) disputes a penalty charge.", "Mrs A"),
        ("The complainants, whom I have called ‘Mr and Mrs G’ complain about an allowance.", "Mr and Mrs G"),
        ("I have called the complainant ‘Miss C’. She complains about her flat.", "Miss C"),
        ("The complainant, Mr X, says the Council accused him.", "Mr X"),
        ("The complainant (Mr X) said the Council failed to act.", "Mr X"),
        ("The complainant, whom I shall call Company A, complains about a grant.", "Company A"),
        ("Mrs D complains that her bins were not emptied.", "Mrs D"),
        ("Mr\u00a0T says the Council lost his form.", "Mr T"),
        ("We will not investigate Miss Y’s complaint about a hedge.", "Miss Y"),
        ("A family complains about a decision on foster care.", "A family"),
        ("Four families of children complain about transport.", "Four families"),
        ("A man complains that two councils did not help him.", "A man"),
        ("A solicitor complains on behalf of a client.", "A solicitor"),
    ],
)
def test_the_complainant_is_whoever_the_words_introduce_or_let_complain(words: str, name: str) -> None:
    assert [name for name, person, _ in people(words) if person is Person.COMPLAINANT] == [name]


def test_two_can_complain() -> None:
    assert people("Ms A and Mr B complain about a fence.") == [
        ("Ms A", Person.COMPLAINANT, ""),
        ("Mr B", Person.COMPLAINANT, ""),
    ]


@pytest.mark.parametrize(
    ("words", "children"),
    [
        ("Mrs M complains about a badge for her son, B.", [("B", "her son")]),
        ("Mr X complains about his two children (M and N).", [("M", "his two children"), ("N", "his two children")]),
        ("Mr Y complains about his daughter, whom I will call X.", [("X", "his daughter")]),
        ("Mrs G complains about her disabled grandson ‘Child X’.", [("Child X", "her disabled grandson")]),
        ("Miss X complains about her daughter, ‘Y’, who is ill.", [("Y", "her daughter")]),
        ("Ms A complains about her son. A plan was lost.", []),
    ],
)
def test_children_have_letters_and_are_somebody_s(words: str, children: list[tuple[str, str]]) -> None:
    assert [(name, whom) for name, person, whom in people(words) if person is Person.CHILD] == children


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("Ms B complains for her mother (whom I have called Mrs C).", ("Mrs C", "her mother")),
        ("Mrs X complains for herself and her husband, Mr X, who is ill.", ("Mr X", "her husband")),
        ("Mr B is supported by his friend Mr C in his complaint.", ("Mr C", "his friend")),
        ("Mr D complains about the costs of his father, Mr E’s, care.", ("Mr E", "his father")),
        ("Mrs A complains. Ms J visited her.", ("Ms J", "")),
    ],
)
def test_other_adults_stand_for_whom_the_words_say(words: str, other: tuple[str, str]) -> None:
    assert [(name, whom) for name, person, whom in people(words) if person is Person.OTHER] == [other]


def test_officers_are_told_by_their_office() -> None:
    found = people("Mr A complains. The Council’s surveyor, Officer Q, and Social Worker B visited him.")
    assert ("Officer Q", Person.OFFICER, "The Council’s surveyor") in found
    assert ("Social Worker B", Person.OFFICER, "") in found


def test_a_key_to_names_says_who_everybody_is() -> None:
    key = "Key to names used\n\nMs K The complainant\n\nL Her daughter\n\nOfficer 1 A housing officer\n\n"
    text = f"Report by the Local Government Ombudsman\n\n{key}Report summary\n\nMs K complained that it was late.\n"
    assert [(fact.value.name, fact.value.person, fact.value.stands_for) for fact in facts(text).pseudonyms] == [
        ("Ms K", Person.COMPLAINANT, "The complainant"),
        ("L", Person.CHILD, "Her daughter"),
        ("Officer 1", Person.OFFICER, "A housing officer"),
    ]


def test_nobody_is_named_twice_and_each_name_knows_its_sentence() -> None:
    found = facts(STATEMENT).pseudonyms
    assert [fact.value.name for fact in found] == ["Ms K", "L", "Mr R", "Officer Q"]
    assert found[0].evidence.paragraph == "1"
    assert found[3].evidence.words.startswith("A housing officer, Officer Q, cannot find it")


def test_a_report_page_names_nobody_but_by_what_they_are() -> None:
    assert [fact.value.name for fact in facts(REPORT_PAGE).pseudonyms] == ["Two families"]


def test_real_names_are_no_pseudonyms() -> None:
    assert people("The Council wrote to Mr Xavier and Mrs Young about Section A.") == []


@given(
    st.lists(
        st.sampled_from(["Mr X", "her son,", "B", "(", "and", "complains", "whom I call", "The complainant", "’s", "."])
    )
)
@settings(max_examples=150, deadline=None)
def test_every_name_found_stands_in_the_text(words: list[str]) -> None:
    assert all(name in " ".join(words) for name, _, _ in people(" ".join(words)))
