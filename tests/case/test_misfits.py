"""What does not fit the form: each thing at its line, in whole sentences, and everything in one run."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import source
from reportgen.case.load import make, part
from reportgen.case.misfits import LAYOUT, keys_at, locate
from reportgen.case.model import Case
from reportgen.compose.house import HouseStyle
from tests.case.reading import HEAD, checked, problem, problems, under

# ------------------------------------------------------------------------------------------------ unknown keys

SLIPS = [
    ("complaints:\n  service: x\n", "complaints", "complaint", "the case"),
    ("ombudsman:\n  recieved: 2019-05-08\n", "recieved", "received", "ombudsman"),
    ("ombudsman:\n  extension: {untill: 2019-05-08}\n", "untill", "until", "extension"),
    ("ombudsman:\n  paragraphs: {finding: 70}\n", "finding", "findings", "paragraphs"),
    ("complaint:\n  history:\n    - {date: 2019-05, evnt: x}\n", "evnt", "event", "history"),
    ("findings:\n  - {id: a, falt: x}\n", "falt", "fault", "findings"),
    ("findings:\n  injustice: {fond: yes}\n", "fond", "found", "injustice"),
    ("recommendations:\n  - actions: {don: 2019-06}\n", "don", "done", "actions"),
    ("recommendations:\n  - payments:\n      - {ammount: 300}\n", "ammount", "amount", "payments"),
    ("focus report:\n  themes: {titel: x}\n", "titel", "title", "themes"),
    ("every report:\n  report_off: x\n", "report_off", "report of", "every report"),
    ("every report:\n  contacts:\n    - {rôle: x}\n", "rôle", "role", "contacts"),
    ("every report:\n  options: {prefered: yes}\n", "prefered", "preferred", "options"),
    ("every report:\n  implications:\n    Legal: {clearred: x}\n", "clearred", "cleared", "Legal"),
    ("every report:\n  implications:\n    legal: {cleared: {role: x, bye: y}}\n", "bye", "by", "cleared"),
    ("every report:\n  background papers:\n    - {titel: x}\n", "titel", "title", "papers"),
    ("every report:\n  background papers: {non: yes}\n", "non", "none", "background papers"),
    ("every report:\n  appendices: {tittle: x}\n", "tittle", "title", "appendices"),
    ("every report:\n  exempt information: {paragraph: 1}\n", "paragraph", "paragraphs", "exempt information"),
    ("reports:\n  full-council: {meetng: 2019-07-18}\n", "meetng", "meeting", "full-council"),
    ("reports:\n  contacts: {meetng: 2019-07-18}\n", "meetng", "meeting", "contacts"),
    ("reports:\n  function-room: {knd: cabinet}\n", "knd", "kind", "function-room"),
]


@pytest.mark.parametrize(("body", "key", "meant", "parent"), SLIPS)
def test_an_unknown_key_says_which_was_meant(body: str, key: str, meant: str, parent: str) -> None:
    found = problem(body)
    assert found.code.name == "CASE-01"
    assert found.message == f"`{key}` is not a field of {parent}"
    assert found.fix == f"did you mean `{meant}`?"
    assert under(found.span) == key


def test_all_problems_of_a_file_are_found_in_one_run() -> None:
    slips = {body.partition("\n")[0]: body for body, *_ in SLIPS}  # those that begin alike cannot stand in one file
    found = checked("".join(slips.values())).diagnostics
    assert len(found) == len(slips)


def test_an_unknown_key_that_is_like_none_says_which_there_are() -> None:
    found = problem("ombudsman:\n  extension:\n    zzz: 1\n")
    assert found.fix == "it can be: until, letter"


def test_an_unknown_key_is_refused_even_where_nothing_stands_after_it() -> None:
    assert problem("ombudsman:\n  recieved:\n").fix == "did you mean `received`?"


def test_words_lost_behind_a_comma_are_found() -> None:
    found = problem("every report:\n  appendices: {id: a, title: The decision, reference 23 019 542}\n")
    assert under(found.span) == "reference 23 019 542"
    assert found.fix.startswith("if these words belong to a text with a comma, put the whole text in quotation marks")


KEYS = st.text(string.ascii_lowercase + " _-é👪", min_size=1, max_size=20).filter(lambda key: key.strip() == key)


@given(KEYS)
def test_any_key_is_a_field_or_refused_at_its_place(key: str) -> None:
    read = source.parse(f'{HEAD}complaint:\n  "{key}": words\n', "case.yaml").value
    assert read is not None
    found = make(read).diagnostics
    if key not in {"service", "about", "points"}:
        assert found[0].span is not None
        assert (found[0].span.line, found[0].span.column) == (4, 3)


# ----------------------------------------------------------------------------------------------- wrong shapes


@pytest.mark.parametrize(
    ("body", "message", "place"),
    [
        ("ombudsman: a report\n", "`ombudsman` holds fields of its own, and a single value stands here", "3:12"),
        ("ombudsman: [a]\n", "`ombudsman` holds fields of its own, and a list stands here", "3:12"),
        ("findings: upheld\n", "`findings` holds fields of its own, and a single value stands here", "3:11"),
        ("findings:\n  - upheld\n", "`findings` holds fields of its own, and a single value stands here", "4:5"),
        (
            "reports: cabinet\n",
            "`reports` holds names with something after each, and a single value stands here",
            "3:10",
        ),
        ("findings: {injustice: [x]}\n", "`injustice` holds fields of its own, and a list stands here", "3:23"),
        ("reports: [cabinet]\n", "`reports` holds names with something after each, and a list stands here", "3:10"),
        ("reports:\n  cabinet: yes\n", "`cabinet` holds fields of its own, and a single value stands here", "4:12"),
        (
            "every report: {implications: x}\n",
            "`implications` holds names with something after each, and a single value stands here",
            "3:30",
        ),
        (
            "every report: {implications: {legal: [x]}}\n",
            "`legal` holds fields of its own, and a list stands here",
            "3:38",
        ),
        (
            "every report: {background papers: a letter}\n",
            "`background papers` holds fields of its own, and a single value stands here",
            "3:35",
        ),
    ],
)
def test_a_wrong_shape(body: str, message: str, place: str) -> None:
    found = problem(body)
    assert (found.code.name, found.message, found.fix) == ("CASE-02", message, LAYOUT)
    assert str(found.span) == f"case.yaml:{place}"


# ---------------------------------------------------------------------------------------------- implications


def test_subjects_in_any_letters_are_known() -> None:
    found = checked("every report:\n  implications: {Risk Management: Words., LEGAL: none, best_value: }\n")
    assert found.value is not None
    assert [str(subject) for subject in found.value.every_report.implications] == ["risk management", "legal"]


@pytest.mark.parametrize("after", [" words", ""])
def test_an_unknown_subject_is_found_at_its_key(after: str) -> None:
    found = problem(f"every report:\n  implications:\n    finacial:{after}\n")
    assert under(found.span) == "finacial"
    assert found.fix.startswith("did you mean `financial`? It can be: ")


def test_a_subject_given_twice_in_other_letters_is_refused_so_that_no_words_are_lost() -> None:
    found = problem("every report:\n  implications:\n    legal: First.\n    Legal: Second.\n")
    assert found.message == "`Legal` is the same subject as `legal`"
    assert found.fix == "keep one of the two"
    assert str(found.span) == "case.yaml:6:5"


# -------------------------------------------------------------------------------------------------- required


def test_a_case_has_to_name_its_council_and_the_version_of_the_form() -> None:
    found = checked("complaint: {service: x}\n", head="").diagnostics
    assert [(d.code.name, d.message, d.fix) for d in found] == [
        ("CASE-03", "the file does not say its `schema_version`", "add `schema_version: 1` at the top"),
        ("CASE-03", "the file does not say its `council`", "add `council: …` at the top"),
    ]
    assert {str(d.span) for d in found} == {"case.yaml:1:1"}


def test_a_council_that_is_left_empty_is_missing_at_its_line() -> None:
    assert problems("", head="schema_version: 1\ncouncil:\n") == [
        ("CASE-03", "2:1", "the file does not say its `council`")
    ]


def test_what_a_part_of_a_house_lacks_is_said_of_that_part() -> None:
    read = source.parse(
        "reports:\n  cabinet: {body: Cabinet, decides: executive}\nimplications: {label: Legal}\n", "house.yaml"
    )
    assert read.value is not None
    found = {d.message: (str(d.span), d.fix) for d in part(HouseStyle, read.value).diagnostics}
    assert found["`cabinet` does not say its `template`"] == ("house.yaml:2:12", "add `template:` there")
    assert found["`implications` does not say its `subject`"] == ("house.yaml:3:15", "add `subject:` there")
    assert "the file does not say its `appendix`" in found


# ------------------------------------------------------------------------------------------------------ paths


def test_a_path_that_leaves_the_file_ends_at_the_last_place_that_is_there() -> None:
    read = source.parse("complaint:\n  service: x\n", "case.yaml").value
    assert read is not None
    assert str(locate(read, ["complaint", "about"])) == "case.yaml:2:3"
    assert str(locate(read, ["ombudsman", 0])) == "case.yaml:1:1"
    assert str(locate(source.Source("case.yaml", "", None), ["ombudsman"])) == "case.yaml:1:1"


def test_the_keys_that_may_stand_at_a_path() -> None:
    assert keys_at(Case, ["ombudsman", "extension"]) == ["until", "letter"]
    assert keys_at(Case, ["reports", "title"])[-1] == "kind"
    cleared = ["every report", "implications", "policy", "cleared"]
    assert keys_at(Case, cleared) == ["state", "by", "role", "on", "words"]
