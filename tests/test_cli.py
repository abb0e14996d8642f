from __future__ import annotations

import errno
import importlib
import json
import os
import pkgutil
import select
import signal
import sys
import time
from datetime import date
from pathlib import Path

import pytest

import reportgen
from reportgen import build, guide
from reportgen.cli.options import STAGES
from reportgen.diagnostics import declared_codes
from tests.program import FINISHED, PLAIN, UNFINISHED, finish, plain_house, python, run, start

COMMANDS = (
    *("new", "import", "check", "build", "cycle", "summary", "clear", "due", "status", "register"),
    *("houses", "rules", "explain", "schema"),
)
CLEAN: dict[str, list[str | Path]] = {
    "build": [FINISHED],
    "check": [FINISHED],
    "clear": ["case.yaml", "financial", "--by", "Jo Neil", "--role", "section 151 officer"],
    "due": [FINISHED, "--all"],
    "new": ["made.yaml"],
    "schema": [],
    "houses": [],
    "rules": [],
    "explain": [],
}

SPEAKING = "schema_version: 1\ncouncil: lancashire\nevery report: {implications: {financial: It costs £550.}}\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in a folder of its own, on a terminal without wishes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return tmp_path


def wrong(folder: Path) -> Path:
    """A case with a mistake on its third line."""
    path = folder / "wrong.yaml"
    path.write_text("schema_version: 1\ncouncil: lancashire\nombudsmann: {}\n", encoding="utf-8")
    return path


def spotless(folder: Path) -> Path:
    """The finished case with the one day of which its council published only the month."""
    path = folder / "spotless.yaml"
    path.write_text(FINISHED.read_text(encoding="utf-8").replace("2019-06\n", "2019-06-05\n"), encoding="utf-8")
    return path


# ------------------------------------------------------------------------------------------------ exit codes


@pytest.mark.parametrize("command", CLEAN)
def test_a_command_ends_with_0_when_it_has_done_what_it_was_asked(command: str, here: Path) -> None:
    (here / "case.yaml").write_text(SPEAKING, encoding="utf-8")
    done = run(command, *CLEAN[command])
    assert done.code == 0
    assert bool(done.out) is (command != "check")


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_case_with_errors_ends_with_1_and_the_place_of_the_error(command: str, here: Path) -> None:
    ended = run(command, wrong(here))
    assert (ended.code, ended.out) == (1, "")
    assert "wrong.yaml:3:1: error[CASE-01] `ombudsmann` is not a field" in ended.said
    assert "did you mean `ombudsman`?" in ended.said


@pytest.mark.parametrize("stage", ["final", "public"])
def test_a_report_with_gaps_is_refused_with_3_at_every_stage_but_draft(stage: str, here: Path) -> None:
    ended = run("build", UNFINISHED, "--stage", stage)
    assert (ended.code, ended.out) == (3, "")
    assert "error[STAGE-01]" in ended.err
    assert ended.err.splitlines()[-1] == (
        "0 reports from 1 case. 13 gaps, 0 warnings, 0 errors: not ready: fill the gaps first."
    )
    assert not (here / "output").exists()


