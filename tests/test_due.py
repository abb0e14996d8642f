"""Deadlines in a terminal, as JSON and as a calendar: order, columns, colour, and what another program reads back."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from reportgen import due
from reportgen.law.deadlines import LastDay
from reportgen.law.standing import AsOf, Deadline, Duty
from reportgen.law.timetable import timetable
from reportgen.printing import safe
from tests.law.matters import matter

TODAY = date(2019, 7, 10)
LANCASHIRE = """
ombudsman: {route: public report, issued: 2019-05-08, received: 2019-05-08}
publicity: {notice: {published: 2019-05-20}}
recommendations:
  - {id: apology, text: Apologise in writing, due: 2 months, actions: [{done: 2019-06}]}
reports: {full-council: {meeting: 2019-07-18}}
"""

TABLE = """
44 days late  27 May 2019  inspection begins (a week after the notice)          lancashire-2019-c…  LGA 1974 s 30(5)
 8 days late   2 Jul 2019  full-council: legal and finance clear (12 working    lancashire-2019-c…  council’s practice
                           days before 18 Jul)
  1 day late   9 Jul 2019  full-council: final report sent in (7 working days   lancashire-2019-c…  council’s practice
                           before 18 Jul)
       today  10 Jul 2019  full-council: agenda published (5 clear days before  lancashire-2019-c…  LGA 1972 s 100B(3)
                           18 Jul)
       today  10 Jul 2019  full-council: notice of the meeting (5 clear days    lancashire-2019-c…  LGA 1972 s 100A(6)
                           before 18 Jul)
  in 28 days   7 Aug 2019  members consider the report                          lancashire-2019-c…  LGA 1974 s 31(2)
  in 28 days   7 Aug 2019  tell the Ombudsman what is done or proposed          lancashire-2019-c…  LGA 1974 s 31(2)
 in 119 days   6 Nov 2019  show the Ombudsman that it was done                  lancashire-2019-c…  LGA 1974 s 31(2A)
