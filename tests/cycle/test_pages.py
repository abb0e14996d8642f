"""The index of an agenda and a chase list are sound Word files, with the words that Markdown has."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.cycle.cases import calendar, case, cycle
from tests.test_validators import findings


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.chdir(tmp_path)
    calendar()
    for number in range(30):
        words = "class: exempt, exempt information: {paragraphs: [1, 2], public interest: It names them.}"
        of = f", {words}" if number % 3 == 0 else ", implications: {legal: The Act allows it.}"
        case(f"case-{number}", f"  full-council: {{meeting: 2026-12-10{of}}}\n")
    cycle("2026-12")
    return [Path("output/2026-12-10 full-council/00-agenda.docx"), *sorted(Path("output").glob("chase-list-*.docx"))]


@pytest.mark.slow
def test_the_open_xml_sdk_finds_nothing_wrong(papers: list[Path]) -> None:
    assert len(papers) == 3
    assert {paper.name: found for paper in papers if (found := findings(paper))} == {}


def test_word_has_each_row_that_markdown_has_and_a_heading_for_it(papers: list[Path]) -> None:
    for paper in papers:
        word = Document(str(paper))
        rows = [line for line in paper.with_suffix(".md").read_text(encoding="utf-8").splitlines() if line[:2] == "| "]
        assert sum(len(table.rows) for table in word.tables) >= max(len(rows) - 1, 0)
        assert any(paragraph.style and paragraph.style.name.startswith("Heading 1") for paragraph in word.paragraphs)
