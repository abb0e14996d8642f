"""Events in order of time, wherever they come from."""

from __future__ import annotations

from reportgen.case.dates import When
from reportgen.case.report import Event
from reportgen.compose.environment import Missing
from reportgen.compose.holes import Anchor
from reportgen.compose.wording import FILTERS, anchor
from reportgen.source import Scalar
from reportgen.source.nodes import Lines

in_order = FILTERS["in_order"]


def typed(text: str) -> Scalar:
    return Scalar(text, Lines("case.yaml", text), 0, len(text), plain=True)


def when(text: str) -> object:
    return When.read(typed(text))


def test_a_month_stands_before_its_days_and_what_has_no_date_at_the_end() -> None:
    steps = [{"date": Missing("meeting date"), "event": "f"}, {"date": when("2021-06-22"), "event": "c"}]
    given = {"e": "2021-07", "b": "2021-06", "a": "2018-08"}
    events = [{"date": when(date), "event": name} for name, date in given.items()]
    found = in_order(steps, events, [{"date": when("2021-06-22"), "event": "d"}])
    assert [step["event"] for step in found] == list("abcdef")  # type: ignore[attr-defined]  # a list


def test_events_of_the_case_and_lists_that_it_does_not_give() -> None:
    undated, dated = Event(), Event.model_validate({"date": typed("2021-06-23")})
    assert in_order([], Missing("timeline"), (undated, dated)) == [dated, undated]


def test_what_has_no_name_of_its_own_is_no_place_to_refer_to() -> None:
    assert anchor(Missing("id")) == Anchor("")
