"""Dates as statutes count them: every example worked by hand, England's bank holidays against GOV.UK's own list."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.case.dates import clipped, moved
from reportgen.law import calendar

ANY_DAY = st.dates()
NEAR_DAYS = st.dates(date(1974, 1, 1), date(2100, 12, 31))
MONTHS = st.integers(1, 36)
FEW = st.integers(0, 30)
GOVUK = json.loads(files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text())["england-and-wales"]
ONE_OFF = {
    date(1977, 6, 7): "the Silver Jubilee",
    date(1981, 7, 29): "a royal wedding",
    date(1999, 12, 31): "the millennium",
    date(2002, 6, 3): "the Golden Jubilee",
    date(2011, 4, 29): "a royal wedding",
    date(2012, 6, 5): "the Diamond Jubilee",
    date(2020, 5, 8): "the early May holiday, moved to VE Day",
    date(2022, 6, 3): "the Platinum Jubilee",
    date(2022, 9, 19): "the State Funeral",
    date(2023, 5, 8): "the Coronation",
}


class TestMonthsBeginningWithADay:
    @pytest.mark.parametrize(
        ("received", "last"),
        [
            (date(2019, 5, 8), date(2019, 8, 7)),
            (date(2021, 6, 22), date(2021, 9, 21)),
            (date(2025, 11, 30), date(2026, 2, 27)),
            (date(2026, 1, 31), date(2026, 4, 29)),
            (date(2026, 3, 1), date(2026, 5, 31)),
            (date(2024, 2, 29), date(2024, 5, 28)),
            (date(2023, 11, 29), date(2024, 2, 28)),
            (date(2023, 12, 1), date(2024, 2, 29)),
        ],
    )
    def test_three_months_end_the_day_before_the_corresponding_date_or_a_day_before_the_month_does(
        self, received: date, last: date
    ) -> None:
        assert calendar.months_beginning_with(received, 3) == last

    def test_the_second_three_months_begin_with_the_last_day_of_the_first(self) -> None:
        assert calendar.months_beginning_with(date(2019, 8, 7), 3) == date(2019, 11, 6)

    @given(ANY_DAY, MONTHS)
    def test_they_are_never_longer_than_the_months_after_the_day(self, day: date, months: int) -> None:
        assert calendar.months_beginning_with(day, months) <= calendar.months_after(day, months)

    @given(ANY_DAY, ANY_DAY, MONTHS)
    def test_who_receives_a_report_later_never_has_to_answer_earlier(self, one: date, other: date, months: int) -> None:
        first, second = sorted((one, other))
        assert calendar.months_beginning_with(first, months) <= calendar.months_beginning_with(second, months)
        assert calendar.months_after(first, months) <= calendar.months_after(second, months)


class TestMonthsAndWeeksAfterADay:
    @pytest.mark.parametrize(
        ("decided", "months", "last"),
        [
            (date(2024, 9, 2), 1, date(2024, 10, 2)),
            (date(2024, 9, 2), 3, date(2024, 12, 2)),
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2023, 1, 31), 1, date(2023, 2, 28)),
            (date(2024, 2, 29), 12, date(2025, 2, 28)),
            (date(2023, 12, 31), 2, date(2024, 2, 29)),
        ],
    )
    def test_months_end_on_the_corresponding_date_or_with_the_month(
        self, decided: date, months: int, last: date
    ) -> None:
        assert calendar.months_after(decided, months) == last

    @given(NEAR_DAYS, MONTHS)
    def test_a_month_later_is_in_the_next_month_and_never_later_in_it(self, day: date, months: int) -> None:
        later = calendar.months_after(day, months)
        assert (later.year - day.year) * 12 + later.month - day.month == months
        assert later.day == day.day or (later.day < day.day and moved(later, 1).day == 1)

    def test_four_weeks_from_a_decision_are_twenty_eight_days(self) -> None:
        assert calendar.weeks_after(date(2024, 9, 2), 4) == date(2024, 9, 30)

    @pytest.mark.parametrize(
        ("received", "last"), [(date(2019, 5, 8), date(2019, 5, 22)), (date(2021, 6, 22), date(2021, 7, 6))]
    )
    def test_the_public_notice_is_given_within_two_weeks(self, received: date, last: date) -> None:
        assert calendar.within_weeks_after(received, 2) == last

    def test_inspection_begins_within_a_week_of_the_notice_and_lasts_three_weeks_with_its_first_day(self) -> None:
        assert calendar.within_weeks_after(date(2019, 5, 22), 1) == date(2019, 5, 29)
        assert calendar.inspection_ends(date(2019, 5, 22)) == date(2019, 6, 11)

    def test_a_fortnight_has_fourteen_days_with_its_first(self) -> None:
        assert calendar.second_edition_by(date(2024, 3, 1)) == date(2024, 3, 14)

    def test_members_consider_the_monitoring_officers_report_within_twenty_one_days(self) -> None:
        assert calendar.days_after(date(2019, 6, 10), 21) == date(2019, 7, 1)


class TestClearDays:
    @pytest.mark.parametrize(
        ("meeting", "agenda"),
        [
            (date(2019, 7, 18), date(2019, 7, 10)),
            (date(2024, 5, 7), date(2024, 4, 26)),
            (date(2026, 4, 8), date(2026, 3, 27)),
            (date(2026, 1, 6), date(2025, 12, 24)),
            (date(2023, 5, 12), date(2023, 5, 3)),  # the Coronation holiday lies between
            (date(2022, 9, 22), date(2022, 9, 13)),  # the State Funeral lies between
        ],
    )
    def test_an_agenda_is_open_five_clear_working_days_before_the_meeting(self, meeting: date, agenda: date) -> None:
        assert calendar.clear_working_days_before(meeting, 5) == agenda

    def test_twenty_eight_clear_days_count_every_day_or_only_working_days(self) -> None:
        assert calendar.clear_days_before(date(2021, 7, 14), 28) == date(2021, 6, 15)
        assert calendar.clear_working_days_before(date(2021, 7, 14), 28) == date(2021, 6, 3)

    @given(NEAR_DAYS, FEW)
    def test_clear_working_days_are_truly_clear_and_none_is_given_away(self, meeting: date, days: int) -> None:
        published = calendar.clear_working_days_before(meeting, days)
        between = [published + timedelta(step) for step in range(1, (meeting - published).days)]
        assert calendar.is_working_day(published)
        assert sum(calendar.is_working_day(day) for day in between) == days

    @given(NEAR_DAYS, FEW)
    def test_clear_days_are_truly_clear(self, meeting: date, days: int) -> None:
        assert (meeting - calendar.clear_days_before(meeting, days)).days - 1 == days

    @given(NEAR_DAYS, NEAR_DAYS, FEW)
    def test_a_later_meeting_never_has_an_earlier_agenda(self, one: date, other: date, days: int) -> None:
        first, second = sorted((one, other))
        assert calendar.clear_working_days_before(first, days) <= calendar.clear_working_days_before(second, days)

    def test_an_agenda_that_opens_on_a_sunday_leaves_the_same_clear_days_as_one_on_the_working_day_before(self) -> None:
        meeting = date(2026, 1, 6)
        assert calendar.leaves_clear_working_days(date(2025, 12, 28), meeting, 5)
        assert not calendar.leaves_clear_working_days(date(2025, 12, 29), meeting, 5)

    @given(NEAR_DAYS, st.integers(-20, 60), FEW)
    def test_whether_days_are_clear_is_what_counting_them_says(self, meeting: date, gap: int, days: int) -> None:
        published = meeting - timedelta(gap)
        between = [published + timedelta(step) for step in range(1, gap)]
        enough = gap > 0 and sum(map(calendar.is_working_day, between)) >= days
        assert calendar.leaves_clear_working_days(published, meeting, days) == enough


class TestWorkingDays:
    def test_working_days_are_counted_from_the_day_that_follows(self) -> None:
        assert calendar.working_days_after(date(2024, 7, 26), 5) == date(2024, 8, 2)
        assert calendar.working_days_before(date(2019, 7, 18), 7) == date(2019, 7, 9)
        assert calendar.working_days_after(date(2024, 7, 26), 0) == date(2024, 7, 26)

    def test_the_business_day_after_maundy_thursday_is_the_tuesday(self) -> None:
        assert calendar.next_working_day(date(2026, 4, 2)) == date(2026, 4, 7)

    @given(NEAR_DAYS, st.integers(1, 30))
    def test_going_forward_and_back_ends_where_it_began(self, day: date, days: int) -> None:
        start = calendar.next_working_day(day)
        assert calendar.working_days_before(calendar.working_days_after(start, days), days) == start

    @pytest.mark.parametrize(
        ("day", "why"),
        [
            (date(2019, 5, 8), ""),
            (date(2019, 5, 11), "a Saturday"),
            (date(2022, 1, 1), "a Saturday"),
            (date(2026, 4, 3), "Good Friday"),
            (date(2026, 4, 6), "Easter Monday"),
            (date(2025, 12, 25), "Christmas Day"),
            (date(2022, 1, 3), "the bank holiday in lieu of New Year's Day"),
            (date(2021, 12, 28), "the bank holiday in lieu of Boxing Day"),
            (date(2022, 9, 19), "a bank holiday (State Funeral of Queen Elizabeth II)"),
            (date(2024, 5, 6), "a bank holiday (May Day)"),
            (date(1970, 5, 18), "Whit Monday"),
        ],
    )
    def test_a_day_off_says_what_it_is(self, day: date, why: str) -> None:
        assert calendar.why_not_working(day) == why

    @given(ANY_DAY)
    def test_a_day_is_a_working_day_or_there_is_a_reason(self, day: date) -> None:
        assert calendar.is_working_day(day) == (not calendar.why_not_working(day))


class TestBankHolidays:
    def test_they_are_those_of_gov_uk_in_every_year_that_it_lists(self) -> None:
        listed = {date.fromisoformat(event["date"]) for event in GOVUK["events"]}
        years = sorted({day.year for day in listed})
        assert years[0] <= 2012
        assert years[-1] >= 2027
        for year in years:
            # The library also has the Saturday or Sunday that a bank holiday stands in for; GOV.UK leaves it out.
            ours = {day for day in calendar.bank_holidays(year) if day.weekday() < 5}
            assert ours == {day for day in listed if day.year == year}

    @pytest.mark.parametrize("day", ONE_OFF, ids=[f"{day} {what}" for day, what in ONE_OFF.items()])
    def test_holidays_that_came_once_are_among_them(self, day: date) -> None:
        assert not calendar.is_working_day(day)

    @pytest.mark.parametrize("day", [date(2020, 5, 4), date(2022, 5, 30), date(2012, 5, 28), date(1995, 5, 1)])
    def test_a_holiday_that_was_moved_left_a_working_day_behind(self, day: date) -> None:
        assert calendar.is_working_day(day)

    def test_scotlands_and_northern_irelands_are_not_england_s(self) -> None:
        assert calendar.is_working_day(date(2026, 6, 15))
        assert calendar.is_working_day(date(2025, 3, 17))

    def test_they_are_known_without_loading_those_of_other_countries(self) -> None:
        asked = "import sys; from reportgen.law.calendar import bank_holidays; assert bank_holidays(2026)"
        refused = "assert not [name for name in sys.modules if name.startswith('holidays.countries')]"
        subprocess.run([sys.executable, "-c", f"{asked}; {refused}"], check=True)  # noqa: S603  our own

    def test_years_that_nobody_knows_have_none_and_say_so(self) -> None:
        assert not any(calendar.knows_bank_holidays(year) for year in (1, 1871, 2101, 9999))
        assert all(calendar.knows_bank_holidays(year) for year in (1974, 2028, 2100))
        assert calendar.clear_working_days_before(date(2150, 1, 6), 5) == date(2149, 12, 29)


class TestTheEndsOfTheCalendar:
    @given(ANY_DAY, st.integers(0, 400))
    def test_no_phrase_raises_on_any_day(self, day: date, number: int) -> None:
        for phrase in (
            calendar.months_beginning_with,
            calendar.months_after,
            calendar.weeks_after,
            calendar.within_weeks_after,
            calendar.days_after,
            calendar.clear_days_before,
            calendar.clear_working_days_before,
            calendar.working_days_after,
            calendar.working_days_before,
        ):
            assert date.min <= phrase(day, number) <= date.max
        assert calendar.words(calendar.inspection_ends(day))
        assert calendar.words(calendar.second_edition_by(day))
        assert calendar.next_working_day(day) >= day

    def test_a_period_that_leaves_the_calendar_ends_with_it(self) -> None:
        assert calendar.months_after(date(9999, 12, 1), 1) == date.max
        assert calendar.clear_working_days_before(date(1, 1, 3), 5) == date.min
        assert calendar.working_days_after(date(9999, 12, 30), 5) == date.max
        assert clipped(date(9999, 11, 30), 1) == date(9999, 12, 30)


class TestWords:
    def test_a_day_is_written_without_a_leading_zero(self) -> None:
        assert calendar.words(date(2019, 5, 8)) == "8 May 2019"
        assert calendar.with_weekday(date(2019, 7, 18)) == "Thursday 18 July 2019"
