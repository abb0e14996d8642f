"""The calendar of meetings, from each kind of file that a council has it in."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Checked
from reportgen.meetings import CalendarOfMeetings
from reportgen.meetings.days import day_in
from reportgen.meetings.reading import find, others, possible, read

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
    assert [str(problem.span) for problem in found.diagnostics] == [f"{path.as_posix()}:2:9"]
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


@pytest.mark.parametrize("name", ["Meetings.yaml", "MEETINGS.ICS", "Meetings.csv", "meetings.YML", "mEetings.Yaml"])
def test_a_calendar_is_found_whatever_capitals_its_name_has(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("", encoding="utf-8")
    found = find([tmp_path])
    assert found is not None
    assert found.name == name
    assert found in possible(tmp_path)
    assert list(others(found)) == []


def test_of_calendars_that_differ_in_capitals_alone_the_small_one_is_read_and_the_other_named(tmp_path: Path) -> None:
    for name in ("Meetings.yaml", "meetings.yaml", "MEETINGS.CSV"):
        (tmp_path / name).write_text("", encoding="utf-8")
    if len(list(tmp_path.iterdir())) < 3:
        pytest.skip("this disk does not tell capitals apart")
    used = find([tmp_path])
    assert used == tmp_path / "meetings.yaml"
    assert [problem.message.rpartition("/")[2] for problem in others(used)] == [
        "Meetings.yaml is not read, since meetings.yaml stands in the same folder",
        "MEETINGS.CSV is not read, since meetings.yaml stands in the same folder",
    ]


def test_a_folder_that_nobody_may_list_can_have_a_calendar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "meetings.csv").write_text("", encoding="utf-8")

    def refuse(_folder: Path) -> list[str]:
        raise PermissionError

    monkeypatch.setattr(os, "listdir", refuse)
    assert find([tmp_path]) == tmp_path / "meetings.csv"


def written(tmp_path: Path, name: str, text: str | bytes) -> Checked[CalendarOfMeetings]:
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(path)


def told(found: Checked[CalendarOfMeetings]) -> str:
    return " | ".join(f"{problem.code.name} {problem.message}: {problem.fix}" for problem in found.diagnostics)


# ---------------------------------------------------------------------------------------------------- meetings.yaml


@pytest.mark.parametrize(
    ("item", "words", "place"),
    [
        ("{body: Audit, date: 2026-11-31}", "MEET-06 there is no 31 November 2026: that month has 30 days", "3:25"),
        ("{body: Audit, date: 17/12/2026}", "if you mean 17 December 2026, write 2026-12-17", "3:25"),
        ("{body: Audit}", "MEET-06 this meeting does not say its `date`: add `date:` there", "3:5"),
        ("Audit on 3 December", "MEET-06 a meeting has fields of its own, and a single value stands here", "3:5"),
        ("{body: Audit, date: 2026-12-01, chair: Jones}", "`chair` is not a field of a meeting", "3:37"),
    ],
)
def test_an_item_that_is_wrong_costs_that_item_alone(tmp_path: Path, item: str, words: str, place: str) -> None:
    text = YAML.replace("meetings:\n", f"meetings:\n  - {item}\n")
    found = written(tmp_path, "meetings.yaml", text)
    assert found.value is not None
    assert len(found.value.meetings) == 4
    assert found.value.unread == "could not be read in full"
    assert words in told(found)
    assert str(found.diagnostics[0].span).endswith(f"meetings.yaml:{place}")
    assert not found.failed


def test_a_line_of_the_whole_that_is_wrong_costs_no_meeting(tmp_path: Path) -> None:
    found = written(tmp_path, "meetings.yaml", YAML.replace("schema_version: 1", "year: 2026"))
    assert found.value is not None
    assert len(found.value.meetings) == 4
    assert "`year` is not a field of a calendar of meetings" in told(found)
    assert "the file does not say its `schema_version`" in told(found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("meetings.yaml", ""),
        ("meetings.yaml", "- Cabinet\n"),
        ("meetings.yaml", "Cabinet\n"),
        ("meetings.yaml", "schema_version: 1\nmeetings: x"),
        ("meetings.yaml", "a: 1\n---\nb: 2\n"),
        ("meetings.yaml", "meetings: &all []\n"),
        ("meetings.yaml", b"PK\x03\x04 a workbook"),
        ("meetings.csv", b"PK\x03\x04 a workbook"),
        ("meetings.ics", b"%PDF-1.7"),
        ("meetings.yaml", b"\x00\x01\x02\x03\x04\xff\xfe"),
    ],
)
def test_what_is_said_of_a_calendar_is_about_a_calendar(tmp_path: Path, name: str, text: str | bytes) -> None:
    found = written(tmp_path, name, text)
    assert found.value is None
    assert found.diagnostics
    said = told(found).replace(tmp_path.as_posix(), "")
    assert not re.search(r"\bcases?\b|`reportgen new`|council: ", said), said


@pytest.mark.parametrize("name", ["meetings.csv", "meetings.xlsx"])
def test_a_workbook_is_to_be_saved_as_a_table(tmp_path: Path, name: str) -> None:
    said = told(written(tmp_path, name, b"PK\x03\x04 a workbook"))
    assert "is an Excel workbook (or another kind of ZIP file), not a table of plain text" in said
    assert "choose File, Save As, and the kind CSV UTF-8" in said


# ------------------------------------------------------------------------------------------------- days that cannot be


@pytest.mark.parametrize(
    ("name", "text", "places"),
    [
        (
            "meetings.yaml",
            (
                "schema_version: 1\nmeetings:\n"
                "  - {body: Cabinet, date: 2026-12-03, reports due: 2026-12-20, agenda published: 2026-12-04}\n"
            ),
            ["3:39", "3:64"],
        ),
        (
            "meetings.csv",
            "Body,Date,Reports due,Agenda published\nCabinet,03/12/2026,20/12/2026,04/12/2026\n",
            ["2:20", "2:31"],
        ),
    ],
)
def test_days_after_the_meeting_itself_are_said_and_not_used(
    tmp_path: Path, name: str, text: str, places: list[str]
) -> None:
    found = written(tmp_path, name, text)
    assert found.value is not None
    (meeting,) = found.value.meetings
    assert (meeting.reports_due, meeting.agenda_published) == (None, None)
    assert [str(problem.span).partition(f"{name}:")[2] for problem in found.diagnostics] == places
    assert told(found) == (
        "MEET-08 reports are due on 20 December 2026, and Cabinet meets on 3 December 2026:"
        " mend the day in the calendar; until then it is not used"
        " | MEET-08 the agenda is published on 4 December 2026, and Cabinet meets on 3 December 2026:"
        " mend the day in the calendar; until then it is not used"
    )


# ------------------------------------------------------------------------------------------------------------- tables


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff", "\ufeffsep=MARK\r\n", "Calendar of meetings 2026/27\r\n\r\n"])
def test_a_table_is_read_whatever_parts_its_columns_and_stands_above_it(tmp_path: Path, mark: str, start: str) -> None:
    text = start.replace("MARK", mark) + f"Committee{mark}Date\r\nCabinet{mark}03/12/2026\r\n"
    found = written(tmp_path, "meetings.csv", text)
    assert found.value is not None
    assert [(one.body, one.day) for one in found.value.meetings] == [("Cabinet", date(2026, 12, 3))]
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    "heads",
    [
        "Meeting,When",
        "Board,Meeting date",
        "MEETING,Date (dd/mm/yyyy)",
        "Subject,Start Date",
        "Committee_Name,Date and time",
    ],
)
def test_headings_that_people_use_are_understood(tmp_path: Path, heads: str) -> None:
    found = written(tmp_path, "meetings.csv", f"{heads}\nCabinet,03/12/2026\n")
    assert found.value is not None
    assert [one.body for one in found.value.meetings] == ["Cabinet"]


def test_the_committee_is_the_body_where_a_column_has_the_meetings_name_too(tmp_path: Path) -> None:
    found = written(tmp_path, "meetings.csv", "Meeting,Date,Committee\nBudget meeting,03/12/2026,Cabinet\n")
    assert found.value is not None
    assert [one.body for one in found.value.meetings] == ["Cabinet"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Who;On\nCabinet;3 December 2026\n",
            "no column headed Body and no column headed Date; its first row is “Who”, “On”",
        ),
        ("Committee,On\nCabinet,3 December 2026\n", "no column headed Date; its first row is “Committee”, “On”"),
        ("", "no column headed Body and no column headed Date: it is empty"),
    ],
)
def test_headings_that_are_missing_are_said_with_those_that_are_there(tmp_path: Path, text: str, words: str) -> None:
    assert f"MEET-06 the table has {words}: head one column" in told(written(tmp_path, "meetings.csv", text))


@pytest.mark.parametrize(
    "day",
    [
        *("2026-12-03", "2026-12-03 18:30", "2026-12-03T18:30:00Z", "03/12/2026", "3/12/26", "3.12.2026", "03-12-2026"),
        *("3 December 2026", "3rd December 2026", "3 Dec 2026", "3-Dec-26", "Thursday 3rd December 2026"),
        *(
            "Thursday, 3 December 2026",
            "Thu 3 Dec 2026 at 6.30 pm",
            "03/12/2026 18:30",
            "Thu 03/12/2026",
            "3rd of Dec. 2026",
        ),
    ],
)
def test_a_day_is_read_however_people_write_it(day: str) -> None:
    assert day_in(day) == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-06-10T23:30:00Z", 11),  # half past midnight here, in summer
        ("2026-06-10T23:30:00.000Z", 11),
        ("2026-12-10T23:30:00Z", 10),
        ("2026-06-11T00:30:00+01:00", 11),
        ("2026-06-11 00:30 +0200", 10),
        ("10/06/2026 18:30-0500", 11),
        ("Wednesday 10 June 2026 at 11.30 pm Z", 11),
        ("10 June 2026 12:15 am Z", 10),
        ("2026-06-10T23:30:00", 10),
    ],
)
def test_of_a_time_with_a_zone_a_table_gives_the_day_here(written: str, day: int) -> None:
    found = day_in(written)
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize("day", ["2026-06-10T25:30:00Z", "2026-06-10T23:30:00+99:00", "9999-12-31T23:30:00-10:00"])
def test_a_time_with_a_zone_that_no_clock_has_is_not_guessed(day: str) -> None:
    assert day_in(day) is None


@pytest.mark.parametrize("day", ["", "soon", "31/11/2026", "12/17/2026", "3 Decembre 2026", "3 December", "2026"])
def test_a_day_that_is_none_is_not_guessed(day: str) -> None:
    assert day_in(day) is None


def test_a_day_that_cannot_be_read_is_shown_with_what_can(tmp_path: Path) -> None:
    text = "Body,Date,Reports due\nCabinet,3 Dez 2026,\nAudit,3 Dec 2026,TBC\n,3 Dec 2026,\nScrutiny,,\n"
    found = written(tmp_path, "meetings.csv", text)
    fix = "write the day as 2026-12-17, 17/12/2026, 17 December 2026 or Thursday 17th December 2026"
    assert told(found).split(" | ") == [
        f"MEET-06 “3 Dez 2026”, the day of “Cabinet”, cannot be read: {fix}",
        f"MEET-06 “TBC”, a day for “Audit”, cannot be read: {fix}",
        "MEET-06 the row of “3 Dec 2026” names no body: write the body that meets",
        f"MEET-06 the row of “Scrutiny” has no day: {fix}",
    ]
    assert [problem.span.line for problem in found.diagnostics if problem.span] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    "row", ["Cabinet,2026-12-03,Postponed,", "Cabinet - POSTPONED,2026-12-03,,", "Cabinet,2026-12-03,Confirmed,y"]
)
def test_a_meeting_that_is_postponed_or_cancelled_does_not_take_place(tmp_path: Path, row: str) -> None:
    found = written(tmp_path, "meetings.csv", f"Body,Date,Status,Cancelled?\n{row}\n")
    assert found.value is not None
    assert [(one.body, one.cancelled) for one in found.value.meetings] == [("Cabinet", True)]
    assert found.diagnostics == ()


def test_a_word_that_does_not_say_whether_a_meeting_takes_place_is_told_with_its_cell(tmp_path: Path) -> None:
    text = "Body,Date,Status,Cancelled\nCabinet,3 Dec 2026,Rescheduled,\nExecutive,4 Dec 2026,x,\nAudit,5 Dec 2026,,?\n"
    found = written(tmp_path, "meetings.csv", text)
    assert found.value is not None
    assert [one.cancelled for one in found.value.meetings] == [False, False, False]
    assert found.value.unread == ""
    fix = "write Cancelled if it does not meet on that day, or Confirmed if it does"
    assert told(found).split(" | ") == [
        f"MEET-11 “Rescheduled” does not say whether Cabinet meets on 3 December 2026; it is taken to meet: {fix}",
        f"MEET-11 “x” does not say whether Executive meets on 4 December 2026; it is taken to meet: {fix}",
        f"MEET-11 “?” does not say whether Audit meets on 5 December 2026; it is taken to meet: {fix}",
    ]
    places = [str(problem.span).partition("meetings.csv:")[2] for problem in found.diagnostics]
    assert places == ["2:20", "3:22", "4:19"]


def test_a_doubtful_word_beside_one_that_is_plain_is_not_told(tmp_path: Path) -> None:
    found = written(tmp_path, "meetings.csv", "Body,Date,Status,Cancelled\nCabinet,3 Dec 2026,Rescheduled,yes\n")
    assert found.value is not None
    assert [one.cancelled for one in found.value.meetings] == [True]
    assert found.diagnostics == ()


@pytest.mark.parametrize("head", ["Council", "House style", "COUNCIL NAME"])
def test_a_table_of_several_councils_says_whose_each_meeting_is(tmp_path: Path, head: str) -> None:
    text = f"{head},Committee,Date\nlewisham,Cabinet,2026-12-03\nlancashire,Cabinet,2026-12-10\n,Cabinet,2026-12-17\n"
    found = written(tmp_path, "meetings.csv", text)
    assert found.value is not None
    assert [one.day.day for one in found.value.of_council("lancashire").meetings] == [10, 17]


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("meetings.yaml", "schema_version: 1\nmeetings:\n  - {{body: {title}, date: 2026-12-03}}\n", "3:6"),
        ("meetings.csv", "Body,Date\n{title},2026-12-03\n", "2:1"),
        (
            "meetings.ics",
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:{title}\nDTSTART:20261203\nEND:VEVENT\nEND:VCALENDAR\n",
            "3:9",
        ),
    ],
)
def test_the_name_of_a_body_can_say_in_every_form_whether_it_meets(
    tmp_path: Path, name: str, text: str, place: str
) -> None:
    off = written(tmp_path, name, text.format(title="Cabinet - cancelled"))
    assert off.value is not None
    assert [(one.body, one.cancelled) for one in off.value.meetings] == [("Cabinet", True)]
    assert off.diagnostics == ()
    doubtful = written(tmp_path, name, text.format(title="Cabinet (rescheduled)"))
    assert doubtful.value is not None
    assert [(one.body, one.cancelled) for one in doubtful.value.meetings] == [("Cabinet", False)]
    assert "MEET-11 “Cabinet (rescheduled)” does not say whether Cabinet meets on 3 December 2026" in told(doubtful)
    assert "write “Cabinet - cancelled” if it does not meet on that day, or “Cabinet” if it does" in told(doubtful)
    assert [str(problem.span).partition(f"{name}:")[2] for problem in doubtful.diagnostics] == [place]
