"""Reports are filed under names that the house chooses, and that Windows can keep."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.compose.filenames import FIELDS, LONGEST, USUAL, file_name, safe_name, slug, unfit_pattern
from reportgen.named import apart

FILLED = {
    "case": "23-019-542",
    "report": "cabinet",
    "meeting": "2026-12-10",
    "body": "cabinet",
    "council": "lancashire",
    "reference": "",
    "stage": "draft",
}


def test_the_usual_name_is_that_of_the_case_and_the_report() -> None:
    assert file_name(USUAL, FILLED) == "23-019-542-cabinet"


def test_a_pattern_is_filled_and_an_empty_field_leaves_no_gap() -> None:
    assert file_name("{meeting} {body} {case} {report}", FILLED) == "2026-12-10 cabinet 23-019-542 cabinet"
    assert file_name("{case} {reference} {report} - {reference}", FILLED) == "23-019-542 cabinet"


@pytest.mark.parametrize("device", ["CON", "nul", "Com1", "LPT9", "aux.2026", "COM¹", "con .x"])
def test_a_name_that_windows_keeps_for_a_device_gets_a_sign_before_it(device: str) -> None:
    assert safe_name(device).startswith("_")


def test_signs_that_windows_refuses_become_hyphens_and_full_stops_at_the_end_go() -> None:
    assert safe_name("a/b:c*d?. .") == "a-b-c-d-"
    assert safe_name("...") == "_"


@given(st.text())
def test_whatever_the_words_the_name_is_one_that_windows_keeps(words: str) -> None:
    name = safe_name(words)
    assert 0 < len(name) <= LONGEST + 1
    assert not set(name) & set('<>:"/\\|?*')
    assert name[-1] not in " ."
    assert all(sign.isprintable() or "\udc80" <= sign <= "\udcff" for sign in name)
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("{case} {reprot}", "`{reprot}`"),
        ("{case} {report", "brace"),
        ("{case}/{report}", "`/`"),
        ("{report}", "every case the same"),
        ("{case} {meeting}", "all reports of a case"),
    ],
)
def test_a_pattern_that_would_not_do_is_refused_with_a_reason(pattern: str, words: str) -> None:
    problem = unfit_pattern(pattern)
    assert problem is not None
    assert words in problem[0]
    assert problem[1]


def test_a_pattern_of_every_field_is_a_good_one() -> None:
    assert unfit_pattern(" ".join(f"{{{name}}}" for name in FIELDS)) is None


def test_of_a_name_that_is_too_long_the_case_is_cut_and_never_the_report() -> None:
    name = file_name(USUAL, {**FILLED, "case": "n" * 300})
    assert len(name) == LONGEST
    assert name.endswith("n-cabinet")


def test_a_body_becomes_one_word_of_a_name() -> None:
    assert slug("Mayor & Cabinet (Contracts)") == "mayor-cabinet-contracts"


def test_two_reports_of_a_case_with_one_file_name_are_told_and_the_first_is_kept() -> None:
    found = apart({"cabinet": "x 2026-12-10", "private": "X 2026-12-10", "council": "y"}, Path("cases/x.yaml"))
    assert found.value == {"cabinet": "x 2026-12-10", "council": "y"}
    (problem,) = found.diagnostics
    assert problem.code.name == "OUT-01"
    assert "private" in problem.message
