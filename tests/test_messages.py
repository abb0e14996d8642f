"""A gallery of what is said about bad case files.

Each `tests/messages/NAME.yaml` stands beside `NAME.txt`, all that an officer reads when that file is read. To add a
message, add the bad file; to write what is said now beside every file, run `python -m tests.test_messages`, and read
the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.printing import listing
from reportgen.source import read

GALLERY = Path(__file__).parent / "messages"
CASES = sorted(GALLERY.glob("*.yaml"))


def run(case: Path) -> str:
    """What the program says about a case file."""
    return listing(read(case, case.name).diagnostics) + "\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bad_file_is_answered_with_the_message_in_the_gallery(case: Path) -> None:
    assert run(case) == case.with_suffix(".txt").read_text("utf-8")


def test_no_message_in_the_gallery_has_lost_its_file() -> None:
    assert {text.stem for text in GALLERY.glob("*.txt")} == {case.stem for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_no_message_needs_more_than_eighty_columns_but_for_what_cannot_be_broken(case: Path) -> None:
    too_wide = [line for line in run(case).splitlines() if len(line) > 80 and "`" not in line]
    assert too_wide == []


if __name__ == "__main__":
    for case in CASES:
        case.with_suffix(".txt").write_text(run(case), "utf-8")
