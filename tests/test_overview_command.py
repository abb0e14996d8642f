"""`reportgen status` and `reportgen register`: what they print and write, and how they end."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from reportgen.register.columns import FORMATS
from tests.program import FINISHED, UNFINISHED, Ran, run

TODAY = "2026-11-20"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in a folder of its own, on an ordinary terminal without wishes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


def status(*arguments: str | Path) -> Ran:
    return run("status", "--today", TODAY, *arguments)


def register(*arguments: str | Path) -> Ran:
    return run("register", "--today", TODAY, *arguments)


def wrong(folder: Path) -> Path:
    path = folder / "wrong.yaml"
    path.write_text("schema_version: 1\ncouncil: lancashire\nombudsmann: {}\n", encoding="utf-8")
    return path


STATUS = """
CASE              REPORT       MEETING      STAGE  GAPS  ERRORS  WAITING FOR
unfinished-       full-        17 Dec 2026  draft     7       1  author, section
example           council                                        151 officer
  7 days late: newspaper notice (two weeks after receipt)
unfinished-       cabinet      -            draft     9       1  author, section
example                                                          151 officer

Meetings that have been:
lancashire-2019-  full-        18 Jul 2019  ready     0       0  -
complaint-        council
consent
lancashire-2019-  cabinet      11 Jul 2019  ready     0       0  -
complaint-
consent

