"""Slips that real reports of councils are known for: each is found where it stands, and nothing beside it.

A case in `quirks/` marks what has to be found as «CODE words»; the marks are taken out before it is checked.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.program import run
from tests.words import of_html, of_word

FOLDER = Path(__file__).parent / "quirks"
CASES = sorted(FOLDER.glob("*.yaml"))
SLIPS = FOLDER / "official-words-with-slips.yaml"
MARK = re.compile(r"«(?P<code>[A-Z]+-[0-9]{2}) (?P<words>[^»]*)»")
OF_WORDS = re.compile(r"STY-.*|PAY-0[24]|DOC-0[4567]|DOC-13|STAT-1[78]|PII-.*|MTG-1[01]")
"""The rules that read words, or compare dates in them; of the others these unfinished cases break many."""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def unmarked(path: Path) -> tuple[str, list[tuple[str, int, int, int]]]:
    """The case without its marks; and of each mark its code, line and column, and how many characters it is wide."""
    lines, marks = [], []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        while found := MARK.search(line):
            marks.append((found["code"], number, found.start() + 1, len(found["words"])))
            line = line[: found.start()] + found["words"] + line[found.end() :]  # noqa: PLW2901  mark by mark
        lines.append(line)
    return "\n".join(lines) + "\n", marks


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_slip_is_found_at_its_words_and_nothing_else_is(path: Path) -> None:
    text, marks = unmarked(path)
    Path("case.yaml").write_text(text, encoding="utf-8")
    found = json.loads(run("check", "case.yaml", "--format", "json", "--today", "2024-10-01").err)
    read = [one for one in found if OF_WORDS.fullmatch(one["code"])]
    places = {(one["code"], one["line"], one["column"], one["width"]) for one in read}
    assert places == set(marks), [(one["code"], one["line"], one["column"], one["message"]) for one in read]


def test_official_words_are_printed_as_they_were_written() -> None:
    quotation = SLIPS.read_text("utf-8").partition("background: |")[2].partition("reports:")[0]
    written = " ".join(re.sub(r"^\s*>", "", quotation, flags=re.MULTILINE).split())
    ran = run("build", SLIPS, "--to", "docx,html", "--output", ".")
    word, page = (Path(line) for line in ran.lines[:2])
    assert written in " ".join(of_html(page.read_text("utf-8")))
    assert written in " ".join(of_word(word.read_bytes()))
