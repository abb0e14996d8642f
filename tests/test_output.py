from __future__ import annotations

import errno
import os
import pathlib
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import FrameType, ModuleType
from typing import IO, TYPE_CHECKING, Self

import pytest

from reportgen import output, placing
from reportgen.diagnostics import Diagnostic
from reportgen.options import Edits
from reportgen.stamps import RECORD
from tests.program import FINISHED, PLAIN, contents, plain_house, run

if TYPE_CHECKING:
    from _typeshed import TraceFunction

NAME = "minimal-cabinet.md"
LEFT_OPEN = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
"""A file that is stopped between opening it and holding it is closed by Python, with a warning."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    plain_house(tmp_path)
    case()
    return tmp_path


def case(text: str = PLAIN, name: str = "minimal.yaml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def build(*arguments: str) -> tuple[int, str]:
    """Builds the Markdown of the case; the exit code and what was said."""
    ran = run("build", "minimal.yaml", "--to", "md", *arguments)
    return ran.code, ran.said


def failing(number: int) -> OSError:
    return OSError(number, os.strerror(number))


# ------------------------------------------------------------------------------------ nobody's edits are lost


def test_a_report_that_somebody_edited_is_left_as_it_is_and_reported(here: Path) -> None:
    build()
    edited = here / "output" / NAME
    edited.write_text("An officer’s own words.\n", encoding="utf-8")
    code, said = build()
    assert code == 3
    assert f"output/{NAME}:1:1: error[OUT-03] output/{NAME} was not written: it was changed on " in said
    assert "after it was written, and is left as it is" in said
    assert edited.read_text(encoding="utf-8") == "An officer’s own words.\n"


def test_a_file_of_that_name_which_reportgen_never_wrote_is_left_as_it_is(here: Path) -> None:
    (here / "output").mkdir()
    (here / "output" / NAME).write_text("Minutes of 2019\n", encoding="utf-8")
    code, said = build()
    assert (code, "OUT-03" in said) == (3, True)
    assert (here / "output" / NAME).read_text(encoding="utf-8") == "Minutes of 2019\n"


def test_an_edited_report_is_written_again_once_it_has_been_moved_away(here: Path) -> None:
    build()
    fresh = (here / "output" / NAME).read_bytes()
    (here / "output" / NAME).write_text("edited", encoding="utf-8")
    build()
    (here / "output" / NAME).rename(here / "mine.md")
    assert build()[0] == 0
    assert (here / "output" / NAME).read_bytes() == fresh


def test_a_report_that_nobody_edited_follows_its_case(here: Path) -> None:
    build()
    case(PLAIN.replace("{}", "{title: Another title}"))
    assert build()[0] == 0
    assert "# Another title" in (here / "output" / NAME).read_text(encoding="utf-8")


def test_the_other_reports_of_a_case_are_built_beside_an_edited_one(here: Path) -> None:
    case(PLAIN + "  full-council: {}\n")
    build()
    (here / "output" / NAME).write_text("edited", encoding="utf-8")
    case(PLAIN + "  full-council: {title: Another title}\n")
    assert build()[0] == 3
    assert "Another title" in (here / "output" / "minimal-full-council.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "record", ["", "{", "[]", '{"files": []}', '{"files": 1}', "[" * 100_000, '{"files": {"a": {}}}', "\ud800"]
)
def test_a_record_that_makes_no_sense_loses_nothing_and_is_made_anew(record: str, here: Path) -> None:
    build()
    (here / "output" / RECORD).write_bytes(record.encode(errors="surrogatepass"))
    assert build()[0] == 0
    case(PLAIN.replace("{}", "{title: Another title}"))
    assert build()[0] == 0
    assert "# Another title" in (here / "output" / NAME).read_text(encoding="utf-8")


def test_a_file_that_is_as_it_should_be_is_not_written_again(here: Path) -> None:
    run("build", FINISHED, "--to", "docx,md,html")
    files = list((here / "output").iterdir())
    for file in files:
        os.utime(file, (1_000_000_000, 1_000_000_000))
    assert run("build", FINISHED, "--to", "docx,md,html").code == 0
    assert len(files) == 7
    assert {file.stat().st_mtime for file in files} == {1_000_000_000}


def test_a_new_file_may_be_read_by_those_who_may_read_new_files(here: Path) -> None:
    plain = here / "plain"
    plain.touch()
    build()
    assert (here / "output" / NAME).stat().st_mode == plain.stat().st_mode


def test_of_two_who_build_into_one_folder_at_once_the_second_says_so_and_writes_nothing(here: Path) -> None:
    with output.Folder(here / "out") as ours, output.Folder(here / "out", patience=0) as theirs:
        assert ours.put("ours.md", b"1", here / "ours.yaml")
        assert not theirs.put("theirs.md", b"1", here / "theirs.yaml")
        assert not theirs.put("others.md", b"1", here / "others.yaml")
    (busy,) = theirs.diagnostics
    assert (busy.code.name, "another run of reportgen is writing to the folder" in busy.message) == ("OUT-04", True)
    assert set(contents(here / "out")) == {"ours.md", RECORD}


def test_the_second_waits_for_the_first_and_forgets_none_of_its_reports(here: Path) -> None:
    with ThreadPoolExecutor() as threads:
        with output.Folder(here / "out") as ours:
            assert ours.put("ours.md", b"1", here / "ours.yaml")
            waiting = threads.submit(put_later, here / "out")
            time.sleep(0.2)
            assert not waiting.done()
        assert waiting.result()
    with output.Folder(here / "out") as later:
        assert later.put("ours.md", b"2", here / "ours.yaml")
        assert later.put("theirs.md", b"2", here / "theirs.yaml")
    assert later.diagnostics == []


def put_later(folder: Path) -> bool:
    with output.Folder(folder) as theirs:
        return theirs.put("theirs.md", b"1", folder / "theirs.yaml")


# ---------------------------------------------------------------------------------- files that cannot be written


def test_a_file_where_the_output_folder_should_be_is_named_and_kept(here: Path) -> None:
    (here / "output").write_text("a file", encoding="utf-8")
    code, said = build()
    assert code == 1
    assert "error[OUT-02]" in said
    assert "a file stands where a folder is needed" in said
    assert (here / "output").read_text(encoding="utf-8") == "a file"


def test_a_file_on_the_way_to_the_output_folder_is_named_too(here: Path) -> None:
    (here / "way").write_text("a file", encoding="utf-8")
    code, said = build("--output", "way/to/output")
    assert (code, "a file stands where a folder is needed" in said) == (1, True)


def test_a_folder_in_the_place_of_a_report_is_named_and_kept(here: Path) -> None:
    (here / "output" / NAME / "inner").mkdir(parents=True)
    code, said = build()
    assert code == 1
    assert "a folder of that name stands in its place" in said
    assert (here / "output" / NAME / "inner").is_dir()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "it is open in another program, or the folder does not allow it"),
        (errno.EPERM, "it is open in another program, or the folder does not allow it"),
        (errno.EROFS, "the computer says: Read-only file system"),
        (errno.ENAMETOOLONG, "its name is too long for this disk"),
    ],
)
@pytest.mark.parametrize("step", ["open", "write", "replace", "exchange"])
def test_whatever_the_disk_refuses_leaves_what_was_there_and_no_rubbish(
    number: int, words: str, step: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    before = contents(here / "output")
    case(PLAIN.replace("{}", "{title: Another title}"))

    def refused(*_: object) -> None:
        raise failing(number)

    opened: Callable[..., IO[bytes]] = Path.open

    def new(self: Path, mode: str = "r", *others: object, **named: object) -> object:
        if mode != "xb":
            return opened(self, mode, *others, **named)
        if step == "open":
            refused()
        return _Full(opened(self, mode), number)

    with monkeypatch.context() as patched:
        if step == "replace":
            patched.setattr(placing, "_at_once", elsewhere)
            patched.setattr(Path, "replace", refused)
        elif step == "exchange":
            patched.setattr(placing, "_at_once", refused)
        else:
            patched.setattr(Path, "open", new)
        code, said = build()
    assert code == 1
    assert f"error[OUT-02] output/{NAME} was not written: {words}" in said
    assert contents(here / "output") == before
    assert build()[0] == 0


def elsewhere(*_: object) -> bool:
    """Files cannot be exchanged at once, as on Windows."""
    return False


class _Full:
    """A file on a disk that takes nothing more."""

    def __init__(self, file: IO[bytes], number: int) -> None:
        self.file, self.number = file, number

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, _content: bytes) -> None:
        raise failing(self.number)


def test_a_word_file_that_is_open_in_word_is_reported_and_its_markdown_still_written(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build", "minimal.yaml")
    case(PLAIN.replace("{}", "{title: Another title}"))
    locked = here / "output" / "minimal-cabinet.docx"
    before = locked.read_bytes()
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target.suffix == ".docx":
            raise PermissionError(errno.EACCES, "The process cannot access the file")
        return replace(self, target)

    monkeypatch.setattr(placing, "_at_once", elsewhere)
    monkeypatch.setattr(Path, "replace", held)
    ran = run("build", "minimal.yaml")
    assert ran.code == 1
    assert ran.lines == [f"output/{NAME}"]
    assert "minimal-cabinet.docx was not written: it is open in another program" in ran.said
    assert "close it if it is open in Word" in ran.said
    assert "0 reports from 1 case." in ran.said
    assert locked.read_bytes() == before
    assert {path.suffix for path in (here / "output").iterdir()} == {".docx", ".md", ".record"}


@pytest.mark.parametrize("step", ["open", "replace"])
def test_ctrl_c_while_a_file_is_written_leaves_the_old_one_and_no_rubbish(
    step: str, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    before = contents(here / "output")
    case(PLAIN.replace("{}", "{title: Another title}"))
    done: Callable[..., object] = getattr(Path, step)

    def stopped(self: Path, *others: object, **named: object) -> object:
        if ".part" not in self.name:
            return done(self, *others, **named)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(placing, "_at_once", elsewhere)
        patched.setattr(Path, step, stopped)
        assert build()[0] == 130
    assert contents(here / "output") == before


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("renamed", [True, False])
def test_what_somebody_saves_in_the_very_moment_in_which_a_file_is_replaced_is_kept(
    here: Path, monkeypatch: pytest.MonkeyPatch, *, at_once: bool, renamed: bool
) -> None:
    if at_once and sys.platform != "linux":
        pytest.skip("files are exchanged at once on Linux alone")
    if not at_once:
        if renamed:
            pytest.skip("this moment is between two names of one file, and cannot be had without an exchange")
        monkeypatch.setattr(placing, "_at_once", elsewhere)
    build()
    target, exchanged = here / "output" / NAME, placing._exchanged

    def late(temporary: Path, held: Path, place: Path) -> bool:
        if renamed:
            (here / "saved").write_bytes(b"mine")
            (here / "saved").replace(place)
        else:
            place.write_bytes(b"mine")
        return exchanged(temporary, held, place)

    monkeypatch.setattr(placing, "_exchanged", late)
    case(PLAIN.replace("{}", "{title: Another title}"))
    _, said = build()
    assert (here / "output" / f"{target.stem} (edited 1).md").read_bytes() == b"mine"
    assert "Another title" in target.read_text(encoding="utf-8")
    assert "is kept as minimal-cabinet (edited 1).md" in said


@contextmanager
def ctrl_c(after: int, *modules: ModuleType) -> Iterator[None]:
    """Ctrl+C comes after so many of Python's instructions in modules."""
    left = after

    def follow(frame: FrameType, event: str, _arg: object) -> TraceFunction | None:
        nonlocal left
        if frame.f_code.co_filename not in {module.__file__ for module in modules}:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            left -= 1
            if left < 0:
                raise KeyboardInterrupt
        return follow

    measuring = sys.gettrace()
    sys.settrace(follow)
    try:
        yield
    finally:
        sys.settrace(measuring)


