"""The calendar of meetings, from each kind of file that a council has it in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.meetings import CalendarOfMeetings
from reportgen.meetings.reading import find, read

YAML = """\
schema_version: 1
meetings:
  - {body: Full Council, date: 2026-12-10, reports due: 2026-11-27, agenda published: 2026-12-02}
  - {body: Cabinet, date: 2026-12-03}
  - {body: Cabinet, date: 2026-12-17, cancelled: yes}
  - {body: Cabinet, date: 2027-01-14}
"""
CSV = """\
\ufeffCommittee,Date,Status,Reports due
Full Council,10/12/2026,,27/11/2026
Cabinet,Thursday 3 December 2026,,
Cabinet,2026-12-17 10:30,Cancelled,
Cabinet,14 Jan 2027,Confirmed,
,,,
"""
ICS = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Council//Meetings//EN
BEGIN:VEVENT
UID:1
SUMMARY:Full Council
DTSTART:20261210T180000Z
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Cabinet
DTSTART;VALUE=DATE:20261203
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Cabinet - CANCELLED
DTSTART;VALUE=DATE:20261217
END:VEVENT
BEGIN:VEVENT
UID:4
SUMMARY:Cabinet
DTSTART;VALUE=DATE:20270114
END:VEVENT
END:VCALENDAR
"""
TODAY = date(2026, 11, 22)


def calendar(tmp_path: Path, name: str, text: str) -> CalendarOfMeetings:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = read(path)
    assert found.value is not None, found.diagnostics
    assert not found.diagnostics
    return found.value


@pytest.mark.parametrize(("name", "text"), [("meetings.yaml", YAML), ("meetings.csv", CSV), ("meetings.ics", ICS)])
def test_every_form_gives_the_same_meetings(tmp_path: Path, name: str, text: str) -> None:
    found = calendar(tmp_path, name, text)
    assert [(meeting.body, meeting.day.isoformat(), meeting.cancelled) for meeting in found.meetings] == [
        ("Cabinet", "2026-12-03", False),
        ("Full Council", "2026-12-10", False),
        ("Cabinet", "2026-12-17", True),
        ("Cabinet", "2027-01-14", False),
    ]


def test_the_next_meeting_is_one_that_takes_place_and_can_still_be_reached(tmp_path: Path) -> None:
    found = calendar(tmp_path, "meetings.yaml", YAML)
    nearest = found.next("cabinet", TODAY)
    assert nearest is not None
    assert nearest.day == date(2026, 12, 3)
    after = found.next("Cabinet", date(2026, 12, 4))
    assert after is not None
    assert after.day == date(2027, 1, 14)  # that of 17 December is cancelled
    assert found.next("full-council", date(2026, 11, 28)) is None  # reports were due on 27 November


def test_a_body_that_stands_twice_on_a_day_is_said(tmp_path: Path) -> None:
    path = tmp_path / "meetings.yaml"
    path.write_text(YAML + "  - {body: The Cabinet, date: 2026-12-03}\n", encoding="utf-8")
    (found,) = read(path).diagnostics
    assert found.code.name == "MEET-01"
    assert str(found.span).endswith("meetings.yaml:7:5")


def test_a_row_that_cannot_be_read_is_said_and_the_others_are_used(tmp_path: Path) -> None:
    path = tmp_path / "meetings.csv"
    path.write_text("Body,Date\nCabinet,soon\nCabinet,2026-12-03,extra\n", encoding="utf-8")
    found = read(path)
    assert found.value is not None
    assert len(found.value.meetings) == 1
    assert [str(problem.span) for problem in found.diagnostics] == [f"{path.as_posix()}:2:1"]
    assert "“soon”" in found.diagnostics[0].message


@pytest.mark.parametrize(
    ("name", "text"), [("m.csv", "a,b\n1,2\n"), ("m.ics", "no calendar"), ("m.yaml", "meetings: x")]
)
def test_what_is_no_calendar_is_refused_with_a_place(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = read(path)
    assert found.value is None
    assert all(problem.span for problem in found.diagnostics)


@given(st.text(), st.sampled_from(["m.csv", "m.ics", "m.yaml"]))
def test_no_text_makes_reading_raise(tmp_path_factory: pytest.TempPathFactory, text: str, name: str) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    read(path)


def test_the_calendar_beside_the_cases_is_found(tmp_path: Path) -> None:
    assert find([tmp_path]) is None
    (tmp_path / "meetings.csv").write_text("Body,Date\n", encoding="utf-8")
    assert find([tmp_path / "none", tmp_path]) == tmp_path / "meetings.csv"
