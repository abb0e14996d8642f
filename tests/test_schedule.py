"""The calendar of meetings holds wherever a case is worked on: `check`, `build` and `due` have the same days."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cycle.cases import calendar, case, cycle
from tests.program import TEMPLATES, run

pytestmark = pytest.mark.usefixtures("workplace")
NEXT = "  full-council: {meeting: next}\n"
TODAY = ("--today", "2026-11-23")


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def meeting_in(name: str) -> str:
    text = Path("output", name).read_text(encoding="utf-8")
    return text.partition("Meeting to be held on ")[2].splitlines()[0]


def test_a_report_to_the_next_meeting_bears_its_day() -> None:
    calendar()
    run("build", case("a", NEXT), "--to", "md", *TODAY)
    assert "10 December 2026" in meeting_in("a-full-council.md")


def test_without_a_calendar_the_day_is_a_gap_and_the_message_says_how_to_give_it() -> None:
    said = run("check", case("a", NEXT), *TODAY).said
    assert "warning[MEET-04] the calendar of meetings has none of Full Council" in said
    assert "add the meeting to meetings.yaml beside the cases, or write its day here" in said
    assert "gap[GAP-01] not given yet: meeting date" in said


def test_the_calendar_of_the_house_holds_where_there_is_none_beside_the_case() -> None:
    shutil.copytree(TEMPLATES / "lancashire", "templates/lancashire")
    Path("templates/lancashire/meetings.csv").write_text("Body,Date\nFull Council,2026-12-15\n", encoding="utf-8")
    path = case("a", NEXT)
    run("build", path, "--to", "md", *TODAY)
    assert "15 December 2026" in meeting_in("a-full-council.md")
    calendar()
    run("build", path, "--to", "md", *TODAY)
    assert "10 December 2026" in meeting_in("a-full-council.md")


def test_a_calendar_that_is_named_holds_for_every_case() -> None:
    calendar()
    Path("other.yaml").write_text(
        "schema_version: 1\nmeetings: [{body: full council, date: 2026-12-16}]\n", encoding="utf-8"
    )
    run("build", case("a", NEXT), "--to", "md", "--meetings", "other.yaml", *TODAY)
    assert "16 December 2026" in meeting_in("a-full-council.md")


def test_a_report_moves_on_when_the_calendar_does() -> None:
    calendar()
    path = case("a", NEXT)
    run("build", path, "--to", "md", *TODAY)
    calendar("schema_version: 1\nmeetings:\n  - {body: Full Council, date: 2026-12-11}\n")
    run("build", path, "--to", "md", *TODAY)
    assert "11 December 2026" in meeting_in("a-full-council.md")


def test_a_calendar_that_cannot_be_read_is_told_once_with_its_place() -> None:
    calendar("schema_version: 1\nmeetings:\n  - {body: Full Council, dat: 2026-12-11}\n")
    for name in "ab":
        case(name, "  full-council: {meeting: 2026-12-10}\n")
    said = run("check", "cases", *TODAY).said
    assert (said.count("`dat` is not a field"), said.count("did you mean `date`?")) == (1, 1)
    assert "cases/meetings.yaml:3:26" in said


def test_an_item_that_is_wrong_leaves_the_other_meetings_and_is_not_blamed_on_the_case() -> None:
    calendar(
        "schema_version: 1\nmeetings:\n"
        "  - {body: Full Council, date: 2026-11-31}\n  - {body: Full Council, date: 2026-12-10}\n"
    )
    ran = run("build", case("a", NEXT), "--to", "md", *TODAY)
    assert "10 December 2026" in meeting_in("a-full-council.md")
    assert "cases/meetings.yaml:3:32: warning[MEET-06] there is no 31 November 2026" in ran.said
    assert "MEET-04" not in ran.said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("meetings.yaml", "schema_version: 1\nmeetings: [\n"),
        ("meetings.yaml", "schema_version: 1\nmeetings:\n  - {body: Full Council, date: 2026-11-31}\n"),
        ("meetings.csv", "Who,On\nFull Council,2026-12-10\n"),
        ("meetings.ics", "Full Council on 10 December\n"),
    ],
)
def test_a_calendar_that_cannot_be_read_is_not_said_to_have_no_meeting(name: str, text: str) -> None:
    calendar(text, name)
    said = run("check", case("a", NEXT), *TODAY).said
    assert "the next meeting of Full Council is not known, since the calendar of meetings could not be read" in said
    assert "none of Full Council" not in said
    said = cycle("full-council").said
    assert "error[CYCLE-01] no meeting is found for “full-council”, and the calendar of meetings could not be" in said


def test_a_second_calendar_in_the_folder_is_said_not_to_be_read() -> None:
    calendar()
    calendar("Body,Date\nFull Council,2026-12-01\n", "meetings.csv")
    path = case("a", NEXT)
    ran = run("build", path, "--to", "md", *TODAY)
    assert "10 December 2026" in meeting_in("a-full-council.md")
    said = "note[MEET-09] cases/meetings.csv is not read, since meetings.yaml stands in the same folder"
    assert said in ran.said
    assert "MEET-09" not in run("check", path, "--meetings", "cases/meetings.csv", *TODAY).said


@pytest.mark.parametrize(
    ("council", "told"), [("lancashir", True), ("lewisham", False), ("Wexcombe County Council", False)]
)
def test_a_meeting_of_a_council_whose_name_is_a_slip_for_ours_is_said(council: str, *, told: bool) -> None:
    calendar(
        f"schema_version: 1\nmeetings:\n  - {{council: {council}, body: Full Council, date: 2026-12-01}}\n"
        "  - {body: Full Council, date: 2026-12-10}\n"
    )
    said = run("check", case("a", NEXT), *TODAY).said
    assert ("warning[MEET-10] a meeting of Full Council is given to the council `lancashir`" in said) is told
    assert ("did you mean `lancashire`?" in said) is told


@pytest.mark.parametrize("name", ["Meetings.yaml", "MEETINGS.CSV", "Meetings.ics"])
def test_a_calendar_with_capitals_in_its_name_holds_too(name: str) -> None:
    texts = {
        ".yaml": "schema_version: 1\nmeetings: [{body: Full Council, date: 2026-12-15}]\n",
        ".csv": "Council,Body,Date\nlewisham,Full Council,2026-12-14\nlancashire,Full Council,2026-12-15\n",
        ".ics": "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Full Council\nDTSTART:20261215\nEND:VEVENT\nEND:VCALENDAR\n",
    }
    calendar(texts[Path(name).suffix.lower()], name)
    case("a", NEXT)
    ran = run("build", "cases", "--to", "md", *TODAY)
    assert "15 December 2026" in meeting_in("a-full-council.md")
    assert "CASE-12" not in ran.said


def test_a_meeting_of_another_council_is_not_ours() -> None:
    calendar(
        "schema_version: 1\nmeetings:\n"
        "  - {council: lewisham, body: Full Council, date: 2026-12-01}\n"
        "  - {council: lancashire, body: Full Council, date: 2026-12-10}\n"
        "  - {council: lewisham, body: Full Council, date: 2026-12-10}\n"
    )
    ran = run("build", case("a", NEXT), "--to", "md", *TODAY)
    assert "10 December 2026" in meeting_in("a-full-council.md")
    assert "MEET-01" not in ran.err


def test_due_has_the_day_for_reports_from_the_calendar_in_place_of_the_one_that_practice_counts() -> None:
    calendar()
    path = case("a", NEXT + "  cabinet: {meeting: 2027-01-28, key decision: no}\n")
    said = " ".join(run("due", path, *TODAY).out.split())
    assert "27 Nov 2026 full-council: final report sent in (for the meeting on 10 December 2026)" in said
    assert "a, calendar of meetings" in said
    assert "full-council: final report sent in (7 working days" not in said
    assert "cabinet: final report sent in (7 working days before 28 Jan)" in said


def test_a_calendar_that_is_not_there_is_a_wrong_use() -> None:
    ran = run("check", case("a", NEXT), "--meetings", "nowhere.yaml", *TODAY)
    assert (ran.code, "'nowhere.yaml' does not exist" in ran.said) == (2, True)


@pytest.mark.parametrize("code", ["MEET-01", "MEET-06", "MEET-07", "MEET-10", "CYCLE-01", "CYCLE-03", "CYCLE-04"])
def test_what_is_said_of_meetings_and_cycles_can_be_explained(code: str) -> None:
    assert run("explain", code).lines[0].startswith(f"{code}: ")


def test_the_name_of_the_council_in_place_of_its_house_style_is_said() -> None:
    calendar(
        "schema_version: 1\nmeetings:\n  - {council: Lancashire County Council, body: Full Council, date: 2026-12-10}\n"
    )
    said = run("check", case("a", NEXT), *TODAY).said
    assert "to the council `Lancashire County Council`, and no house style has that name" in said
    assert "did you mean `lancashire`?" in said
