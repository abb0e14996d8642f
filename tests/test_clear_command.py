"""`reportgen clear`: what an officer types, what stands in the case file after it, and what is refused."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from reportgen.api import load_case
from reportgen.case.implications import ClearanceState, Subject
from tests.program import FINISHED, Ran, run

TEXT = """schema_version: 1
council: lancashire
every report:
  implications:
    financial: It costs £550.  # from the budget
reports:
  cabinet: {title: A fault}
"""


@pytest.fixture(autouse=True)
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case file in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case.yaml").write_text(TEXT, encoding="utf-8")
    return tmp_path / "case.yaml"


def clear(*arguments: str | Path, path: str = "case.yaml") -> Ran:
    return run("clear", path, *arguments, "--by", "Jo Neil", "--role", "section 151 officer", "--on", "2019-07-01")


def test_a_clearance_is_recorded_and_the_file_named(case: Path) -> None:
    done = clear("financial")
    assert (done.code, done.out) == (0, "case.yaml\n")
    assert done.err == "Recorded of financial: cleared; Jo Neil, section 151 officer, 1 July 2019.\n"
    found = load_case(case).value
    assert found is not None
    given = found.every_report.implications[Subject.FINANCIAL].cleared
    assert given is not None
    assert (given.by, given.role, given.on) == ("Jo Neil", "section 151 officer", date(2019, 7, 1))
    assert (given.state, bool(given.words)) == (ClearanceState.CLEARED, True)
    assert "# from the budget" in case.read_text(encoding="utf-8")


@pytest.mark.parametrize("state", ["cleared", "requested", "changes-asked", "refused"])
def test_every_answer_can_be_recorded(state: str, case: Path) -> None:
    assert clear("report", "--state", state, "--report", "cabinet").code == 0
    assert f"state: {state.replace('-', ' ')}" in case.read_text(encoding="utf-8")


def test_without_a_day_it_is_today(case: Path) -> None:
    assert run("clear", case, "financial", "--by", "Jo", "--role", "treasurer", today=date(2020, 2, 29)).code == 0
    assert "2020-02-29" in case.read_text(encoding="utf-8")


def test_a_subject_that_is_none_is_refused_with_advice_and_the_file_is_as_it_was(case: Path) -> None:
    ended = clear("finacial")
    assert (ended.code, ended.out) == (1, "")
    assert "error[CLEAR-12]" in ended.err
    assert "did you mean `financial`?" in ended.said
    assert case.read_text(encoding="utf-8") == TEXT


def test_what_is_wrong_can_be_json() -> None:
    (found,) = json.loads(clear("legal", "--format", "json").err)
    assert found["code"] == "CLEAR-12"
    assert json.loads(clear("financial", "--format", "json").err) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["case.yaml", "financial", "--role", "treasurer"], "Missing option '--by'"),
        (["case.yaml", "financial", "--by", "Jo"], "Missing option '--role'"),
        (["case.yaml", "--by", "Jo", "--role", "treasurer"], "Say what was cleared: an implication such as financial"),
        (["case.yaml", "legal", "--by", "J", "--role", "r", "--state", "yes"], "'yes' is not one of 'cleared'"),
        (["case.yaml", "legal", "--by", "J", "--role", "r", "--on", "1 May"], "“1 May” is not a day"),
        (["case.yaml", "legal", "--by", "J", "--role", "r", "--on", "9999-01-01"], "this day is still to come"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], words: str, case: Path) -> None:
    ended = run("clear", *arguments)
    assert (ended.code, words in ended.said) == (2, True), ended.err
    assert case.read_text(encoding="utf-8") == TEXT


def test_a_worked_case_is_cleared_and_checked_again(case: Path) -> None:
    copy = case.parent / FINISHED.name
    shutil.copy(FINISHED, copy)
    assert clear("report", "--report", "cabinet", path=FINISHED.name).code == 0
    assert "CLEAR-1" not in run("check", copy, "--report", "cabinet").err
