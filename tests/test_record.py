"""The record and the journal of a folder: lines that stand for any name, that may be cut off, lost or out of date."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import lock
from reportgen.inputs import Inputs
from reportgen.journal import Journal
from reportgen.record import Made, Record
from reportgen.stamps import JOURNAL, MISSING, RECORD, digest_of, line_of, plain, untouched

NAMES = st.text(st.characters(), max_size=30)  # whatever a name can hold, and surrogates, ends of lines and tabs
STAMPS = st.tuples(st.integers(0, 2**40), st.integers(0, 2**62), st.text("0123456789abcdef", min_size=64, max_size=64))
SOURCES = st.lists(st.tuples(NAMES, STAMPS | st.just(MISSING)), unique=True, max_size=4).map(tuple)
FILES = st.lists(st.tuples(NAMES, st.text("0123456789abcdef", min_size=16, max_size=16)), max_size=3).map(tuple)
MADE = st.builds(Made, NAMES, SOURCES, FILES, st.integers(0, 9), st.just(("gap:1", "error:2")) | st.just(()))


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_any_words_come_back_from_a_line_of_plain_signs(words: list[str]) -> None:
    line = line_of(*words)
    assert line.isascii()
    assert line.count("\n") == 1
    assert [plain(word) for word in line[:-1].split("\t")] == words


@given(st.dictionaries(NAMES, STAMPS, max_size=4), st.dictionaries(NAMES, MADE, max_size=4))
def test_what_is_kept_is_read_again(files: dict[str, tuple[int, int, str]], made: dict[str, Made]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        record = Record(folder)
        record.files.update(files)
        record.made.update(made)
        Path(folder, RECORD).write_text(record.kept(), encoding="ascii")
        again = Record(folder)
    assert (again.files, again.made, again.generation) == (files, made, 1)
    assert again.kept().split("\n")[1:] == record.kept().split("\n")[1:]


@given(st.dictionaries(NAMES, MADE, min_size=1, max_size=4), st.data())
def test_a_journal_that_is_cut_off_anywhere_says_the_same_as_far_as_it_goes(
    made: dict[str, Made], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        record = Record(folder)
        text = record.head() + "".join(record.note(case, one) for case, one in made.items())
        end = data.draw(st.integers(0, len(text)))
        Path(folder, JOURNAL).write_text(text[:end], encoding="ascii")
        again = Record(folder).made
        assert again.items() <= made.items()
        assert end < len(text) or again == made


@given(st.binary(max_size=300))
def test_no_bytes_make_a_record_that_stops_a_build(damage: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in (RECORD, JOURNAL):
            Path(folder, name).write_bytes(b"reportgen\t1\n" + damage)
        record = Record(folder)
        assert record.unchanged("cases/a.yaml", "") is None
        assert untouched(folder, "build") is None


def test_a_journal_that_the_record_has_overtaken_says_no_more_than_which_files_are_ours(tmp_path: Path) -> None:
    record = Record(tmp_path)
    lines = record.head() + record.begin("a.md", "1" * 64) + record.note("a", Made("", (("x", MISSING),), ()))
    (tmp_path / RECORD).write_text(Record(tmp_path).kept(), encoding="ascii")
    (tmp_path / JOURNAL).write_text(lines, encoding="ascii")
    assert Record(tmp_path).may_be("a.md") == {"1" * 64}
    assert Record(tmp_path).made == {}
    journal = Journal(tmp_path)
    assert journal.take(0)
    journal.begin(Record(tmp_path).head())
    journal.close(done=False)
    assert (tmp_path / JOURNAL).read_bytes() == b"reportgen\t1\n"


def test_a_line_that_did_not_find_room_does_not_spoil_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal(tmp_path)
    assert journal.take(0)
    journal.begin("reportgen\t0\n")
    file = cast("BinaryIO", journal._file)
    write = file.write

    class Full:
        fileno = staticmethod(file.fileno)
        truncate = staticmethod(file.truncate)

        @staticmethod
        def write(data: bytes) -> int:
            return write(data[:5])

    with monkeypatch.context() as patched:
        patched.setattr(journal, "_file", Full())
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            journal.add(line_of("begun", "a.md", "1"))
    journal.add(line_of("begun", "b.md", "2"))
    journal.close(done=False)
    assert Record(tmp_path).may_be("b.md") == {"2"}
    assert Record(tmp_path).may_be("a.md") == set()


def test_a_line_that_was_cut_off_never_becomes_a_whole_one(tmp_path: Path) -> None:
    made = line_of("made", "b.yaml", "-", "-", "1", "-", "b.docx", "1" * 16, "b.md", "2" * 16)
    for cut in range(1, len(made)):
        (tmp_path / JOURNAL).write_text("reportgen\t0\n" + made[:-cut], encoding="ascii")
        journal = Journal(tmp_path)
        assert journal.take(0)
        assert not journal.begin("reportgen\t0\n")  # nothing whole was left
        journal.add(line_of("begun", "c.md", "3"))
        journal.close(done=False)
        assert Record(tmp_path).made == {}
        assert Record(tmp_path).may_be("c.md") == {"3"}


def test_a_journal_that_is_not_open_takes_nothing_and_closes_without_a_word(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add("words\n")
    journal.close(done=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there are locks on all disks of Windows")
@pytest.mark.parametrize(
    ("number", "held"), [(errno.ENOLCK, "held"), (errno.EOPNOTSUPP, "held"), (errno.EWOULDBLOCK, "")]
)
def test_a_disk_that_knows_no_locks_can_be_written_to(
    number: int, held: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_file: BinaryIO, _how: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("fcntl.flock", refused)
    with (tmp_path / "file").open("wb") as file:
        assert lock.hold(file) is bool(held)


def test_files_are_what_they_were_when_they_were_looked_at(tmp_path: Path) -> None:
    file, other = tmp_path / "a", tmp_path / "b"
    file.write_bytes(b"1")
    inputs = Inputs()
    inputs.look_in(tmp_path)
    stamp = (1, file.stat().st_mtime_ns, digest_of(file))
    assert inputs.sources([file, other]) == ((str(file), stamp), (str(other), MISSING))
    other.write_bytes(b"2")
    assert inputs.sources([file, other]) is None
    assert inputs.sources([file]) == ((str(file), stamp),)
    os.utime(file, (0, 0))
    assert inputs.sources([file]) is None


def test_a_folder_in_the_place_of_a_file_that_was_read_is_no_source(tmp_path: Path) -> None:
    inputs = Inputs()
    inputs.look(tmp_path)
    assert inputs.sources([tmp_path]) is None


def test_a_file_belongs_to_the_case_that_made_it_last(tmp_path: Path) -> None:
    record = Record(tmp_path)
    record.own("../a.yaml", "1", ["a.md", "b.md"])
    record.own("../b.yaml", "2", ["b.md"])
    assert record.owned == {"../a.yaml": {"a.md": "1"}, "../b.yaml": {"b.md": "2"}}
    record.own("../a.yaml", "3", ["b.md"])
    assert record.owned == {"../a.yaml": {"a.md": "1", "b.md": "3"}, "../b.yaml": {}}