@LEFT_OPEN
def test_wherever_ctrl_c_comes_a_file_is_old_or_new_and_nothing_else_is_left(here: Path) -> None:
    target, found = here / "there" / NAME, []
    target.parent.mkdir()
    for step in count():
        target.write_bytes(b"old")
        try:
            with ctrl_c(step, placing, pathlib):
                placing.replace(target, b"new")
        except KeyboardInterrupt:
            found.append(contents(target.parent))
        else:
            break
    assert len(found) > 50
    assert all(there in ({NAME: b"old"}, {NAME: b"new"}) for there in found)
    assert {NAME: b"new"} in found
    assert contents(target.parent) == {NAME: b"new"}


@LEFT_OPEN
@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("edited", [True, False])
def test_wherever_ctrl_c_comes_the_next_build_knows_what_was_written_and_keeps_what_was_edited(
    here: Path, monkeypatch: pytest.MonkeyPatch, *, at_once: bool, edited: bool
) -> None:
    if not at_once:
        monkeypatch.setattr(placing, "_at_once", elsewhere)
    source, stopped = here / "minimal.yaml", 0
    for step in count():
        place = here / str(step)
        with output.Folder(place) as folder:
            folder.put(NAME, b"old", source)
        if edited:
            (place / NAME).write_bytes(b"mine")
        try:
            with output.Folder(place, Edits.SET_ASIDE) as folder, ctrl_c(step, output, placing):
                folder.put(NAME, b"new", source)
        except KeyboardInterrupt:
            stopped += 1
        with output.Folder(place, Edits.SET_ASIDE) as folder:
            assert folder.put(NAME, b"newer", source), (step, folder.diagnostics)
        there = contents(place)
        assert there.pop(NAME) == b"newer"
        assert RECORD in there
        del there[RECORD]
        assert set(there.values()) == ({b"mine"} if edited else set()), (step, there)
        if stopped <= step:
            break
    assert stopped > 50


