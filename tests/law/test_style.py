"""What the rules of style say to do: in the case's own figures, and with nothing invented."""

from __future__ import annotations

import pytest

from reportgen.case.practice import Practice
from reportgen.diagnostics import Diagnostic
from tests.law.pages import TODAY, case_of, judge


def told(text: str, code: str) -> list[Diagnostic]:
    return [one for one in judge(case_of(text), Practice(), TODAY) if one.code.name == code]


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("£7000", "write it as £7,000"),
        ("£ 250", "write it as £250"),
        ("£300.00", "write it as £300"),
        ("£1250.5", "write it as £1,250.50"),
        ("£1.50p", "write it as £1.50"),
        ("300 pounds", "write it as £300"),
        ("GBP 3000", "write it as £3,000"),
        ("£12,50", "write the sum as £300 or £1,250, with pence only where there are some"),
        ("GBP 3.5 million", "write the sum as £300 or £1,250, with pence only where there are some"),
    ],
)
def test_a_sum_is_put_right_in_its_own_figures_where_they_are_plain(typed: str, fix: str) -> None:
    found = told(f"complaint: {{about: 'a payment of {typed} in all'}}\nreports: {{cabinet: {{}}}}\n", "STY-02")
    assert {one.fix for one in found} == {fix}


def test_a_day_without_a_year_is_told_once_whatever_the_meetings_and_no_year_is_made_up() -> None:
    (found,) = told(
        "recommendations: [{text: Apologise by 1st March.}]\n"
        "reports: {cabinet: {meeting: 2019-12-05}, full-council: {meeting: 2020-01-16}}\n",
        "STY-04",
    )
    assert (found.message, "20" in found.fix) == ("`1st March` has no year", False)
