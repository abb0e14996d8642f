"""No case that loads makes a rule raise, and everything that a rule finds can be looked up and put right."""

from __future__ import annotations

from datetime import date
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.diagnostics import Severity
from tests.law.cases import CASES, DAYS, PRACTICES
from tests.law.pages import case_of, judge, practice_of


def text_of(tree: object) -> str:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=100_000)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(CASES, PRACTICES, DAYS | st.just(date(2019, 7, 1)))
def test_any_case_that_loads_is_judged_with_places_and_words(
    tree: dict[str, Any], practice: dict[str, Any], today: date
) -> None:
    found = judge(case_of(text_of(tree)), practice_of(text_of(practice)), today)
    for one in found:
        assert one.message
        assert one.law or one.code.name.startswith("LAW-")
        assert one.fix or one.severity is Severity.NOTE
        assert one.span is not None, one
        assert "None" not in one.message + one.because + one.fix, one