def test_ctrl_c_that_comes_again_while_rubbish_is_taken_away_leaves_none(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    removed, presses = Path.unlink, iter((True, False))

    def stopped(_self: Path, _target: Path) -> None:
        raise KeyboardInterrupt

    def impatient(self: Path, *, missing_ok: bool = False) -> None:
        if next(presses):
            raise KeyboardInterrupt
        removed(self, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", stopped)
        patched.setattr(Path, "unlink", impatient)
        with pytest.raises(KeyboardInterrupt):
            placing.replace(here / "a.md", b"new")
    assert not list(here.glob(".*.part*"))


def test_ctrl_c_while_the_record_is_kept_does_not_lose_it(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done, presses = Path.replace, iter((True,))

    def impatient(self: Path, target: Path) -> Path:
        if next(presses, False):
            raise KeyboardInterrupt
        return done(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", impatient)
        assert build()[0] == 130
    case(PLAIN.replace("{}", "{title: Another title}"))
    assert build()[0] == 0
    assert not list((here / "output").glob(".*.part*"))


def test_a_record_that_cannot_be_written_is_reported(here: Path) -> None:
    (here / "output" / RECORD).mkdir(parents=True)
    code, said = build()
    assert (code, "error[OUT-02] output/.reportgen.record was not written" in said) == (1, True)
    assert (here / "output" / NAME).is_file()


# ----------------------------------------------------------------------------------- two reports and one file


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("minimal.yaml", "minimal.yml"),
        ("minimal.yaml", "Minimal.yaml"),
        ("a/minimal.yaml", "b/minimal.yaml"),
        ("caf\u00e9.yaml", "cafe\u0301.yaml"),
        ("straße.yaml", "STRASSE.yaml"),
    ],
)
def test_two_cases_that_would_write_one_file_are_both_named_and_the_first_is_kept(first: str, second: str) -> None:
    for name, title in ((first, "First"), (second, "Second")):
        Path(name).parent.mkdir(exist_ok=True)
        case(PLAIN.replace("{}", f"{{title: {title}}}"), name)
    ran = run("build", first, second, "--to", "md")
    assert ran.code == 1
    assert f"it would hold a report of {second}, and holds one of {first}" in ran.said
    (written,) = ran.lines
    assert "# First" in Path(written).read_text(encoding="utf-8")
    assert len(list(Path("output").glob("*.md"))) == 1


def test_a_case_and_a_report_whose_names_run_together_clash_as_well() -> None:
    case("schema_version: 1\ncouncil: plain\nreports:\n  b-c: {kind: cabinet}\n", "a.yaml")
    case("schema_version: 1\ncouncil: plain\nreports:\n  c: {kind: cabinet}\n", "a-b.yaml")
    ran = run("build", "a.yaml", "a-b.yaml", "--to", "md")
    assert ran.lines == ["output/a-b-c.md"]
    assert "error[OUT-01]" in ran.said


def test_a_case_that_is_named_twice_is_built_once_and_is_no_clash(here: Path) -> None:
    ran = run("build", "minimal.yaml", here, "../" + here.name + "/minimal.yaml", "--to", "md")
    assert (ran.code, ran.lines) == (0, [f"output/{NAME}"])
    assert "1 report from 1 case." in ran.said


def test_names_that_differ_in_capitals_clash_even_within_one_case(here: Path) -> None:
    with output.Folder(here / "out") as folder:
        assert folder.put("case-Full.md", b"1", here / "case.yaml")
        assert not folder.put("case-full.md", b"2", here / "case.yaml")
    (clash,) = folder.diagnostics
    assert clash.message.endswith("case-full.md was not written: many disks take it for the same file as case-Full.md")
    assert sorted(contents(here / "out")) == [RECORD, "case-Full.md"]


def test_every_refusal_names_the_file_says_why_and_what_to_do(here: Path) -> None:
    (here / "out").touch()
    found: list[Diagnostic] = []
    with output.Folder(here / "out") as folder:
        folder.put("a.md", b"1", here / "case.yaml")
        folder.put("A.md", b"1", here / "case.yaml")
    found += folder.diagnostics
    assert [one.code.name for one in found] == ["OUT-02", "OUT-01"]
    assert all(one.fix and one.span and one.span.file.startswith(here.as_posix()) for one in found)