def test_a_report_without_gaps_is_written_at_every_stage() -> None:
    last = [run("build", FINISHED, "--stage", stage) for stage in ("draft", "final", "public")]
    assert [ended.code for ended in last] == [0, 0, 0]
    verdicts = ["ready to circulate as a draft, not to publish.", "ready for the agenda.", "ready to publish."]
    assert [ended.err.splitlines()[-1].split(": ", 1)[1] for ended in last] == verdicts


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bild"], "No such command 'bild'"),
        (["build"], "Name a case file, for example cases/my-case.yaml"),
        (["build", "x.yaml", "--ouput", "y"], "--output"),
        (["build", "x.yaml", "--stage", "finished"], "'finished' is not one of 'draft', 'final', 'public'"),
        (["build", "x.yaml", "--to", "docx,pdf"], "“pdf” is not a format; write docx, md, html with commas"),
        (["build", "x.yaml", "--to", ""], "“” is not a format"),
        (["build", "x.yaml", "--templates", "nowhere"], "'nowhere' does not exist"),
        (["check", "x.yaml", "--format", "xml"], "'xml' is not one of 'text', 'json'"),
        (
            ["build", "x.yaml", "--today"],
            "--today' requires an argument. Add --help to the command to see what to write",
        ),
        (["new"], "Missing argument 'CASE'"),
        (
            ["check", "x.yaml", "--today", "yesterday"],
            "“yesterday” is not a day; write year-month-day, for example 2019-",
        ),
        (["build", "x.yaml", "--today", "2019-13-01"], "“2019-13-01” is not a day; write year-month-day"),
        (["rules", "STAT-99"], "there is no rule with the code STAT-99; did you mean STAT-"),
        (["explain", "CASE-99"], "there is no message with the code CASE-99"),
        (["schema", "extra"], "unexpected extra argument (extra). A name with spaces in it needs quotation marks"),
        (["new", "my", "case.yaml"], "(case.yaml). A name with spaces in it needs quotation marks round it"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_was_wrong(arguments: list[str], words: str, here: Path) -> None:
    ended = run(*arguments)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
    assert "Traceback" not in ended.err
    assert list(here.iterdir()) == []


# ------------------------------------------------------------------------------------------- where it prints


def test_results_go_to_stdout_and_all_that_is_said_about_them_to_stderr() -> None:
    done = run("build", UNFINISHED, "--report", "cabinet", "--output", "there")
    assert done.lines == ["there/unfinished-example-cabinet.docx", "there/unfinished-example-cabinet.md"]
    assert all(Path(line).is_file() for line in done.lines)
    assert "gap[GAP-01] not given yet: meeting date" in done.said
    assert done.err.splitlines()[-1].startswith("1 report from 1 case. ")


def test_only_the_formats_that_are_asked_for_are_written_once_each() -> None:
    done = run("build", FINISHED, "--report", "cabinet", "--to", "html, .MD,html")
    name = "output/lancashire-2019-complaint-consent-cabinet"
    assert done.lines == [f"{name}.html", f"{name}.md"]


@pytest.mark.parametrize("command", ["build", "check"])
def test_json_on_stderr_is_one_array_and_nothing_else(command: str, here: Path) -> None:
    ended = run(command, wrong(here), FINISHED, UNFINISHED, "nowhere.yaml", "--format", "json")
    found = json.loads(ended.err)
    assert {one["code"] for one in found} >= {"CASE-01", "YAML-01", "GAP-01"}
    assert {one["severity"] for one in found} <= {"error", "gap", "warning", "note"}
    unknown = next(one for one in found if one["code"] == "CASE-01")
    assert (unknown["line"], unknown["column"], unknown["width"]) == (3, 1, len("ombudsmann"))


def test_json_of_a_case_without_fault_is_an_empty_array(here: Path) -> None:
    assert json.loads(run("check", spotless(here), "--format", "json").err) == []


def test_quiet_prints_nothing_when_nothing_is_wrong(here: Path) -> None:
    done = run("build", "-q", spotless(here))
    assert (done.code, done.out, done.err) == (0, "", "")


def test_quiet_prints_what_is_wrong_all_the_same(here: Path) -> None:
    ended = run("build", "-q", wrong(here))
    assert ended.code == 1
    assert ended.err.startswith("wrong.yaml") or "wrong.yaml:3:1: error[CASE-01]" in ended.err
    assert "report" not in ended.err.splitlines()[-1]


def test_check_writes_nothing(here: Path) -> None:
    done = run("check", FINISHED, UNFINISHED, "--today", "2026-11-02")
    assert done.code == 1
    assert done.err.splitlines()[-1] == "4 reports from 2 cases. 13 gaps, 2 warnings, 1 error: mend the error first."
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("command", [["check"], *(["build", "--stage", stage] for stage in STAGES)], ids=" ".join)
def test_a_case_is_judged_at_every_stage_as_of_the_day_that_is_given_or_else_of_today(
    command: list[str], here: Path
) -> None:
    case = here / "case.yaml"
    received = "ombudsman: {route: public report, received: 2019-05-08}"
    case.write_text(
        f"schema_version: 1\ncouncil: lancashire\n{received}\nreports: {{cabinet: {{}}}}\n", encoding="utf-8"
    )
    days = (date(2019, 5, 22), date(2019, 5, 23))
    given = [run(*command, case, "--today", day.isoformat()) for day in days]
    assert ["[STAT-05]" in ran.err for ran in given] == [False, True]
    assert [run(*command, case, today=day) for day in days] == given


# ----------------------------------------------------------------------------------------- help and version


@pytest.mark.parametrize("command", COMMANDS)
def test_h_and_help_say_the_same_of_every_command(command: str) -> None:
    short, long = run(command, "-h"), run(command, "--help")
    assert short == long
    assert short.code == 0
    assert short.out.startswith(f"Usage: reportgen {command} ")
    assert short.err == ""


def test_the_help_lists_every_command_in_the_order_in_which_officers_meet_them() -> None:
    listed = run("--help").out.split("Commands:")[1].splitlines()
    assert [line.split()[0] for line in listed if line.strip()] == list(COMMANDS)


def test_the_version_is_that_of_the_package_or_says_that_it_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from importlib import metadata

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", lambda _name: "1.2.3")
    assert run("--version").out == "reportgen 1.2.3\n"
    monkeypatch.setattr(metadata, "version", missing)
    version = run("--version")
    assert (version.code, version.out) == (0, "reportgen (not installed)\n")


def test_help_loads_none_of_the_libraries_that_only_the_work_needs() -> None:
    heavy = {"docx", "lxml", "jinja2", "pydantic", "yaml", "markdown", "holidays", "icalendar"}
    script = (
        "import sys; from reportgen.cli.program import main; main(['-h'], standalone_mode=False); print(*sys.modules)"
    )
    done = finish(python("-c", script))
    assert done.code == 0
    assert heavy.isdisjoint(done.lines[-1].split())


# ------------------------------------------------------------------------------------------------ explaining


def all_codes() -> list[str]:
    for module in pkgutil.walk_packages(reportgen.__path__, "reportgen."):
        importlib.import_module(module.name)
    return list(declared_codes())


@pytest.mark.parametrize("code", all_codes())
def test_every_code_is_explained_in_whole_sentences_that_fit_the_terminal(code: str) -> None:
    page = run("explain", code.lower()).out
    title, *meaning, mend = page.strip().split("\n\n")
    assert title.startswith(f"{code}: ")
    assert " ".join(meaning).endswith((".", "?", ")"))
    assert mend.startswith("What to do: ")
    assert mend.endswith(".")
    assert all(len(line) <= 80 for line in page.splitlines() if not line.startswith("    http"))


def test_explain_lists_every_code_in_a_process_that_has_loaded_nothing_else() -> None:
    assert [line.split()[0] for line in finish(start("explain")).lines] == all_codes()


# ---------------------------------------------------------------------------------------------------- colours


def test_a_terminal_gets_colours_and_a_file_does_not(here: Path) -> None:
    path = wrong(here)
    assert "\x1b[31m\x1b[1merror[CASE-01]\x1b[0m" in run("check", path, terminal=True).err
    assert "\x1b" not in run("check", path).err


def test_no_color_is_respected(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("check", wrong(here), terminal=True).err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
@pytest.mark.parametrize(("wish", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_true_terminal_is_recognised(wish: dict[str, str], *, coloured: bool, here: Path) -> None:
    import pty

    path = wrong(here)
    ours, theirs = pty.openpty()
    with start("check", path, stderr=theirs, world=wish) as process:
        os.close(theirs)
        shown = b""
        while select.select([ours], [], [], 20)[0]:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux says so when the other side has gone
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    assert process.returncode == 1
    assert b"CASE-01" in shown
    assert (b"\x1b[" in shown) is coloured


# ------------------------------------------------------------------------------------------- ends of all kinds


def test_ctrl_c_ends_with_130_and_says_what_can_be_relied_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "check", stopped)
    ended = run("check", FINISHED)
    assert ended.code == 130
    assert ended.err.strip().startswith("Stopped. No file is half written")


@pytest.mark.skipif(os.name == "nt", reason="a signal of this kind cannot be sent on Windows")
def test_ctrl_c_in_the_middle_of_a_build_leaves_whole_files_that_the_next_build_knows(here: Path) -> None:
    plain_house(here)
    (here / "cases").mkdir()
    for number in range(150):
        (here / "cases" / f"{number:03}.yaml").write_text(PLAIN, encoding="utf-8")
    with start("build", "cases", "--to", "md") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        named = [first, *process.stdout]
        said = process.stderr.read()
    assert process.returncode == 130
    assert "Traceback" not in said
    assert said.strip().startswith("Stopped. No file is half written")
    there = sorted(path.name for path in (here / "output").iterdir())
    assert 1 <= len(there) - 1 < 150
    assert set(there) - {Path(line.strip()).name for line in named} <= {".reportgen.record", there[-1]}
    for path in (here / "cases").iterdir():
        path.write_text(PLAIN.replace("{}", "{title: Another title}"), encoding="utf-8")
    again = run("build", "-q", "cases", "--to", "md")
    assert "OUT-03" not in again.err
    assert len(list((here / "output").glob("*.md"))) == 150


def test_a_mistake_of_our_own_is_one_sentence_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_options: object) -> str:
        raise ZeroDivisionError("a word \x1b[31m of somebody’s")

    monkeypatch.setattr(guide, "listed_houses", broken)
    ended = run("houses")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(
        "reportgen itself has made a mistake: ZeroDivisionError: a word <U+001B>[31m of somebody’s (test_cli.py, line "
    )
    assert "Please tell whoever looks after reportgen for you" in ended.err


def test_a_reader_who_leaves_early_gets_no_traceback() -> None:
    with start("explain") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode == 1
    assert said == ""


def test_no_encoding_of_a_terminal_can_stop_the_program(here: Path) -> None:
    plain_house(here)
    (here / "Łdź.yaml").write_text(PLAIN, encoding="utf-8")
    done = run("build", "Łdź.yaml", "--to", "md", encoding="cp1252")
    assert done.code == 0
    assert done.out == "output/\\u0141d\\u017a-cabinet.md\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a name be no text in any encoding")
def test_a_name_that_is_no_text_in_any_encoding_is_built_like_any_other(here: Path) -> None:
    plain_house(here)
    (here / os.fsdecode(b"caf\xe9.yaml")).write_text(PLAIN, encoding="utf-8")
    for _ in range(2):
        assert run("build", here, "--to", "md").code == 0
    assert (here / "output" / os.fsdecode(b"caf\xe9-cabinet.md")).is_file()


def test_the_schema_is_the_same_bytes_whatever_the_terminal() -> None:
    ours, theirs = run("schema"), run("schema", encoding="cp1252")
    assert json.loads(ours.out)["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert ours == theirs


# ------------------------------------------------------------------------------------------------------- speed


def test_a_thousand_problems_are_said_quickly(here: Path) -> None:
    lines = "".join(f"slip{number}: x\n" for number in range(1000))
    (here / "many.yaml").write_text(f"schema_version: 1\ncouncil: lancashire\n{lines}", encoding="utf-8")
    start = time.perf_counter()
    ended = run("check", "many.yaml")
    assert ended.code == 1
    assert time.perf_counter() - start < 10


@pytest.mark.parametrize("command", [("houses",), ("due",), ("new", "mine.yaml"), ("build", "mine.yaml")])
def test_no_command_fails_by_itself_in_a_folder_that_may_not_be_read(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    stat, access = Path.stat, os.access

    def refused(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if not path.is_absolute():  # tests may run as an administrator, who may read everything
            raise PermissionError(errno.EACCES, "Permission denied")
        return stat(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", refused)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).is_absolute() and access(path, mode))
    assert "reportgen itself" not in run(*command).err


@pytest.mark.parametrize("command", ["check", "build", "due"])
@pytest.mark.parametrize("named", ["mine.yaml", "."])
def test_a_file_that_may_not_be_read_is_told_of_alike_however_it_is_named(
    command: str, named: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    (here / "mine.yaml").write_text(PLAIN, encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda path, _: str(path) != "mine.yaml")
    monkeypatch.setattr(Path, "open", refused)
    ran = run(command, named)
    assert (ran.code, "error[YAML-01] you are not allowed to read mine.yaml" in ran.said) == (1, True)
