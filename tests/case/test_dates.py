"""Dates, months and periods, as officers write them."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from reportgen.case.dates import DAY_FIX, Day, Due, Month, Period, When
from tests.case.reading import problem, typed, under


def refusal(kind: type[Day], written: str) -> tuple[str, str]:
    with pytest.raises(PydanticCustomError) as found:
        kind.read(typed(written))
    assert found.value.context is not None
    return found.value.context["message"], found.value.context["fix"]


def period(written: str) -> Period:
    read = Due.read(typed(written))
    assert isinstance(read, Period)
    return read


# ----------------------------------------------------------------------------------------------------- days


@pytest.mark.parametrize("written", ["2019-05-08", "2019-5-8", " 2019-05-08 "])
def test_a_day(written: str) -> None:
    day = Day.read(typed(written))
    assert day == dt.date(2019, 5, 8)
    assert under(day.span) == written


@given(st.dates())
def test_every_day_of_the_calendar(day: dt.date) -> None:
    assert Day.read(typed(day.isoformat())) == day


def test_a_day_that_its_month_does_not_have() -> None:
    assert refusal(Day, "2025-02-30") == ("there is no 30 February 2025: that month has 28 days", DAY_FIX)
    assert refusal(Day, "2024-02-30")[0] == "there is no 30 February 2024: that month has 29 days"
    assert refusal(Day, "2024-02-0")[0] == "there is no 0 February 2024: that month has 29 days"


def test_a_month_or_a_year_that_there_is_not() -> None:
    assert refusal(Day, "2019-13-01") == ("there is no month 13 in `2019-13-01`", DAY_FIX)
    assert refusal(When, "2019-00") == ("there is no month 0 in `2019-00`", DAY_FIX)
    assert refusal(Day, "0000-05-08") == ("there is no year 0, as in `0000-05-08`", DAY_FIX)


@pytest.mark.parametrize(
    "written", ["8/5/2019", "08.05.2019", "8-5-2019", "8 5 2019", "8 May 2019", "8th may, 2019", "8-MAY-2019"]
)
def test_a_british_date_gets_a_hint(written: str) -> None:
    message, fix = refusal(Day, written)
    assert message == f"`{written}` is not a date that can be read"
    assert fix == f"{DAY_FIX}; if you mean 8 May 2019, write 2019-05-08"


@pytest.mark.parametrize(
    "written",
    [
        "13/13/2019",
        "31/2/2019",
        "0/1/2019",
        "8/5/0000",
        "8 Floreal 2019",
        "31 June 2019",
        "2019",
        "tomorrow",
        "2019-05",
        "12:30",
        "٢٠١٩-٠٥-٠٨",
    ],
)
def test_a_date_that_cannot_be_guessed_gets_no_hint(written: str) -> None:
    assert refusal(Day, written) == (f"`{written}` is not a date that can be read", DAY_FIX)


def test_the_hint_stands_at_the_line_of_the_date() -> None:
    found = problem("ombudsman:\n  title: A report\n  issued: 8/5/2019\n")
    assert str(found.span) == "case.yaml:5:11"
    assert "write 2019-05-08" in found.fix


def test_a_list_is_no_date() -> None:
    assert problem("ombudsman: {received: [2019-05-08]}").message == "a date is expected here, and this is a list"


# --------------------------------------------------------------------------------------------------- months


def test_a_month_whose_day_is_not_known() -> None:
    month = When.read(typed("2019-6"))
    assert isinstance(month, Month)
    assert (month, month.year, month.month) == ("June 2019", 2019, 6)
    assert under(month.span) == "2019-6"


def test_where_a_month_will_do_a_day_does_too() -> None:
    assert When.read(typed("2019-06-05")) == dt.date(2019, 6, 5)
    assert refusal(When, "6/2019")[0] == "`6/2019` is not a date that can be read"


# -------------------------------------------------------------------------------------------------- periods


@pytest.mark.parametrize(
    ("written", "number", "unit"),
    [
        ("4 weeks", 4, "weeks"),
        ("three months", 3, "months"),
        ("Three Months", 3, "months"),
        ("1 month", 1, "months"),
        ("twelve weeks", 12, "weeks"),
        ("20 working days", 20, "working days"),
        ("one working day", 1, "working days"),
        ("7  days", 7, "days"),
        (" 4 weeks ", 4, "weeks"),
    ],
)
def test_a_period(written: str, number: int, unit: str) -> None:
    read = period(written)
    assert (read.number, str(read.unit), str(read)) == (number, unit, written)
    assert under(read.span) == written


def test_a_day_is_due_too() -> None:
    assert Due.read(typed("2024-09-30")) == dt.date(2024, 9, 30)
    assert refusal(Due, "2024-09-31")[0] == "there is no 31 September 2024: that month has 30 days"


@pytest.mark.parametrize(
    "written", ["soon", "a month", "thirteen weeks", "4 fortnights", "4weeks", "4", "30/9/2024", "-1 weeks"]
)
def test_what_is_neither_a_date_nor_a_period(written: str) -> None:
    assert refusal(Due, written) == (
        f"`{written}` is neither a date nor a time such as 4 weeks",
        "write a date (2024-09-30) or a time from the decision (4 weeks, 3 months)",
    )


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("4 weeks", "2024-09-02", "2024-09-30"),
        ("10 days", "2024-12-25", "2025-01-04"),
        ("1 month", "2024-01-31", "2024-02-29"),  # a leap year
        ("1 month", "2023-01-31", "2023-02-28"),
        ("3 months", "2024-11-30", "2025-02-28"),
        ("twelve months", "2024-02-29", "2025-02-28"),
        ("1 month", "2024-12-15", "2025-01-15"),
        ("two months", "2024-10-31", "2024-12-31"),
        ("0 weeks", "2024-10-31", "2024-10-31"),
    ],
)
def test_a_period_ends(written: str, start: str, end: str) -> None:
    assert period(written).after(dt.date.fromisoformat(start)) == dt.date.fromisoformat(end)


@pytest.mark.parametrize("start", ["2024-10-31", "0001-01-01"])
def test_working_days_take_a_calendar_that_is_not_here(start: str) -> None:
    assert period("20 working days").after(dt.date.fromisoformat(start)) is None


@pytest.mark.parametrize("written", ["4 weeks", "1 day", "one month", "999 months"])
def test_a_period_beyond_the_calendar_has_no_last_day(written: str) -> None:
    assert period(written).after(dt.date.max) is None


@given(st.dates(), st.integers(0, 999))
def test_a_month_ends_on_the_corresponding_date_or_on_the_months_last_day(start: dt.date, number: int) -> None:
    end = period(f"{number} months").after(start)
    months = start.year * 12 + start.month - 1 + number
    if end is None:
        assert months // 12 > dt.date.max.year
        return
    assert end.year * 12 + end.month - 1 == months
    assert end.day == min(start.day, monthrange(end.year, end.month)[1])
