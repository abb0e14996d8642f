"""A build of many cases: what is skipped and what is not, what becomes of bad cases, and of files that were edited."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import zipfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reportgen import api, batch, placing
from reportgen.case import load
from reportgen.case.model import Case
from reportgen.cli import clock
from reportgen.diagnostics import Checked
from reportgen.options import Result
from reportgen.record import Record
from reportgen.source import Source
from reportgen.stamps import JOURNAL, RECORD
from reportgen.work import Work
from tests.program import PLAIN, TEMPLATES, UNFINISHED, contents, plain_house, run

OTHER = PLAIN.replace("{}", "{title: Another title}")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    plain_house(tmp_path)
    for name in ("a", "b", "c"):
        case(PLAIN, f"cases/{name}.yaml")
    return tmp_path


def case(text: str, name: str) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def built(*arguments: str) -> list[str]:
    """The names of the files that a build wrote, or wrote again."""
    ran = run("build", "cases", "--to", "md", *arguments)
    assert ran.code == 0, ran.err
    return [Path(line).name for line in ran.lines]


ALL = ["a-cabinet.md", "b-cabinet.md", "c-cabinet.md"]


# ----------------------------------------------------------------------------------------------- what is skipped


def test_what_is_unchanged_is_not_built_again_and_counted() -> None:
    assert built() == ALL
    ran = run("build", "cases", "--to", "md")
    assert (ran.code, ran.out) == (0, "")
    assert "3 reports from 3 cases. 3 unchanged." in ran.said


def test_one_changed_case_is_built_and_no_other() -> None:
    built()
    case(OTHER, "cases/b.yaml")
    assert built() == ["b-cabinet.md"]
    assert "# Another title" in Path("output/b-cabinet.md").read_text(encoding="utf-8")
    assert built() == []


def test_a_new_case_is_built_and_no_other() -> None:
    built()
    case(OTHER, "cases/d.yaml")
    assert built() == ["d-cabinet.md"]


def test_a_case_that_was_only_saved_again_is_unchanged() -> None:
    built()
    os.utime("cases/a.yaml", (1, 1))
    assert built() == []


def test_a_report_that_was_deleted_by_hand_is_made_again_and_no_other() -> None:
    built()
    Path("output/b-cabinet.md").unlink()
    assert built() == ["b-cabinet.md"]
    assert built() == []


def test_a_folder_that_was_deleted_by_hand_is_made_again() -> None:
    built()
    shutil.rmtree("output")
    assert built() == ALL


def test_what_was_found_in_unchanged_cases_is_still_counted_and_still_decides_the_exit_code() -> None:
    text = "schema_version: 1\ncouncil: lancashire\nombudsman: {route: public report, received: 2019-05-08}\n"
    case(text + "reports:\n  cabinet: {meeting: 2019-09-05}\n", "cases/a.yaml")
    day = date(2019, 7, 1)
    first = run("build", "cases", "--to", "md", today=day)
    again = run("build", "cases", "--to", "md", today=day)
    assert (first.code, again.code) == (1, 1)
    assert "3 unchanged" in again.said
    tally = [ran.err.splitlines()[-1].rpartition(". ")[2] for ran in (first, again)]
    assert tally[0] == tally[1]
    assert "`reportgen check` lists it" in again.said
    assert "error[" in first.err
    assert "error[" not in again.err


def test_a_case_with_a_mistake_is_told_of_it_in_every_run_and_holds_up_no_other() -> None:
    case("council: [\n", "cases/b.yaml")
    for outcome in ("2 built, 1 failed", "2 unchanged, 1 failed"):
        ran = run("build", "cases", "--to", "md")
        assert ran.code == 1
        assert "cases/b.yaml:" in ran.said
        assert f"{outcome}." in ran.said
    assert set(contents(Path("output"))) == {"a-cabinet.md", "c-cabinet.md", RECORD}


def test_a_refused_case_is_counted_as_refused() -> None:
    case(PLAIN.replace("{}", "{title: A title, meeting: 2019-07-18, background: None.}"), "cases/a.yaml")
    ran = run("build", "cases", "--to", "md", "--stage", "final")
    assert ran.code == 3
    assert "1 built, 2 refused" in ran.said


@pytest.mark.parametrize(
    "arguments", [["--to", "md,html"], ["--stage", "public"], ["--companions"], ["--today", "2019-07-10"]], ids=str
)
def test_other_options_are_another_build(arguments: list[str]) -> None:
    for name in ("a", "b", "c"):
        case(PLAIN.replace("{}", "{title: A title, meeting: 2019-07-18, background: None.}"), f"cases/{name}.yaml")
    built()
    assert set(ALL) <= set(built(*arguments))
    assert built(*arguments) == []
    assert set(built()) == set(ALL)


def test_another_day_is_another_build_where_the_law_is_asked() -> None:
    days = (date(2019, 7, 10), date(2019, 7, 11))
    counts = [len(run("build", "cases", "--to", "md", today=day).lines) for day in (*days, days[1])]
    assert counts == [3, 3, 0]


def test_another_version_of_the_program_builds_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    built()
    monkeypatch.setattr("reportgen.circumstances.program", lambda: "another")
    monkeypatch.setattr("reportgen.again.program", lambda: "another")
    assert built() == ALL


def elsewhere(monkeypatch: pytest.MonkeyPatch) -> str:
    """The same project in another folder, in which commands are typed from now on; gives the first one's output."""
    there = str(Path("output").resolve())
    Path("elsewhere").mkdir()
    shutil.copytree("templates", "elsewhere/templates")
    shutil.copytree("cases", "elsewhere/cases")
    monkeypatch.chdir("elsewhere")
    return there


