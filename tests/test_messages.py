"""A gallery of what is said about bad case files, bad house styles and bad commands.

Each `tests/messages/NAME.yaml` stands beside `NAME.txt`, all that an officer reads about it. A file that is only a part
of a case is read as YAML. Others say by themselves what is done with them: their first lines begin with `# $`, a step
each, and the text shows each command with what it said and its exit code. A step is a command, `copy FILE TO`,
`edit FILE` or `file NAME`; the house styles of `tests/messages/houses`, most with mistakes, are there as `houses`.

To add a message, add the bad file; to write what is said now beside every file, run `python -m tests.test_messages`,
and read the difference before you commit it.
"""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Iterator
from contextlib import chdir
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from reportgen import source
from reportgen.printing import listing
from tests import program

GALLERY = Path(__file__).parent / "messages"
CASES = sorted(GALLERY.glob("*.yaml"))
STEP = "# $ "
WHEN = datetime(2019, 7, 3, 14, 5).astimezone().timestamp()


def run(case: Path) -> str:
    """What the program says about a case file."""
    with TemporaryDirectory() as folder, chdir(folder):
        shutil.copy(case, case.name)
        shutil.copytree(GALLERY / "houses", "houses")
        steps = list(steps_of(case))
        if steps:
            return "\n".join(shown for step in steps if (shown := taken(step)))
        return listing(source.read(Path(case.name)).diagnostics) + "\n"


def steps_of(case: Path) -> Iterator[str]:
    lines = case.read_bytes().decode("latin-1").splitlines()
    return (line.removeprefix(STEP) for line in takewhile(lambda line: line.startswith(STEP), lines))


def taken(step: str) -> str:
    """Does what a step says; a command as it is typed, what it says, and how it ends."""
    match shlex.split(step):
        case ["reportgen", *arguments]:
            ran = program.run(*arguments)
            return f"$ {step}\n{ran.err}(ends with {ran.code})\n"
        case ["copy", file, to]:
            shutil.copy(file, to)
        case ["edit" | "file", file]:
            with Path(file).open("a", encoding="utf-8") as edited:
                edited.write("An officer’s own words.\n")
            os.utime(file, (WHEN, WHEN))  # what is said of it names the time
        case _:
            raise ValueError(step)
    return ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bad_file_is_answered_with_the_message_in_the_gallery(case: Path) -> None:
    said = run(case)
    assert said == case.with_suffix(".txt").read_text("utf-8")
    assert [line for line in said.splitlines() if len(line) > 80 and "`" not in line and line[0] != "$"] == []


def test_no_message_in_the_gallery_has_lost_its_file() -> None:
    assert {text.stem for text in GALLERY.glob("*.txt")} == {case.stem for case in CASES}


if __name__ == "__main__":
    for bad in CASES:
        bad.with_suffix(".txt").write_text(run(bad), "utf-8")
