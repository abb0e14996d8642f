"""Calendars as Outlook and committee systems export them: series, moved meetings, time zones, and what is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.diagnostics import Checked
from reportgen.meetings import CalendarOfMeetings
from reportgen.meetings.reading import read

CUSTOM_ZONE = """\
BEGIN:VTIMEZONE
TZID:Council Time
BEGIN:STANDARD
DTSTART:19701025T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
"""


def event(lines: str, title: str = "Full Council", uid: str = "1") -> str:
    return f"BEGIN:VEVENT\nUID:{uid}\nSUMMARY:{title}\n{lines.strip()}\nEND:VEVENT\n"


CABINET = event("DTSTART;VALUE=DATE:20261203", "Cabinet", uid="cabinet")


def exported(tmp_path: Path, *events: str) -> Checked[CalendarOfMeetings]:
    path = tmp_path / "meetings.ics"
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{''.join(events)}END:VCALENDAR\n"
    path.write_bytes(text.replace("\n", "\r\n").encode())
    return read(path)


def days(found: Checked[CalendarOfMeetings]) -> list[str]:
    assert found.value is not None
    return [f"{one.day}{' off' if one.cancelled else ''}" for one in found.value.meetings]


def bodies(found: Checked[CalendarOfMeetings]) -> list[str]:
    assert found.value is not None
    return [one.body for one in found.value.meetings]


# ------------------------------------------------------------------------------------------------- what is broken


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("DTSTART;VALUE=DATE:20261301", "the day of the event “Full Council” cannot be read: “20261301”"),
        ("DTSTART;VALUE=DATE:", "the event “Full Council” has no day"),
        (
            "DTSTART;TZID=Foo/Bar:20261203T999999",
            "the day of the event “Full Council” cannot be read: “20261203T999999”",
        ),
        ("DTSTART:P1D", "the day of the event “Full Council” cannot be read: “P1D”"),
    ],
)
def test_a_day_that_cannot_be_read_costs_that_event_alone(tmp_path: Path, line: str, words: str) -> None:
    found = exported(tmp_path, event(line), CABINET)
    assert bodies(found) == ["Cabinet"]
    (problem,) = found.diagnostics
    assert (problem.code.name, problem.message) == ("MEET-06", words)
    assert problem.span is not None
    assert (problem.span.line, problem.span.excerpt) == (6, line)


def test_an_event_without_a_day_or_a_title_is_named_by_its_line(tmp_path: Path) -> None:
    found = exported(tmp_path, CABINET, event("LOCATION:County Hall"), "BEGIN:VEVENT\nDTSTART:20261203\nEND:VEVENT\n")
    assert [(problem.message, problem.span.line) for problem in found.diagnostics if problem.span] == [
        ("the event “Full Council” has no day", 8),
        ("an event has no title, which would be the body that meets", 13),
    ]


def test_a_file_that_breaks_off_in_an_event_says_in_which(tmp_path: Path) -> None:
    path = tmp_path / "meetings.ics"
    path.write_text(f"BEGIN:VCALENDAR\n{CABINET}BEGIN:VEVENT\nSUMMARY:Audit\nDTSTART:2026", encoding="utf-8")
    found = read(path)
    assert bodies(found) == ["Cabinet"]
    assert [problem.message for problem in found.diagnostics] == [
        "the event “Audit” is not complete: the file breaks off in it"
    ]


def test_what_is_no_icalendar_file_is_said_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "meetings.ics"
    path.write_text("Cabinet meets on 3 December\n", encoding="utf-8")
    (problem,) = read(path).diagnostics
    assert problem.message == "this is no iCalendar file: it has no line BEGIN:VCALENDAR"
    assert str(problem.span) == f"{path.as_posix()}:1:1"


@pytest.mark.parametrize("ends", [b"\r\n ", b"\n\t"])
@pytest.mark.parametrize(
    "name", ["Comh\N{LATIN SMALL LETTER A WITH GRAVE}irle", "Council \N{EN DASH} North", "\U0001d400"]
)
def test_a_line_that_is_folded_within_a_character_is_whole(tmp_path: Path, ends: bytes, name: str) -> None:
    path = tmp_path / "meetings.ics"
    folded = ends.join(bytes([byte]) for byte in name.encode())
    path.write_bytes(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:" + folded + b"\nDTSTART:x\nEND:VEVENT\nEND:VCALENDAR\n")
    (problem,) = read(path).diagnostics
    assert problem.message == f"the day of the event “{name}” cannot be read: “x”"
    assert problem.span is not None
    assert problem.span.line == 4 + len(name.encode()) - 1


def test_a_calendar_in_an_older_encoding_is_still_said_to_be_in_one(tmp_path: Path) -> None:
    path = tmp_path / "meetings.ics"
    path.write_bytes("BEGIN:VCALENDAR\r\nSUMMARY:Caf\xe9\r\n s\r\nEND:VCALENDAR\r\n".encode("cp1252"))
    (problem,) = read(path).diagnostics
    assert "`\xe9` is not saved in UTF-8; the file looks like Windows-1252" in problem.message
    assert problem.span is not None
    assert problem.span.line == 2


def test_two_calendars_in_one_file_are_both_read(tmp_path: Path) -> None:
    found = exported(tmp_path, CABINET, "END:VCALENDAR\nBEGIN:VCALENDAR\n", event("DTSTART;VALUE=DATE:20261210"))
    assert bodies(found) == ["Cabinet", "Full Council"]
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("title", "status", "body", "off"),
    [
        (r"Overview and\nScrutiny", "", "Overview and Scrutiny", False),
        ("POSTPONED: Cabinet", "", "Cabinet", True),
        ("Cabinet (postponed to 10 December)", "", "Cabinet", True),
        ("Cabinet - Canceled", "", "Cabinet", True),
        ("Cabinet", "STATUS:CANCELLED", "Cabinet", True),
        ("Cabinet", "STATUS:POSTPONED", "Cabinet", True),
        ("Cabinet", "STATUS:CONFIRMED", "Cabinet", False),
    ],
)
def test_title_and_status_say_who_meets_and_whether(
    tmp_path: Path, title: str, status: str, body: str, *, off: bool
) -> None:
    found = exported(tmp_path, event(f"DTSTART;VALUE=DATE:20261203\n{status}", title))
    assert found.value is not None
    assert [(one.body, one.cancelled) for one in found.value.meetings] == [(body, off)]


def test_a_status_that_may_mean_either_is_told_once_for_a_series(tmp_path: Path) -> None:
    found = exported(tmp_path, event("DTSTART;VALUE=DATE:20261203\nRRULE:FREQ=WEEKLY;COUNT=3\nSTATUS:MOVED"))
    assert days(found) == ["2026-12-03", "2026-12-10", "2026-12-17"]
    (problem,) = found.diagnostics
    assert (problem.code.name, str(problem.span).rpartition("ics:")[2]) == ("MEET-11", "8:8")
    assert problem.message == "“MOVED” does not say whether Full Council meets on 3 December 2026; it is taken to meet"


def test_a_calendar_that_cancels_cancels_its_own_events_alone(tmp_path: Path) -> None:
    cancelling = event("DTSTART;VALUE=DATE:20261210")
    found = exported(tmp_path, CABINET, f"END:VCALENDAR\nBEGIN:VCALENDAR\nMETHOD:CANCEL\n{cancelling}")
    assert days(found) == ["2026-12-03", "2026-12-10 off"]
    assert found.diagnostics == ()


@pytest.mark.parametrize("sequence", [0, 1])
def test_a_calendar_that_cancels_prevails_over_the_invitation_in_the_same_file(tmp_path: Path, sequence: int) -> None:
    off = event(f"SEQUENCE:{sequence}\nDTSTART:20261210T180000Z")
    invitation, another = event("DTSTART:20261210T180000Z"), "END:VCALENDAR\nBEGIN:VCALENDAR\nMETHOD:CANCEL\n"
    found = exported(tmp_path, "METHOD:REQUEST\n", invitation, another, off)
    assert days(found) == ["2026-12-10 off"]
    assert found.diagnostics == ()


def test_a_calendar_that_cancels_a_series_cancels_its_moved_meetings_too(tmp_path: Path) -> None:
    weekly = "DTSTART:20261203T180000Z\nRRULE:FREQ=WEEKLY;COUNT=3"
    moved = event("RECURRENCE-ID:20261210T180000Z\nDTSTART:20261211T180000Z")
    another = "END:VCALENDAR\nBEGIN:VCALENDAR\nMETHOD:CANCEL\n"
    found = exported(tmp_path, event(weekly), moved, another, event(f"{weekly}\nSEQUENCE:1"))
    assert days(found) == ["2026-12-03 off", "2026-12-10 off", "2026-12-17 off"]


def test_a_calendar_that_cancels_one_meeting_of_a_series_leaves_the_others(tmp_path: Path) -> None:
    one = event("RECURRENCE-ID:20261210T180000Z\nDTSTART:20261210T180000Z\nSEQUENCE:1")
    another = "END:VCALENDAR\nBEGIN:VCALENDAR\nMETHOD:CANCEL\n"
    found = exported(tmp_path, event("DTSTART:20261203T180000Z\nRRULE:FREQ=WEEKLY;COUNT=3"), another, one)
    assert days(found) == ["2026-12-03", "2026-12-10 off", "2026-12-17"]


def test_a_title_over_several_lines_is_whole(tmp_path: Path) -> None:
    found = exported(tmp_path, event("DTSTART;VALUE=DATE:20261203", "Overview and\n  Scrutiny"))
    assert bodies(found) == ["Overview and Scrutiny"]


# ---------------------------------------------------------------------------------------------------- time zones


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("DTSTART:20260715T230000Z", "2026-07-16"),  # midnight in Britain, whose clocks are an hour ahead
        ("DTSTART:20261215T230000Z", "2026-12-15"),
        ("DTSTART:20260715T233000", "2026-07-15"),
        ("DTSTART;TZID=Europe/London:20260715T233000", "2026-07-15"),
        ("DTSTART;TZID=GMT Standard Time:20260715T233000", "2026-07-15"),
        ("DTSTART;TZID=America/New_York:20260715T193000", "2026-07-16"),
        ("DTSTART;TZID=Council Time:20260715T003000", "2026-07-15"),
        ("DTSTART;TZID=Foo/Bar:20260715T233000", "2026-07-15"),
    ],
)
def test_the_day_of_a_time_is_the_day_here(tmp_path: Path, start: str, day: str) -> None:
    found = exported(tmp_path, CUSTOM_ZONE, event(start))
    assert (days(found), found.diagnostics) == ([day], ())


def test_a_series_keeps_to_the_clock_of_its_own_zone(tmp_path: Path) -> None:
    found = exported(tmp_path, event("DTSTART;TZID=Europe/London:20261001T003000\nRRULE:FREQ=MONTHLY;COUNT=3"))
    assert days(found) == ["2026-10-01", "2026-11-01", "2026-12-01"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("RRULE:FREQ=WEEKLY;UNTIL=20260624T180000Z", ["2026-06-10", "2026-06-17", "2026-06-24"]),
        ("RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20260617T180000Z", ["2026-06-10", "2026-06-24"]),
        ("RDATE:20260616T233000Z", ["2026-06-10", "2026-06-17"]),
    ],
)
def test_a_rule_in_utc_counts_by_the_clock_here_where_the_start_has_no_zone(
    tmp_path: Path, lines: str, expected: list[str]
) -> None:
    found = exported(tmp_path, event(f"DTSTART:20260610T190000\n{lines}"))
    assert (days(found), found.diagnostics) == (expected, ())


def test_a_meeting_that_is_named_in_utc_moves_in_a_series_whose_start_has_no_zone(tmp_path: Path) -> None:
    moved = event("RECURRENCE-ID:20260617T180000Z\nDTSTART:20260618T190000")
    found = exported(tmp_path, event("DTSTART:20260610T190000\nRRULE:FREQ=WEEKLY;COUNT=3"), moved)
    assert days(found) == ["2026-06-10", "2026-06-18", "2026-06-24"]


def test_a_series_of_whole_days_ends_on_the_day_here_of_a_time_in_utc(tmp_path: Path) -> None:
    found = exported(tmp_path, event("DTSTART;VALUE=DATE:20260610\nRRULE:FREQ=WEEKLY;UNTIL=20260616T230000Z"))
    assert days(found) == ["2026-06-10", "2026-06-17"]


# --------------------------------------------------------------------------------------------------------- series

MONTHLY = "DTSTART;TZID=Europe/London:20260910T180000\nRRULE:FREQ=MONTHLY;BYDAY=2TH;COUNT=6"


def test_a_series_has_all_its_meetings(tmp_path: Path) -> None:
    found = exported(tmp_path, event(MONTHLY))
    assert days(found) == ["2026-09-10", "2026-10-08", "2026-11-12", "2026-12-10", "2027-01-14", "2027-02-11"]
    assert found.diagnostics == ()


def test_what_is_taken_out_of_a_series_or_added_to_it_counts(tmp_path: Path) -> None:
    more = (
        "EXDATE;TZID=Europe/London:20261008T180000,20261112T180000\nRDATE;VALUE=DATE:20261116\nEXDATE:20270114T180000Z"
    )
    found = exported(tmp_path, event(f"{MONTHLY}\n{more}"))
    assert days(found) == ["2026-09-10", "2026-11-16", "2026-12-10", "2027-02-11"]


@pytest.mark.parametrize(
    "which", ["RECURRENCE-ID;TZID=Europe/London:20261210T180000", "RECURRENCE-ID:20261210T180000Z"]
)
def test_a_meeting_of_a_series_that_moved_has_its_new_day_alone(tmp_path: Path, which: str) -> None:
    moved = event(f"{which}\nDTSTART;TZID=Europe/London:20261217T180000")
    off = event(
        "RECURRENCE-ID;TZID=Europe/London:20261112T180000\nDTSTART;TZID=Europe/London:20261112T180000\nSTATUS:CANCELLED"
    )
    found = exported(tmp_path, event(MONTHLY), moved, off)
    assert days(found) == ["2026-09-10", "2026-10-08", "2026-11-12 off", "2026-12-17", "2027-01-14", "2027-02-11"]
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("until", "last"),
    [("20261112", "2026-11-12"), ("20261112T180000Z", "2026-11-12"), ("20261112T170000Z", "2026-10-08")],
)
def test_a_series_ends_when_it_says(tmp_path: Path, until: str, last: str) -> None:
    found = exported(tmp_path, event(MONTHLY.replace("COUNT=6", f"UNTIL={until}")))
    assert days(found)[-1] == last


def test_a_series_without_an_end_is_read_for_twenty_years(tmp_path: Path) -> None:
    found = exported(tmp_path, event("DTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY"))
    assert (len(days(found)), days(found)[-1][:4]) == (1046, "2046")


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        ("RRULE:FREQ=FORTNIGHTLY", "FREQ=FORTNIGHTLY"),
        ("RRULE:FREQ=SECONDLY", "FREQ=SECONDLY"),
        ("RRULE:FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=0"),
        ("RRULE:FREQ=MONTHLY;COUNT=4\nEXDATE:soon", "soon"),
    ],
)
def test_a_rule_that_cannot_be_read_leaves_the_first_meeting_and_says_so(
    tmp_path: Path, lines: str, written: str
) -> None:
    found = exported(tmp_path, event(f"DTSTART;VALUE=DATE:20261210\n{lines}"))
    assert days(found) == ["2026-12-10"]
    (problem,) = found.diagnostics
    assert problem.code.name == "MEET-06"
    assert problem.message == (f"how “Full Council” recurs cannot be read: “{written}”; only its first meeting is used")
    assert problem.span is not None
    assert problem.span.excerpt.endswith(written)


def test_a_change_of_all_later_meetings_is_used_for_the_first_of_them_and_said(tmp_path: Path) -> None:
    which = "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20261210T180000"
    found = exported(tmp_path, event(MONTHLY), event(f"{which}\nDTSTART;TZID=Europe/London:20261211T180000"))
    assert days(found)[3:] == ["2026-12-11", "2027-01-14", "2027-02-11"]
    (problem,) = found.diagnostics
    assert problem.message == (
        "a change of “Full Council” and all later meetings of its series is used for this one alone"
    )


def test_of_two_versions_of_an_event_the_later_counts(tmp_path: Path) -> None:
    old = event("SEQUENCE:1\nDTSTART;VALUE=DATE:20261210")
    new = event("SEQUENCE:2\nDTSTART;VALUE=DATE:20261217")
    assert days(exported(tmp_path, new, old)) == ["2026-12-17"]


def test_two_events_of_one_identity_and_version_are_both_kept(tmp_path: Path) -> None:
    found = exported(tmp_path, event("DTSTART;VALUE=DATE:20261210"), event("DTSTART;VALUE=DATE:20261217"))
    assert days(found) == ["2026-12-10", "2026-12-17"]


LINES = st.sampled_from(
    [
        *(
            "BEGIN:VEVENT",
            "END:VEVENT",
            "BEGIN:VTIMEZONE",
            "END:VTIMEZONE",
            "BEGIN:VALARM",
            "END:VALARM",
            "UID:1",
            " folded",
        ),
        *(
            "SUMMARY:Cabinet",
            "SUMMARY:",
            "DTSTART:20261203",
            "DTSTART:99999999",
            "DTSTART;TZID=X:00010101T000000",
            "TZID:X",
        ),
        *(
            "DTSTART;TZID=Asia/Tokyo:00010101T000000",
            "DTSTART;VALUE=PERIOD:20261203T100000Z/PT1H",
            "SEQUENCE:x",
            "STATUS:",
        ),
        *(
            "RRULE:FREQ=YEARLY;BYMONTH=13",
            "RRULE:FREQ=YEARLY;COUNT=2;UNTIL=2027",
            "RRULE:",
            "RRULE:FREQ=MONTHLY;UNTIL=PT1H",
        ),
        *("RDATE;VALUE=PERIOD:20261203T100000Z/PT1H", "RDATE:100000", "EXDATE:20261203T100000Z", "RECURRENCE-ID:x"),
        *("RECURRENCE-ID;RANGE=THISANDFUTURE:20261203", "DTSTART:99991231T235959", "RRULE:FREQ=YEARLY;INTERVAL=99999"),
    ]
)


@given(st.lists(LINES, max_size=12))
def test_no_calendar_makes_reading_raise(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "meetings.ics"
    body = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])
    path.write_text(body, encoding="utf-8")
    assert read(path).value is not None