def test_the_same_words_typed_in_another_folder_are_another_build(monkeypatch: pytest.MonkeyPatch) -> None:
    assert built("--output", "output") == ALL
    there = elsewhere(monkeypatch)
    shutil.rmtree("../cases")
    case(OTHER, "cases/a.yaml")
    assert built("--output", there) == ALL


def test_cases_typed_alike_in_two_folders_never_replace_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    built()
    before = contents(Path("output"))
    there = elsewhere(monkeypatch)
    case(OTHER, "cases/a.yaml")
    ran = run("build", "cases", "--to", "md", "--output", there)
    assert (ran.code, ran.out) == (1, "")
    assert ran.said.count("OUT-01") == 3
    assert {name: words for name, words in contents(Path(there)).items() if name in ALL} == {
        name: words for name, words in before.items() if name in ALL
    }


def test_files_of_a_case_that_has_another_name_now_are_named_until_they_are_gone() -> None:
    built()
    Path("cases/a.yaml").rename("cases/z.yaml")
    for _ in range(2):
        ran = run("build", "cases", "--to", "md")
        assert "OUT-06" in ran.said
        assert "output/a-cabinet.md is of the case a.yaml, which is not there any more" in ran.said
    Path("output/a-cabinet.md").unlink()
    assert "OUT-06" not in run("build", "cases", "--to", "md").said


def test_what_was_made_otherwise_of_a_case_is_named_once_the_case_has_changed() -> None:
    built("--to", "md,html")
    assert "OUT-06" not in run("build", "cases", "--to", "md").said
    case(OTHER, "cases/a.yaml")
    said = run("build", "cases", "--to", "md").said
    assert said.count("OUT-06") == 1
    assert "output/a-cabinet.html is of an earlier run, and cases/a.yaml has changed since" in said


def test_a_template_that_a_case_names_and_that_is_not_there_yet_counts_once_it_is() -> None:
    (template,) = house().glob("*.j2")
    words = template.read_text(encoding="utf-8")
    template.write_text(
        words + '\n{% set more = "more.md.j2" %}\n{% include more ignore missing %}\n', encoding="utf-8"
    )
    built()
    (house() / "more.md.j2").write_text("More.\n", encoding="utf-8")
    assert built() == ALL
    assert "More." in Path("output/a-cabinet.md").read_text(encoding="utf-8")


def test_two_ways_of_typing_the_cases_can_be_checked() -> None:
    built()
    ran = run("build", "--check", str(Path("cases").resolve()), "--to", "md")
    assert "mistake" not in ran.err
    assert ran.code == 0


def test_what_another_run_did_meanwhile_is_not_taken_for_what_this_one_did(monkeypatch: pytest.MonkeyPatch) -> None:
    day = date(2019, 7, 10)
    run("build", "cases", "--to", "md", today=day)
    case(OTHER, "cases/b.yaml")
    composing = batch._Batch.take

    def meanwhile(self: batch._Batch, path: Path, work: Work) -> None:
        monkeypatch.setattr(batch._Batch, "take", composing)
        run("build", "cases", "--to", "md", today=date(2027, 3, 1))
        composing(self, path, work)

    monkeypatch.setattr(batch._Batch, "take", meanwhile)
    run("build", "cases", "--to", "md", today=day)
    assert [Path(line).name for line in run("build", "cases", "--to", "md", today=day).lines] == [
        "a-cabinet.md",
        "c-cabinet.md",
    ]
    assert run("build", "cases", "--check", "--to", "md", today=day).code == 0


# ------------------------------------------------------------------------------- what a report is made from


def house(name: str = "plain") -> Path:
    return Path("templates") / name


def second_house() -> None:
    """A house of two reports, of which one draws on a template that the other does not."""
    shutil.copytree(house(), house("other"))
    settings = (house("other") / "house.yaml").read_text(encoding="utf-8")
    (house("other") / "house.yaml").write_text(settings, encoding="utf-8")
    case(PLAIN.replace("plain", "other"), "cases/b.yaml")


