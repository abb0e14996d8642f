"""Silence is never clearance: what the house or the case asks for, and what is still open."""

from __future__ import annotations

import pytest

from reportgen import api
from reportgen.case.values import Text
from reportgen.compose.clearances import open_clearances, standings
from reportgen.compose.house import HouseStyle, find
from tests.case.reading import case
from tests.program import TEMPLATES


def lancashire() -> HouseStyle:
    """Finance clears; legal clears what there is to clear."""
    house = find("lancashire", [TEMPLATES]).value
    assert house is not None
    return house.style


def report_of(fields: str, house: HouseStyle) -> tuple[list[str], list[tuple[str, str]]]:
    """The states of a report's clearances, and the code and message of those that are open."""
    said = "".join(f"  {line}\n" for line in fields.splitlines())
    made: api.Case = case(f"every report:\n{said}reports:\n  cabinet: {{}}\n" if said else "reports:\n  cabinet: {}\n")
    report = made.reports[Text("cabinet")].over(made.every_report)
    states = [f"{one.issue}: {one.state}" for one in standings(report, house)]
    return states, [(found.code.name, found.message) for found in open_clearances(report, house, made)]


OFFICER = "section 151 officer"
FINANCIAL = "implications:\n  financial:\n    text: It is paid.\n    cleared: "


def test_what_the_house_asks_for_is_open_until_it_is_given() -> None:
    states, found = report_of("implications: {financial: It is paid.}", lancashire())
    assert states == [
        "Risk management: Not required",
        "Financial: Not yet asked",
        "Legal: Not required",
        "Equalities: Not required",
        "The whole report: Not required",
    ]
    assert found == [("CLEAR-01", "Financial: the section 151 officer has not been asked to clear it yet")]


@pytest.mark.parametrize(
    ("cleared", "state", "found"),
    [
        ("{role: Deputy Section 151 Officer, on: 2019-07-01}", "Cleared", []),
        ("{role: 'Accountant, on behalf of the section 151 officer', on: 2019-07-01}", "Cleared", []),
        (
            "{role: Tea Lady, on: 2019-07-01}",
            "Not yet asked",
            [
                (
                    "CLEAR-04",
                    f"Financial: it was cleared by the Tea Lady, and the {OFFICER} has not been asked to clear it",
                )
            ],
        ),
        ("{on: 2019-07-01}", "Cleared", []),
        ("{role: section 151 officer}", "Cleared", [("CLEAR-03", "Financial: it is cleared, without its `on:`")]),
        (
            "{state: requested, on: 2019-07-01}",
            "Awaited",
            [
                (
                    "CLEAR-02",
                    "Financial: the section 151 officer was asked to clear it on 1 July 2019 and has not done so yet",
                )
            ],
        ),
        (
            "{state: changes asked, on: 2019-07-01}",
            "Returned",
            [("CLEAR-02", "Financial: the section 151 officer sent it back on 1 July 2019 with changes to be made")],
        ),
        (
            "{state: refused}",
            "Refused",
            [("CLEAR-02", "Financial: the section 151 officer refused to clear it")],
        ),
    ],
)
def test_only_a_clearance_with_its_day_is_one(cleared: str, state: str, found: list[tuple[str, str]]) -> None:
    states, problems = report_of(FINANCIAL + cleared, lancashire())
    assert f"Financial: {state}" in states
    assert problems == found


def test_words_that_are_not_there_yet_are_nobody_s_to_clear() -> None:
    states, found = report_of("title: A title", lancashire())
    assert "Financial: Not yet asked" in states
    assert found == []


@pytest.mark.parametrize("words", ["none", "Advice was taken."])
def test_even_that_there_is_nothing_to_say_has_to_be_cleared(words: str) -> None:
    _, found = report_of(f"implications: {{legal: {words}, financial: none}}", lancashire())
    assert [message.partition(":")[0] for _, message in found] == ["Financial", "Legal"]


def test_a_clearance_that_only_the_case_asks_for_counts_as_well() -> None:
    staffing = "implications: {staffing: {text: None lost., cleared: {role: HR, state: refused}}}"
    asked = f"cleared: {{state: requested}}\n{staffing}"
    states, found = report_of(asked, lancashire())
    assert states[-2:] == ["Staffing: Refused", "The whole report: Awaited"]
    assert found == [
        ("CLEAR-02", "Staffing: the HR refused to clear it"),
        ("CLEAR-02", "The whole report: whoever was asked was asked to clear it and has not done so yet"),
    ]


def test_a_house_can_ask_for_the_report_as_a_whole() -> None:
    house = lancashire().model_copy(update={"cleared_by": Text("chief executive"), "implications": ()})
    states, found = report_of("", house)
    assert states == ["The whole report: Not yet asked"]
    assert found == [("CLEAR-01", "The whole report: the chief executive has not been asked to clear it yet")]
