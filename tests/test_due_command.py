"""`reportgen due`: the deadlines of worked cases, which of them are shown, and when the command ends with 1."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
import vobject  # type: ignore[import-untyped]

from reportgen.api import load_case
from reportgen.compose.house import find
from reportgen.matters import matter_of
from tests.program import FINISHED, TEMPLATES, WORKED, Ran, run

TODAY = "2019-07-10"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in a folder of its own, on a wide terminal without wishes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path


def due(*arguments: str | Path, today: str = TODAY) -> Ran:
    return run("due", "--today", today, *arguments)


def duties(*arguments: str | Path, today: str = TODAY) -> list[tuple[str, str]]:
    """Day and duty of each deadline."""
    return [(entry["day"], entry["duty"]) for entry in json.loads(due(*arguments, "--to", "json", today=today).out)]


def wrong(folder: Path) -> Path:
    path = folder / "wrong.yaml"
    path.write_text("schema_version: 1\ncouncil: lancashire\nombudsmann: {}\n", encoding="utf-8")
    return path


def test_a_worked_case_has_its_deadlines_with_case_and_authority() -> None:
    shown = due(FINISHED)
    assert (shown.code, shown.err) == (0, "")
    (line,) = [line for line in shown.lines if "tell the Ombudsman" in line]
    assert " ".join(line.split()) == (
        "in 28 days 7 Aug 2019 tell the Ombudsman what is done or proposed lancashire-2019-c… LGA 1974 s 31(2)"
    )


def test_what_is_done_is_shown_only_when_all_is_asked_for() -> None:
    assert ("2019-05-22", "public notice") not in duties(FINISHED)
    assert ("2019-05-22", "public notice") in duties(FINISHED, "--all")


def test_within_leaves_out_what_is_further_away_and_keeps_what_is_late() -> None:
    days = [day for day, _ in duties(FINISHED, "--within", "1w")]
    assert days == [day for day, _ in duties(FINISHED) if day <= "2019-07-17"]
    assert min(days) < TODAY


@pytest.mark.parametrize(("limit", "code"), [(None, 0), ("27d", 0), ("28d", 1), ("4 weeks", 1)])
def test_it_ends_with_1_when_something_is_due_within_the_limit(limit: str | None, code: int, here: Path) -> None:
    case = here / "case.yaml"
    case.write_text(
        "schema_version: 1\ncouncil: lancashire\nombudsman: {route: public report, received: 2019-05-08}\n"
        "publicity: {not required: yes}\nreports: {full-council: {}}\n",
        encoding="utf-8",
    )
    assert duties(case)[0] == ("2019-08-07", "report considered")
    assert due(case, *(("--fail-within", limit) if limit else ())).code == code


def test_a_deadline_without_a_day_to_count_from_is_named_and_not_left_out_in_silence(here: Path) -> None:
    (here / "cases").mkdir()
    (here / "cases" / "case.yaml").write_text(
        "schema_version: 1\ncouncil: lancashire\nombudsman: {route: public report, issued: 2019-05}\n"
        "recommendations: [{text: Apologise, due: 4 weeks}]\nreports: {full-council: {}}\n",
        encoding="utf-8",
    )
    listed = due()
    assert listed.code == 0
    assert "3:1: warning[DUE-01] the last days for the notice, the inspection and the answer" in listed.said
    assert "4:37: warning[DUE-01] the last days for what the Ombudsman recommended are not known" in listed.said
    assert "give the day in `ombudsman: issued:`; they are counted from it" in listed.said
    assert "Give what the message names" in run("explain", "DUE-01").out


def test_a_case_without_its_route_is_named_since_the_law_sets_its_days_by_it(here: Path) -> None:
    (here / "case.yaml").write_text(
        "schema_version: 1\ncouncil: lancashire\nreports: {cabinet: {}}\n", encoding="utf-8"
    )
    listed = due("case.yaml")
    assert (
        "warning[DUE-01] the last days that the law sets are not known, since the case has no `route:`" in listed.said
    )


def test_what_is_late_is_within_any_limit() -> None:
    assert due(FINISHED, "--fail-within", "0d").code == 1


def test_the_limit_holds_for_what_is_not_shown_too() -> None:
    shown = due(FINISHED, "--within", "1d", "--fail-within", "8w", today="2019-05-20")
    assert shown.code == 1


@pytest.mark.parametrize("option", ["--within", "--fail-within"])
def test_another_length_of_time_is_wrong_usage_with_an_example(option: str) -> None:
    ended = due(FINISHED, option, "soon")
    assert (ended.code, ended.out) == (2, "")
    assert "“soon” is not a length of time; write days or weeks, for example 30d or 6w" in ended.said


def test_without_a_name_the_folder_cases_is_read_if_there_is_one(here: Path) -> None:
    shutil.copy(FINISHED, here / "one.yaml")
    assert duties() == duties(FINISHED)
    (here / "cases").mkdir()
    shutil.copy(WORKED[0], here / "cases" / "other.yaml")
    assert duties() == duties(WORKED[0])


def test_a_case_that_cannot_be_read_is_said_and_stops_no_other(here: Path) -> None:
    shown = due(wrong(here), FINISHED)
    assert shown.code == 1
    assert shown.out == due(FINISHED).out
    assert "wrong.yaml:3:1: error[CASE-01]" in shown.err


def test_a_folder_without_cases_is_said() -> None:
    ended = due()
    assert (ended.code, ended.out) == (1, "")
    assert "error[CASE-08] the folder that you are in holds no case file" in ended.said


def test_a_house_that_is_not_there_is_said() -> None:
    ended = due(FINISHED, "--house", "lankashire")
    assert ended.code == 1
    assert "did you mean `lancashire`?" in ended.said


def test_a_report_that_the_house_does_not_make_is_said_and_leaves_the_other_dates(here: Path) -> None:
    text = FINISHED.read_text(encoding="utf-8").replace("\n  cabinet:", "\n  cabinett:")
    (here / FINISHED.name).write_text(text, encoding="utf-8")
    shown = due(FINISHED.name)
    assert (shown.code, "error[HOUSE-02]" in shown.err) == (1, True)
    assert "full-council: agenda published" in shown.out
    assert "cabinet: agenda published" not in shown.out


def test_json_has_an_object_for_each_deadline_with_the_same_keys() -> None:
    found = json.loads(due(*WORKED, "--all", "--to", "json").out)
    assert {one["case"] for one in found} <= {path.stem for path in WORKED}
    assert len({tuple(one) for one in found}) == 1


def test_the_calendar_is_one_that_another_program_reads() -> None:
    out = due(FINISHED, "--to", "ics").out
    assert out.count("\r\n") == out.count("\n")
    read = vobject.readOne(out)
    assert len(read.vevent_list) == len(duties(FINISHED))


def test_no_letter_of_a_case_is_lost_in_a_calendar_whatever_the_terminal(here: Path) -> None:
    case = here / "Łódź.yaml"
    shutil.copy(FINISHED, case)
    bytes_of = [run("due", case, "--to", "ics", "--today", TODAY, encoding=name).out for name in ("utf-8", "cp1252")]
    assert "Łódź" in bytes_of[0]
    assert bytes_of[0] == bytes_of[1]


def test_the_table_is_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert max(map(len, due(FINISHED).lines)) <= 60


def test_a_terminal_gets_colours_and_a_file_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in due(FINISHED).out
    monkeypatch.setattr("tests.program._Screen.isatty", lambda _screen: True)
    assert "\x1b[31m8 days late\x1b[0m" in due(FINISHED).out
    assert "\x1b" not in due(FINISHED, "--to", "json").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in due(FINISHED).out


@pytest.mark.parametrize("value", ["10/07/2019", "today", "2019-02-30"])
def test_a_day_that_is_none_is_wrong_usage(value: str) -> None:
    assert due(FINISHED, today=value).code == 2


def test_without_a_day_it_is_today() -> None:
    assert run("due", FINISHED, today=date(2019, 7, 11)).out == due(FINISHED, today="2019-07-11").out


class TestACaseInItsHouse:
    def test_its_reports_have_what_all_say_and_the_body_of_the_house(self) -> None:
        case, house = load_case(FINISHED).value, find("lancashire", [TEMPLATES]).value
        assert case is not None
        assert house is not None
        matter = matter_of(case, house.style, date(2019, 7, 10))
        found = {sitting.name: sitting for sitting in matter.sittings}
        assert {name: sitting.decides for name, sitting in found.items()} == {
            "full-council": "council",
            "cabinet": "executive",
        }
        assert all(sitting.report.report_of == case.every_report.report_of for sitting in found.values())
        assert all(sitting.practice is house.style.practice for sitting in found.values())
        assert found["cabinet"].body == "Cabinet"