def test_a_changed_template_rebuilds_what_uses_it_and_nothing_else() -> None:
    second_house()
    built()
    template = house("other") / template_of("other")
    template.write_text(template.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert built() == ["b-cabinet.md"]
    assert "More." in Path("output/b-cabinet.md").read_text(encoding="utf-8")


def template_of(name: str) -> str:
    (template,) = (file.name for file in house(name).glob("*.j2"))
    return template


def test_a_changed_template_that_is_only_included_rebuilds_what_includes_it() -> None:
    second_house()
    template = house("other") / template_of("other")
    text = template.read_text(encoding="utf-8")
    template.write_text(text + '\n{% include "more.md.j2" %}\n', encoding="utf-8")
    (house("other") / "more.md.j2").write_text("Less.\n", encoding="utf-8")
    built()
    (house("other") / "more.md.j2").write_text("More.\n", encoding="utf-8")
    assert built() == ["b-cabinet.md"]
    assert "More." in Path("output/b-cabinet.md").read_text(encoding="utf-8")


def test_a_template_of_a_council_that_nothing_draws_on_rebuilds_nothing() -> None:
    built()
    (house() / "unused.md.j2").write_text("Nobody includes this.\n", encoding="utf-8")
    assert built() == []


def test_changed_settings_of_a_house_rebuild_what_is_of_that_house() -> None:
    second_house()
    built()
    settings = house("other") / "house.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "# A note.\n", encoding="utf-8")
    assert built() == ["b-cabinet.md"]


def test_a_house_that_comes_before_another_of_its_name_rebuilds() -> None:
    case(PLAIN.replace("plain", "lancashire"), "cases/a.yaml")
    built()
    shutil.copytree(TEMPLATES / "lancashire", house("lancashire"))
    assert built() == ["a-cabinet.md"]


def test_a_word_file_of_the_council_that_is_new_rebuilds_word_files() -> None:
    assert run("build", "cases", "--to", "docx").code == 0
    assert run("build", "cases", "--to", "docx").out == ""
    (house() / "styles.docx").write_bytes(Path("output/a-cabinet.docx").read_bytes())
    assert len(run("build", "cases", "--to", "docx").lines) == 3
    assert run("build", "cases", "--to", "docx").out == ""


def test_a_calendar_of_meetings_that_is_new_or_changed_rebuilds_the_cases_beside_it() -> None:
    case(PLAIN, "others/d.yaml")
    assert run("build", "cases", "others", "--to", "md").code == 0
    for day in ("2026-12-10", "2026-12-17"):
        case(f"schema_version: 1\nmeetings:\n  - {{body: Cabinet, date: {day}}}\n", "others/meetings.yaml")
        assert run("build", "cases", "others", "--to", "md").lines == ["output/d-cabinet.md"]


@pytest.mark.parametrize("name", ["Meetings.yaml", "MEETINGS.YAML", "meetings.YML"])
@pytest.mark.parametrize("folder", ["others", "templates/plain"])
def test_a_calendar_with_capitals_in_its_name_rebuilds_when_it_comes_changes_or_goes(folder: str, name: str) -> None:
    case(PLAIN, "others/d.yaml")
    calendar = Path(folder, name)
    builds = [run("build", "others", "--to", "md")]
    for day in ("2026-12-10", "2026-12-17"):
        calendar.write_text(f"schema_version: 1\nmeetings: [{{body: Cabinet, date: {day}}}]\n", encoding="utf-8")
        builds += [run("build", "others", "--to", "md"), run("build", "others", "--to", "md")]
    calendar.unlink()
    builds += [run("build", "others", "--to", "md")]
    made = ["output/d-cabinet.md"]
    assert [built.lines for built in builds] == [made, made, [], made, [], made]


def test_a_case_that_is_saved_while_it_is_built_is_built_again_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportgen import work

    done = work.Bench.composed

    def meanwhile(self: work.Bench, path: Path, *others: object) -> object:
        made = list(done(self, path, *others))  # type: ignore[arg-type]
        if path.stem == "b":
            case(OTHER, "cases/b.yaml")
        return made

    with monkeypatch.context() as patched:
        patched.setattr(work.Bench, "composed", meanwhile)
        assert built() == ALL
    assert built() == ["b-cabinet.md"]
    assert "# Another title" in Path("output/b-cabinet.md").read_text(encoding="utf-8")


# --------------------------------------------------------------------------------------- damaged records, clocks


@pytest.mark.parametrize("damage", [b"", b"\0\0\0", b"reportgen\t1\nmade\tx\n", b"\xff\xfe", b"file\t" * 1000])
def test_a_record_that_makes_no_sense_counts_as_none(damage: bytes) -> None:
    built()
    Path("output", RECORD).write_bytes(damage)
    assert built() == ALL
    assert built() == []


def test_a_record_that_is_cut_off_anywhere_loses_no_edit_and_hinders_no_build() -> None:
    built()
    record = Path("output", RECORD)
    whole = record.read_bytes()
    for end in range(0, len(whole), 97):
        record.write_bytes(whole[:end])
        ran = run("build", "cases", "--to", "md")
        assert (ran.code, "OUT-03" in ran.said) == (0, False)
        assert run("build", "cases", "--to", "md").out == ""


def test_a_line_of_the_record_that_is_lost_makes_no_case_unchanged_that_is_not() -> None:
    built()
    record = Path("output", RECORD)
    lines = record.read_text(encoding="ascii").splitlines(keepends=True)
    case(OTHER, "cases/b.yaml")
    for place, line in enumerate(lines):
        record.write_text("".join(lines[:place] + lines[place + 1 :]), encoding="ascii")
        kept = Record("output").made
        circumstances = [made.circumstances for made in kept.values()]
        assert not any(Record("output").unchanged("cases/b.yaml", one) for one in circumstances), line


@pytest.mark.parametrize("then", [0, 1_000_000_000, 4_000_000_000])
def test_a_clock_that_was_wrong_does_no_harm(then: int) -> None:
    built()
    for file in (*Path("output").iterdir(), *Path("cases").iterdir()):
        os.utime(file, (then, then))
    assert built() == []
    case(OTHER, "cases/b.yaml")
    os.utime("cases/b.yaml", (then, then))
    assert built() == ["b-cabinet.md"]


def test_a_change_that_neither_size_nor_time_shows_is_seen_if_it_came_right_after_the_build() -> None:
    case(PLAIN.replace("{}", "{title: Red}"), "cases/b.yaml")
    built()
    before = Path("cases/b.yaml").stat()
    case(PLAIN.replace("{}", "{title: Sea}"), "cases/b.yaml")
    os.utime("cases/b.yaml", ns=(before.st_atime_ns, before.st_mtime_ns))
    os.utime(Path("output", RECORD), ns=(before.st_atime_ns, before.st_mtime_ns))
    assert built() == ["b-cabinet.md"]


# ---------------------------------------------------------------------------------------------- out of date


def test_a_check_writes_nothing_and_names_what_is_out_of_date(here: Path) -> None:
    built()
    case(OTHER, "cases/b.yaml")
    Path("output/c-cabinet.md").unlink()
    before = contents(here)
    ran = run("build", "cases", "--to", "md", "--check")
    assert (ran.code, ran.out) == (1, "")
    assert "error[OUT-05] output/b-cabinet.md is out of date" in ran.said
    assert "error[OUT-05] output/c-cabinet.md is not there" in ran.said
    assert "a-cabinet" not in ran.said
    assert "Out of date: 2 of 3 cases." in ran.said
    assert contents(here) == before


def test_a_check_of_what_is_as_it_should_be_is_content_even_without_a_record(here: Path) -> None:
    built()
    Path("output", RECORD).unlink()
    before = contents(here)
    ran = run("build", "cases", "--to", "md", "--check")
    assert (ran.code, ran.out) == (0, "")
    assert "Nothing is out of date: 3 reports from 3 cases." in ran.said
    assert contents(here) == before


def test_the_file_of_a_report_that_was_taken_out_of_its_case_is_named() -> None:
    case(PLAIN + "  full-council: {}\n", "cases/a.yaml")
    built()
    case(PLAIN, "cases/a.yaml")
    said = "output/a-full-council.md is of a report that cases/a.yaml does not make any more"
    assert said in run("build", "cases", "--to", "md", "--check").said
    assert said in run("build", "cases", "--to", "md").said
    assert said not in run("build", "cases", "--to", "md", "--report", "cabinet").said


def test_a_check_without_a_case_compares_nothing_and_says_so() -> None:
    Path("none").mkdir()
    ran = run("build", "none", "--to", "md", "--check")
    assert (ran.code, "Nothing was compared: there is no case." in ran.said) == (1, True)


def test_a_check_says_that_a_file_was_edited() -> None:
    built()
    Path("output/b-cabinet.md").write_text("edited", encoding="utf-8")
    ran = run("build", "cases", "--to", "md", "--check")
    assert (ran.code, "error[OUT-03] output/b-cabinet.md" in ran.said) == (1, True)


# ------------------------------------------------------------------------------------------------------ edits


def edit(name: str = "b-cabinet.md") -> Path:
    file = Path("output", name)
    file.write_text("An officer’s own words.\n", encoding="utf-8")
    return file


def test_an_edited_file_is_named_with_the_choices_and_everything_else_is_built() -> None:
    built()
    edited = edit()
    for name in ("a", "b", "c"):
        case(OTHER, f"cases/{name}.yaml")
    ran = run("build", "cases", "--to", "md")
    assert ran.code == 3
    assert ran.lines == ["output/a-cabinet.md", "output/c-cabinet.md"]
    assert "--keep" in ran.said
    assert "--force" in ran.said
    assert "2 built, 1 refused" in ran.said
    assert edited.read_text(encoding="utf-8") == "An officer’s own words.\n"


def test_an_edited_file_may_be_kept_and_that_is_said() -> None:
    built()
    edited = edit()
    for _ in range(2):
        ran = run("build", "cases", "--to", "md", "--keep")
        assert (ran.code, ran.out) == (0, "")
        assert "note[OUT-03] output/b-cabinet.md was not written: it was changed" in ran.said
        assert edited.read_text(encoding="utf-8") == "An officer’s own words.\n"


def test_an_edited_file_may_be_set_aside_as_often_as_it_is_edited() -> None:
    built()
    fresh = Path("output/b-cabinet.md").read_bytes()
    for number in (1, 2):
        edited = edit()
        edited.write_text(f"Edit {number}", encoding="utf-8")
        ran = run("build", "cases", "--to", "md", "--force")
        assert (ran.code, ran.lines) == (0, ["output/b-cabinet.md"])
        assert f"is kept as b-cabinet (edited {number}).md" in ran.said
        assert edited.read_bytes() == fresh
    kept = {name: words for name, words in contents(Path("output")).items() if "edited" in name}
    assert kept == {"b-cabinet (edited 1).md": b"Edit 1", "b-cabinet (edited 2).md": b"Edit 2"}
    assert built("--force") == []


@pytest.mark.parametrize("flags", [[], ["--keep"], ["--check"], ["-j", "2"], ["--keep", "--stage", "public"]], ids=str)
def test_no_flag_loses_an_edit(flags: list[str]) -> None:
    built()
    edited = edit()
    for name in ("a", "b", "c"):
        case(OTHER, f"cases/{name}.yaml")
    run("build", "cases", "--to", "md,html", *flags)
    assert edited.read_text(encoding="utf-8") == "An officer’s own words.\n"


def test_whoever_changed_a_word_file_last_is_named() -> None:
    assert run("build", "cases", "--to", "docx").code == 0
    file = Path("output/b-cabinet.docx")
    changed_by(file, "<cp:lastModifiedBy>Jo &amp; Sam Bloggs</cp:lastModifiedBy>")
    os.utime(file, (1_562_160_000, 1_562_160_000))
    ran = run("build", "cases", "--to", "docx")
    assert ran.code == 3
    assert "it was changed by Jo & Sam Bloggs on 3 July 2019 at " in ran.said


def test_a_word_file_that_names_nobody_was_changed_by_nobody_who_is_known() -> None:
    run("build", "cases", "--to", "docx")
    changed_by(Path("output/b-cabinet.docx"), "")
    assert "it was changed on " in run("build", "cases", "--to", "docx").said


def changed_by(file: Path, element: str) -> None:
    """A Word file as Word leaves it when somebody has saved it."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = core.replace("<cp:lastModifiedBy>reportgen</cp:lastModifiedBy>", element).encode()
    with zipfile.ZipFile(file, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)


@pytest.mark.parametrize(
    "words", [b"", b"PK\3\4", b"PK\5\6" + b"\0" * 18, b"<cp:lastModifiedBy>Not a Word file</cp:lastModifiedBy>"]
)
def test_a_word_file_that_is_none_any_more_names_nobody(words: bytes) -> None:
    run("build", "cases", "--to", "docx")
    Path("output/b-cabinet.docx").write_bytes(words)
    ran = run("build", "cases", "--to", "docx")
    assert ran.code == 3
    assert "it was changed on " in ran.said
    assert Path("output/b-cabinet.docx").read_bytes() == words


# ----------------------------------------------------------------------------------------------------- bad input


def test_other_yaml_in_the_folder_is_named_and_stops_nothing() -> None:
    case("site_name: Intranet\n", "cases/mkdocs.yml")
    ran = run("build", "cases", "--to", "md")
    assert ran.code == 0
    assert len(ran.lines) == 3
    assert "cases/mkdocs.yml:1:1: warning[CASE-12] cases/mkdocs.yml has nothing of a case in it" in ran.said
    assert "3 reports from 3 cases." in ran.said


def test_a_file_with_one_field_of_a_case_is_one_and_what_it_lacks_is_said() -> None:
    case("findings: []\nsite_name: Intranet\n", "cases/d.yaml")
    ran = run("build", "cases", "--to", "md")
    assert ran.code == 1
    assert "error[CASE-03] the file does not say its `council`" in ran.said


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="all folders can be written to by this user")
def test_a_folder_that_cannot_be_written_to_is_named() -> None:
    Path("output").mkdir(mode=0o500)
    ran = run("build", "cases", "--to", "md")
    assert (ran.code, "OUT-02" in ran.said) == (1, True)


def test_a_file_that_is_marked_read_only_is_left_and_named_and_the_others_are_built() -> None:
    built()
    locked = Path("output/b-cabinet.md")
    before = locked.read_bytes()
    locked.chmod(stat.S_IREAD)
    for name in ("a", "b", "c"):
        case(OTHER, f"cases/{name}.yaml")
    ran = run("build", "cases", "--to", "md")
    assert ran.code == 1
    assert ran.lines == ["output/a-cabinet.md", "output/c-cabinet.md"]
    assert "output/b-cabinet.md was not written: it is marked read-only" in ran.said
    assert locked.read_bytes() == before


def test_a_disk_that_is_full_in_the_middle_leaves_whole_files_and_the_next_build_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built()
    before = contents(Path("output"))
    for name in ("a", "b", "c"):
        case(OTHER, f"cases/{name}.yaml")
    write, room = placing._write, iter([True])

    def full(temporary: Path, content: bytes, target: Path) -> None:
        if not next(room, False):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        write(temporary, content, target)

    with monkeypatch.context() as patched:
        patched.setattr(placing, "_write", full)
        ran = run("build", "cases", "--to", "md")
    assert ran.code == 1
    assert ran.said.count("was not written: the disk is full") == 3  # two reports and the record
    after = contents(Path("output"))
    assert {name: after[name] for name in ALL[1:]} == {name: before[name] for name in ALL[1:]}
    again = run("build", "cases", "--to", "md")
    assert (again.code, "OUT-03" in again.said) == (0, False)
    assert built() == []
    assert set(contents(Path("output"))) == {*ALL, RECORD}


def test_a_journal_that_found_no_room_for_a_line_keeps_the_file_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportgen.journal import Journal

    built()
    case(OTHER, "cases/b.yaml")
    added: Callable[[Journal, str], None] = Journal.add

    def full(self: Journal, lines: str) -> None:
        if lines.startswith("begun"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        added(self, lines)

    before = Path("output/b-cabinet.md").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(Journal, "add", full)
        assert run("build", "cases", "--to", "md").code == 1
    assert Path("output/b-cabinet.md").read_bytes() == before
    assert built() == ["b-cabinet.md"]


def test_a_case_on_which_the_program_itself_fails_is_named_and_all_others_are_built(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from reportgen import work

    done = work.Bench.composed

    def failing(self: work.Bench, path: Path, *others: object) -> object:
        if path.stem == "b":
            raise ZeroDivisionError("division by zero")
        return done(self, path, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(work.Bench, "composed", failing)
    ran = run("build", "cases", "--to", "md")
    assert (ran.code, ran.lines) == (1, ["output/a-cabinet.md", "output/c-cabinet.md"])
    assert "cases/b.yaml:1:1: error[CASE-11] reportgen itself failed on cases/b.yaml: ZeroDivisionError" in ran.said
    assert "Traceback" not in ran.err


def test_names_that_differ_only_in_capitals_are_named_in_every_build() -> None:
    case(OTHER, "cases/A.yaml")
    for _ in range(2):
        ran = run("build", "cases", "--to", "md")
        assert ran.code == 1
        assert "error[OUT-01]" in ran.said
        assert "cases/A.yaml" in ran.said
        assert "cases/a.yaml" in ran.said


# --------------------------------------------------------------------------------------------------- the program


def test_the_summary_says_how_long_it_took_on_a_terminal_alone() -> None:
    assert "seconds" not in run("build", "cases", "--to", "md").err
    assert "3 unchanged in 0." in run("build", "cases", "--to", "md", "-j", "1", terminal=True).said


def test_a_bar_with_a_count_and_a_name_is_shown_on_a_terminal_while_many_cases_are_built() -> None:
    for number in range(12):
        case(PLAIN, f"cases/{number:02}.yaml")
    ran = run("build", "cases", "--to", "md", "-j", "1", terminal=True)
    assert re.search(r"\[#+-+\] +12/15 [^\r]* 11", ran.err)
    assert re.search(r"\[#+\] +15/15", ran.err)
    assert len(ran.lines) == 15  # the names of files, since they do not go to the terminal here


# -------------------------------------------------------------------- what must never count as unchanged


def test_a_project_that_was_copied_is_another_one(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("build", "cases", "--to", "md")
    shutil.copytree(here, here.parent / "copy")
    monkeypatch.chdir(here.parent / "copy")
    case(OTHER, "cases/a.yaml")
    assert "Nothing is out of date" not in run("build", "cases", "--to", "md", "--check").err
    run("build", "cases", "--to", "md")
    assert "Another title" in Path("output/a-cabinet.md").read_text(encoding="utf-8")


def test_a_case_of_which_some_files_could_not_be_written_is_made_again() -> None:
    run("build", "cases")
    before = Path("cases/a.yaml").read_text(encoding="utf-8")
    word = Path("output/a-cabinet.docx")
    word.chmod(stat.S_IREAD)
    case(OTHER, "cases/a.yaml")
    assert run("build", "cases").code == 1
    word.chmod(stat.S_IREAD | stat.S_IWRITE)
    case(before, "cases/a.yaml")
    run("build", "cases")
    assert "Another title" not in Path("output/a-cabinet.md").read_text(encoding="utf-8")
    assert run("build", "cases", "--check").code == 0


def test_a_report_that_is_moved_away_while_others_are_built_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    moved, prune = Path("output/a-cabinet.md"), Record.prune

    def late(record: Record) -> None:
        moved.unlink()
        prune(record)

    with monkeypatch.context() as patched:
        patched.setattr(Record, "prune", late)
        run("build", "cases", "--to", "md")
    run("build", "cases", "--to", "md")
    assert moved.exists()


def test_a_build_that_lasts_over_midnight_is_of_the_day_on_which_it_began(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = batch.build

    def long(*arguments: Any, **named: Any) -> Result:  # noqa: ANN401  whatever a build takes
        result = whole(*arguments, **named)
        vars(clock)["day"] = lambda: (2026, 11, 29)  # `run` puts back what it was
        return result

    with monkeypatch.context() as patched:
        patched.setattr(batch, "build", long)
        run("build", "cases", "--to", "md", today=date(2026, 11, 28))
    assert "unchanged" not in run("build", "cases", "--to", "md", today=date(2026, 11, 29)).said
    assert "unchanged" in run("build", "cases", "--to", "md", today=date(2026, 11, 29)).said


def test_two_cases_whose_reports_would_be_one_file_are_told_in_builds_of_their_own_too() -> None:
    for folder, text in (("north", PLAIN), ("south", OTHER)):
        Path(folder).mkdir()
        case(text, f"{folder}/case.yaml")
    assert run("build", "north", "--to", "md").code == 0
    ran = run("build", "south", "--to", "md")
    assert ran.code == 1
    assert "it would hold a report of south/case.yaml, and holds one of north/case.yaml" in ran.said
    assert "Another title" not in Path("output/case-cabinet.md").read_text(encoding="utf-8")
    Path("north/case.yaml").unlink()
    assert run("build", "south", "--to", "md").code == 0


@pytest.mark.skipif(os.name == "nt", reason="a link to a folder needs rights there")
def test_a_case_that_is_named_in_another_way_is_no_other_case() -> None:
    Path("link").symlink_to("cases", target_is_directory=True)
    built()
    case(OTHER, "cases/a.yaml")
    ran = run("build", "link", "--to", "md")
    assert (ran.code, "OUT-01" in ran.said) == (0, False)
    assert "Another title" in Path("output/a-cabinet.md").read_text(encoding="utf-8")


def test_a_run_that_writes_nothing_forgets_nothing_of_one_that_was_killed() -> None:
    run("build", "cases", "--to", "md")
    record, journal = Path("output", RECORD), Path("output", JOURNAL)
    case(OTHER, "cases/b.yaml")
    run("build", "cases/b.yaml", "--to", "md")
    new = record.read_text(encoding="ascii").splitlines()
    (line,) = [line for line in new if line.startswith("file\tb-cabinet.md")]
    old_digest = line.rpartition("\t")[2]
    lines = [line for line in new if not line.startswith("file\tb-cabinet.md")]
    record.write_text("\n".join(lines) + "\n", encoding="ascii")  # as before the run that was killed
    journal.write_text(f"{lines[0]}\nbegun\tb-cabinet.md\t{old_digest}\n", encoding="ascii")
    Path("output/a-cabinet.md").write_text("mine", encoding="utf-8")
    assert run("build", "cases/a.yaml", "--to", "md").code == 3
    case(PLAIN, "cases/b.yaml")
    assert run("build", "cases/b.yaml", "--to", "md").code == 0


def test_a_quiet_build_with_nothing_to_do_says_why_it_does_not_end_well() -> None:
    run("build", "cases", "--to", "md", "-q", today=date(2026, 11, 28))
    shutil.copy(UNFINISHED, "cases")
    first = run("build", "cases", "--to", "md", "-q", today=date(2026, 11, 28))
    assert first.code == 1
    for _ in range(2):
        again = run("build", "cases", "--to", "md", "-q", today=date(2026, 11, 28))
        assert (again.code, again.out) == (1, "")
        assert "`reportgen check` lists it" in again.said


def test_a_build_through_the_interface_for_programs_says_what_became_of_each_case(here: Path) -> None:
    options = api.Options(output=here / "out", formats=("md",), templates=(here / "templates",))
    first, second = (api.build([here / "cases"], options) for _ in range(2))
    assert first.outcomes == {api.Outcome.BUILT: 3}
    assert second.outcomes == {api.Outcome.UNCHANGED: 3}
    assert (first.reports, second.reports) == (3, 3)
    assert (len(first.files), second.files) == (3, [])


# ------------------------------------------------------------------------------------------ one bad thing among others


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_that_lead_nowhere_or_to_themselves_are_named_by_every_command_and_cost_nothing_else() -> None:
    Path("cases/d.yaml").symlink_to("nothere.yaml")
    Path("cases/e.yaml").symlink_to("e.yaml")
    for command in (("build", "--to", "md"), ("check",), ("register", "-o", "register.csv"), ("due",), ("cycle",)):
        ran = run(command[0], "cases", *command[1:])
        assert "cases/d.yaml is a link that leads to no file" in ran.said, command
        assert "cases/e.yaml" in ran.said, command
        assert "cannot be read: the computer" not in ran.said
    assert set(ALL) <= set(contents(Path("output")))


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_an_output_that_is_a_link_to_itself_is_named_and_costs_nothing_else() -> None:
    Path("output").mkdir()
    Path("output/a-cabinet.md").symlink_to("a-cabinet.md")
    ran = run("build", "cases", "--to", "md")
    assert "error[OUT-0" in ran.said
    assert "output/a-cabinet.md" in ran.said
    assert "mistake" not in ran.said
    assert "2 built" in ran.said


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_an_edit_behind_a_link_is_set_aside_where_it_stood(tmp_path_factory: pytest.TempPathFactory) -> None:
    built()
    other = tmp_path_factory.mktemp("share")
    Path("output/a-cabinet.md").unlink()
    (other / "a-cabinet.md").write_text("mine", encoding="utf-8")
    Path("output/a-cabinet.md").symlink_to(other / "a-cabinet.md")
    ran = run("build", "cases", "--to", "md", "--force")
    assert "mine" in [path.read_text(encoding="utf-8") for path in other.glob("a-cabinet (edited 1).md")]
    assert f"is kept as {(other / 'a-cabinet (edited 1).md').as_posix()}" in ran.said


def test_a_damaged_word_file_in_the_way_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    run("build", "cases")
    Path("output/a-cabinet.docx").write_bytes(b"PK damaged")
    for name in ("a", "b"):
        case(OTHER, f"cases/{name}.yaml")

    def ends(*_: object) -> None:
        raise EOFError

    monkeypatch.setattr("reportgen.edited.zipfile", SimpleNamespace(ZipFile=ends))
    ran = run("build", "cases")
    assert ran.code == 3
    assert "Another title" in Path("output/b-cabinet.md").read_text(encoding="utf-8")
    run("build", "cases", "--force")
    assert Path("output/a-cabinet (edited 1).docx").read_bytes() == b"PK damaged"
    assert run("build", "cases").code == 0


@pytest.mark.parametrize(
    "command", [("check",), ("due",), ("cycle",), ("summary", "--from", "2019-01-01", "--until", "2019-12-31")], ids=str
)
def test_a_case_on_which_the_program_fails_is_named_by_every_command(
    command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    make = load.make

    def failing(read: Source) -> Checked[Case]:
        if read.name.endswith("b.yaml"):
            raise LookupError("a mistake of ours")
        return make(read)

    monkeypatch.setattr(load, "make", failing)
    ran = run(command[0], "cases", *command[1:])
    assert "error[CASE-11] reportgen itself failed on cases/b.yaml: LookupError" in ran.said
    assert "has made a mistake" not in ran.said


def test_a_build_typed_in_a_folder_that_is_gone_ends_without_a_traceback(here: Path) -> None:
    gone = here / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    try:
        ran = run("build", str(here / "cases"), "-o", str(here / "output"), "--templates", str(here / "templates"))
    finally:
        os.chdir(here)
    assert "Traceback" not in ran.err


def test_a_name_of_many_bytes_can_be_built() -> None:
    name = "\u6848" * 75
    case(PLAIN, f"cases/{name}.yaml")
    assert f"{name}-cabinet.md" in built()


def test_what_cannot_be_written_has_a_remedy_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for number, wanted in ((errno.ENOSPC, "make room on the disk"), (errno.EACCES, "close it if it is open in Word")):
        monkeypatch.setattr(placing, "_write", partial(_failing, number))
        assert wanted in run("build", "cases", "--to", "md", "-j", "1").said


def _failing(number: int, *_: object) -> None:
    raise OSError(number, os.strerror(number))
