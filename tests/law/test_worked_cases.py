"""The worked cases break no rule but those that are named here, each with the reason why that is true of it."""

from __future__ import annotations

import json

import pytest

from reportgen.law.judge import all_rules
from tests.program import ROOT, run

MONTH = "the published report says only in which month it was done"
NO_AGENDA = "the case does not have the day of the agenda, and the last day for it has passed"
TO_COME = "on that day the payment was still to come: the case tells of it as the reports of October do"
NOT_YET = "the case is one week old, and its officers have not come to that"

ON_THE_DAYS_BEFORE_THEIR_MEETINGS = {
    ("lancashire-2019-complaint-consent", "2019-07-10"): {
        ("ACT-03", "- done: 2019-06"): MONTH,
        ("MTG-01", "meeting: 2019-07-11"): NO_AGENDA,
    },
    ("lewisham-2021-care-leaver", "2021-07-07"): {
        ("ACT-03", "- done: 2021-07"): MONTH,
        ("MTG-01", "meeting: 2021-07-14"): NO_AGENDA,
    },
    ("tameside-2020-children-in-care", "2021-02-03"): {("MTG-01", "meeting: 2021-02-10"): NO_AGENDA},
    ("23-019-542", "2024-09-26"): {
        ("ACT-03", "- done: 2024-09-27"): TO_COME,
        ("MTG-01", "meeting: 2024-10-03"): NO_AGENDA,
    },
    ("unfinished-example", "2026-11-02"): {
        ("MO-01", "- fault: Three reports of the broken footway were closed without an inspection."): NOT_YET,
        ("ACT-01", "actions:"): NOT_YET,
        ("ACT-05", "- under way:"): NOT_YET,
    },
}
AFTERWARDS = {
    ("ACT-03", "- done: 2019-06"): MONTH,
    ("ACT-03", "- done: 2021-07"): MONTH,
    **ON_THE_DAYS_BEFORE_THEIR_MEETINGS["unfinished-example", "2026-11-02"],
}


def broken(*arguments: str) -> set[tuple[str, str]]:
    """The rules that cases break, each with the line that it points at."""
    found = json.loads(run("check", *arguments, "--format", "json").err)
    lines = {one["file"]: (ROOT / one["file"]).read_text("utf-8").splitlines() for one in found}
    return {(one["code"], lines[one["file"]][one["line"] - 1].strip()) for one in found if one["code"] in all_rules()}


@pytest.mark.parametrize(("case", "day"), ON_THE_DAYS_BEFORE_THEIR_MEETINGS, ids=lambda one: one)
def test_before_its_meeting_a_worked_case_has_no_false_alarm(case: str, day: str) -> None:
    expected = ON_THE_DAYS_BEFORE_THEIR_MEETINGS[case, day]
    assert broken(str(ROOT / "cases" / f"{case}.yaml"), "--today", day) == set(expected)


def test_when_all_is_over_the_worked_cases_have_no_false_alarm() -> None:
    assert broken(str(ROOT / "cases"), "--today", "2026-11-02") == set(AFTERWARDS)