None of 2 reports is ready for final. Late: 1 deadline in 1 case, which
`reportgen due` lists. Waiting for: author (2 reports), section 151 officer (2).
"""


class TestStatus:
    def test_it_shows_every_report_in_eighty_columns_and_sums_up_at_the_end(self) -> None:
        shown = status(FINISHED, UNFINISHED)
        assert (shown.code, shown.err) == (0, "")
        assert shown.out == STATUS.lstrip("\n")

    def test_without_a_name_the_folder_cases_is_read_if_there_is_one(self, here: Path) -> None:
        shutil.copy(FINISHED, here / "one.yaml")
        assert status().lines[1].startswith("") and "one" in status().out  # noqa: PT018
        (here / "cases").mkdir()
        shutil.copy(UNFINISHED, here / "cases" / "other.yaml")
        assert "one" not in [line.split(" ")[0] for line in status().lines]

    def test_a_case_that_cannot_be_read_has_a_row_and_a_message_and_stops_no_other(self, here: Path) -> None:
        shown = status(wrong(here), UNFINISHED)
        assert shown.code == 1
        assert "wrong" in [line.split(" ")[0] for line in shown.lines]
        assert "  not made: `ombudsmann` is not a field of the case" in shown.lines
        assert "full-" in shown.out
        assert "wrong.yaml:3:1: error[CASE-01]" in shown.err

    def test_a_breach_of_the_law_is_counted_and_does_not_fail_the_command(self) -> None:
        assert status(UNFINISHED).code == 0

    def test_a_folder_without_cases_is_said(self) -> None:
        ended = status()
        assert (ended.code, ended.out) == (1, "")
        assert "error[CASE-08]" in ended.said

    def test_json_has_an_object_for_each_report(self) -> None:
        found = json.loads(status(FINISHED, UNFINISHED, "--to", "json").out)
        assert [(one["case"], one["report"], one["stage"]) for one in found][:2] == [
            ("unfinished-example", "full-council", "draft"),
            ("unfinished-example", "cabinet", "draft"),
        ]

    def test_a_terminal_gets_colours_and_a_file_does_not(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert "\x1b" not in status(FINISHED).out
        monkeypatch.setattr("tests.program._Screen.isatty", lambda _screen: True)
        assert "\x1b[32mready\x1b[0m" in status(FINISHED).out
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b" not in status(FINISHED).out

    def test_a_broken_calendar_of_meetings_is_told_once_below_the_table(self, here: Path) -> None:
        for name in ("a.yaml", "b.yaml"):
            (here / name).write_text("schema_version: 1\ncouncil: lancashire\nreports: {cabinet: {}}\n", "utf-8")
        (here / "meetings.yaml").write_text("schema_version: 1\nmeetings: [{body: Cabinet, date: soon}]\n", "utf-8")
        shown = status()
        assert (shown.code, shown.err.count("warning[MEET-06]")) == (0, 1)
        assert shown.err.startswith("meetings.yaml:2:")
        (here / "meetings.yaml").rename(here / "meetings.csv")
        shown = status()
        assert (shown.code, shown.err.count("warning[MEET-06]")) == (0, 1)

    def test_of_a_file_in_a_folder_that_is_no_case_there_is_a_warning_and_no_row(self, here: Path) -> None:
        shutil.copy(UNFINISHED, here)
        (here / "empty.yaml").touch()
        shown = status()
        assert shown.code == 0
        assert "empty" not in shown.out
        assert shown.said.startswith("empty.yaml:1:1: warning[CASE-12] empty.yaml has nothing of a case in it")

    def test_a_calendar_of_meetings_can_be_named(self, here: Path) -> None:
        case, calendar = here / "case.yaml", here / "calendar.csv"
        case.write_text("schema_version: 1\ncouncil: lancashire\nreports: {cabinet: {meeting: next}}\n", "utf-8")
        calendar.write_text("Body,Date\nCabinet,2026-12-24\n", "utf-8")
        assert "24 Dec 2026" in status(case, "--meetings", calendar).out
        assert "24 Dec 2026" not in status(case).out


class TestRegister:
    def test_it_writes_a_workbook_to_output_and_says_what_stands_in_it(self) -> None:
        ended = register(FINISHED, UNFINISHED)
        assert (ended.code, ended.lines) == (0, ["output/register.xlsx"])
        assert ended.said.startswith("None of 2 reports is ready for final.")
        assert openpyxl.load_workbook("output/register.xlsx").sheetnames == ["Reports", "Cases"]

    @pytest.mark.parametrize("kind", FORMATS)
    def test_the_ending_says_how_and_a_hyphen_prints_the_same(self, kind: str) -> None:
        file = Path(f"deep/er/register.{kind.upper()}")
        quiet = register(FINISHED, "-o", file, "-q")
        assert (quiet.code, quiet.out, quiet.err) == (0, "", "")
        printed = register(FINISHED, "-o", "-", "--to", kind, "-q").out
        assert printed == file.read_bytes().decode(errors="replace")

    def test_another_run_writes_over_it(self) -> None:
        register(FINISHED, "-o", "register.csv")
        assert register(UNFINISHED, "-o", "register.csv").code == 0
        rows = list(csv.DictReader(io.StringIO(Path("register.csv").read_text("utf-8-sig"))))
        assert {row["Case"] for row in rows} == {"unfinished-example"}

    def test_one_that_somebody_has_edited_is_left_as_it_is(self) -> None:
        register(FINISHED, "-o", "register.csv")
        Path("register.csv").write_text("mine", encoding="utf-8")
        ended = register(FINISHED, "-o", "register.csv")
        assert (ended.code, ended.out) == (3, "")
        assert "error[OUT-03] register.csv was not written" in ended.said
        kept = register(FINISHED, "-o", "register.csv", "--keep")
        assert (kept.code, kept.out) == (0, "")
        assert Path("register.csv").read_text("utf-8") == "mine"

    def test_by_force_it_is_replaced_and_the_edited_one_kept_beside_it(self, here: Path) -> None:
        register(FINISHED, "-o", "register.csv")
        Path("register.csv").write_text("mine", encoding="utf-8")
        ended = register(FINISHED, "-o", "register.csv", "--force")
        assert (ended.code, ended.lines) == (0, ["register.csv"])
        assert "mine" in {file.read_text("utf-8") for file in here.glob("*.csv")}
        assert "lancashire" in Path("register.csv").read_text("utf-8")

    def test_a_bad_case_has_a_row_and_the_register_is_written(self, here: Path) -> None:
        ended = register(wrong(here), FINISHED, "-o", "register.json")
        assert ended.code == 1
        assert [one["case"] for one in json.loads(Path("register.json").read_text("utf-8"))] == [
            "wrong",
            *[FINISHED.stem] * 2,
        ]

    @pytest.mark.parametrize("named", ["nosuch.yaml", "nosuch"])
    @pytest.mark.parametrize("more", [("-q",), ()])
    def test_a_name_with_a_slip_leaves_the_register_that_is_there(self, named: str, more: tuple[str, ...]) -> None:
        register(FINISHED, "-o", "register.csv")
        before = Path("register.csv").read_bytes()
        ended = register(FINISHED, named, "-o", "register.csv", *more)
        assert (ended.code, ended.out) == (1, "")
        assert f"error[YAML-01] there is no file {'' if '.' in named else 'or folder '}{named}" in ended.said
        assert ended.said.endswith("No register was written: not every file that was named is there.")
        assert Path("register.csv").read_bytes() == before
        assert register(named, "-o", "-", "--to", "csv").out == ""

    def test_an_officers_own_file_is_left_alone(self) -> None:
        Path("notes.md").write_text("mine", encoding="utf-8")
        ended = register(FINISHED, "-o", "notes.md", "-q")
        assert (ended.code, ended.out) == (3, "")
        assert "notes.md was not written: the file of that name is not one that reportgen made" in ended.said
        assert Path("notes.md").read_text("utf-8") == "mine"

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("-o", "register.docx"), "“register.docx” does not end in one of: .xlsx, .csv, .md, .json"),
            (("-o", "output"), "“output” does not end in one of"),
            (("-o", "-"), "say with --to how to print the register: xlsx, csv, md, json"),
            (("-o", "a.csv", "--keep", "--force"), "--keep leaves edited files and --force replaces them: choose one"),
            (("-o", "a.csv", "--to", "md"), "“a.csv” ends in .csv, and --to says md; leave --to out"),
        ],
    )
    def test_a_form_that_is_none_is_wrong_usage(self, arguments: tuple[str, ...], said: str) -> None:
        ended = register(FINISHED, *arguments)
        assert (ended.code, ended.out) == (2, "")
        assert said in ended.said

    def test_a_folder_without_cases_leaves_no_register(self, here: Path) -> None:
        ended = register()
        assert (ended.code, ended.out) == (1, "")
        assert not (here / "output").exists()