"""


def lancashire(today: date = TODAY) -> list[Deadline]:
    return [entry.of("lancashire-2019-complaint-consent") for entry in timetable(matter(LANCASHIRE, today))]


def one(day: date, done: date | None = None, *, what: str = "tell the Ombudsman", today: date = TODAY) -> Deadline:
    return AsOf(today).by(Duty("Ombudsman told", what, "LGA 1974 s 31(2)"), LastDay(day, "so it was said", None), done)


class TestTheTable:
    def test_what_is_late_comes_first_then_all_by_their_days(self) -> None:
        assert due.as_table(due.outstanding(lancashire()), TODAY, width=118) == TABLE.strip("\n")

    def test_a_narrow_terminal_has_case_and_authority_below(self) -> None:
        assert due.as_table(lancashire()[:1], TODAY, width=60).splitlines() == [
            "done  22 May 2019  newspaper notice (two weeks after",
            "                   receipt)",
            "                   lancashire-2019-complaint-consent, LGA",
            "                   1974 s 30(5)",
        ]

    @pytest.mark.parametrize(
        ("day", "done", "words"),
        [
            (date(2019, 7, 9), None, "1 day late"),
            (date(2016, 7, 9), None, "1,096 days late"),
            (TODAY, None, "today"),
            (date(2019, 7, 11), None, "tomorrow"),
            (date(2019, 7, 12), None, "in 2 days"),
            (date(2019, 7, 9), date(2019, 7, 9), "done"),
            (date(2019, 7, 8), date(2019, 7, 9), "done late"),
        ],
    )
    def test_how_far_away_a_day_is_stands_in_words(self, day: date, done: date | None, words: str) -> None:
        assert due.as_table([one(day, done)], TODAY).startswith(f"{words}  ")

    def test_what_can_no_longer_be_met_and_was_not_written_down_says_so(self) -> None:
        after = date(2019, 7, 20)
        assert "not recorded  10 Jul 2019" in due.as_table(lancashire(after), after)
        assert "not recorded" not in due.as_table(due.outstanding(lancashire(after)), after)

    def test_lateness_is_red_the_coming_week_yellow_and_what_is_done_green(self) -> None:
        days = [date(2019, 7, 9), date(2019, 7, 17), date(2019, 7, 18)]
        late, near, far = due.as_table([one(day) for day in days], TODAY, colour=True).splitlines()
        assert late.startswith("\x1b[31m1 day late\x1b[0m")
        assert near.startswith("\x1b[33m in 7 days\x1b[0m")
        assert "\x1b" not in far
        assert due.as_table([one(days[0], days[0])], TODAY, colour=True).startswith("\x1b[32mdone\x1b[0m")
        assert "\x1b" not in due.as_table([one(day) for day in days], TODAY)

    def test_no_word_of_a_case_can_steer_the_terminal(self) -> None:
        table = due.as_table([one(TODAY, what="pay \u202e£300\x1b[2J").of("c\x07")], TODAY)
        assert "pay <U+202E>£300<U+001B>[2J" in table
        assert "c<U+0007>" in table

    def test_nothing_to_do_is_said(self) -> None:
        assert due.as_table([], TODAY) == "Nothing is due."

    @given(st.integers(1, 300), st.text(min_size=1, max_size=200), st.booleans())
    def test_any_words_fit_any_width(self, width: int, words: str, colour: bool) -> None:  # noqa: FBT001
        table = due.as_table([one(TODAY, what=words).of("case")], TODAY, colour=colour, width=width)
        assert "LGA 1974" in table
        assert all(len(line) <= max(width, 60) for line in re.sub(r"\x1b\[\d+m", "", table).splitlines())


class TestChoosing:
    def test_within_keeps_what_is_late_and_what_falls_on_the_last_day(self) -> None:
        days = [date(2019, 7, 1), date(2019, 7, 20), date(2019, 7, 21)]
        assert [entry.day for entry in due.within([one(day) for day in days], TODAY, 10)] == days[:2]
        assert len(due.within([one(date.max)], date(9999, 12, 1), 9999)) == 1

    def test_what_was_done_is_not_outstanding_even_where_it_was_late(self) -> None:
        entries = [one(date(2019, 7, 1), date(2019, 7, 2)), one(date(2019, 7, 1))]
        assert due.outstanding(entries) == entries[1:]

    @pytest.mark.parametrize(
        ("span", "days"),
        [("30d", 30), ("6w", 42), ("1 week", 7), ("10 Days", 10), (" 0d ", 0), ("2W", 14), ("1 day", 1)],
    )
    def test_days_and_weeks_are_understood(self, span: str, days: int) -> None:
        assert due.days_in(span) == days

    @pytest.mark.parametrize("span", ["", "d", "30", "-3d", "1.5w", "3 months", "99999d", "٣d", "3d4d"])
    def test_any_other_length_of_time_is_refused_with_an_example(self, span: str) -> None:
        with pytest.raises(ValueError, match="30d or 6w"):
            due.days_in(span)


class TestJson:
    def test_every_object_has_the_same_keys_and_what_is_missing_is_null(self) -> None:
        objects = json.loads(due.as_json(lancashire(), TODAY))
        assert len({tuple(found) for found in objects}) == 1
        assert objects[0] == {
            "case": "lancashire-2019-complaint-consent",
            "report": None,
            "duty": "inspection begins",
            "what": "inspection begins (a week after the notice)",
            "day": "2019-05-27",
            "days": -44,
            "standing": "missed",
            "done": None,
            "counted": "one week after 20 May 2019, when the notice first appeared; that is a bank holiday (Spring Bank"
            " Holiday), and nothing puts it off",
            "authority": "LGA 1974 s 30(5)",
            "law": "Local Government Act 1974, section 30(5)",
            "address": "https://www.legislation.gov.uk/ukpga/1974/7/section/30",
        }

    def test_a_month_stays_a_month_and_own_dates_have_no_law(self) -> None:
        found = {entry["duty"]: entry for entry in json.loads(due.as_json(lancashire(), TODAY))}
        assert found["agreed apology"]["done"] == "2019-06"
        assert found["agreed apology"]["law"] is None
        assert found["public notice"]["done"] == "2019-05-20"

    def test_it_is_ascii_so_that_no_pipe_can_spoil_it(self) -> None:
        assert due.as_json([one(TODAY, what="the council’s £300")], TODAY).isascii()


class TestTheCalendar:
    def test_another_program_reads_whole_days_with_summary_and_authority(self) -> None:
        calendar = vobject.readOne(due.as_ics(lancashire()).decode())
        events = {event.summary.value: event for event in calendar.vevent_list}
        assert len(events) == len(lancashire())
        told = events["lancashire-2019-complaint-consent: tell the Ombudsman what is done or proposed"]
        assert told.dtstart.value == date(2019, 8, 7)
        assert told.dtend.value == date(2019, 8, 8)
        assert told.description.value == (
            "Local Government Act 1974, section 31(2). Counted: the report was received on 8 May 2019, and the three"
            " months begin with it."
        )
        done = events["lancashire-2019-complaint-consent: agreed: Apologise in writing"]
        assert done.description.value.startswith("Recommendation. Counted: 2 months")
        assert done.description.value.endswith(" Done: June 2019.")
        assert all(event.transp.value == "TRANSPARENT" for event in events.values())

    def test_it_keeps_to_the_form_that_outlook_reads(self) -> None:
        made = due.as_ics([one(TODAY, what="pay; say, “sorry”\n" + "é" * 90)])
        assert made.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
        assert b"\r\nMETHOD:PUBLISH\r\n" in made
        assert b"\r\nDTSTART;VALUE=DATE:20190710\r\nDTEND;VALUE=DATE:20190711\r\nDTSTAMP:20190710T000000Z\r\n" in made
        assert made.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")
        assert all(len(line) <= 75 for line in made.split(b"\r\n"))
        assert b"\n" not in made.replace(b"\r\n", b"")

    def test_the_same_deadlines_make_the_same_bytes_whenever_they_are_made(self) -> None:
        assert due.as_ics(lancashire()) == due.as_ics(lancashire())

    def test_an_event_keeps_its_identity_when_its_day_moves_and_shares_it_with_no_other(self) -> None:
        entries = lancashire()
        moved = [replace(entry, day=entry.day + timedelta(7)) for entry in entries]
        assert _identities(entries) == _identities(moved)
        assert len(set(_identities(entries))) == len(entries)
        assert not set(_identities(entries)) & set(_identities([entry.of("another") for entry in entries]))

    def test_the_last_day_of_the_calendar_is_an_event_too(self) -> None:
        assert b"DTSTART;VALUE=DATE:99991231\r\nDTSTAMP" in due.as_ics([one(date.max)])

    def test_a_calendar_without_deadlines_is_still_a_calendar(self) -> None:
        assert vobject.readOne(due.as_ics([]).decode()).version.value == "2.0"

    @given(st.text(max_size=120))
    def test_any_words_come_back_as_they_would_be_printed(self, words: str) -> None:
        read = vobject.readOne(due.as_ics([one(TODAY, what=f"pay {words}")]).decode())
        assert read.vevent.summary.value == safe(f"pay {words}")


def _identities(entries: list[Deadline]) -> list[str]:
    return re.findall(r"UID:(\S+)", due.as_ics(entries).decode())
