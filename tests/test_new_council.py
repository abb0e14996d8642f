from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest

from tests import words
from tests.program import FINISHED, TEMPLATES, run

SETTINGS = {
    "council: Lancashire County Council": "council: Rutland County Council",
    "short name: the county council": "short name: Rutland",
    "appendix: Appendix ‘A’": "appendix: Annex 1",
    "headings: none": "headings: 1.",
    "paragraphs: none": "paragraphs: 1.1",
    '["(i)", "(a)"]': '["a)", "i)"]',
    'accent: "6B1D2A"': 'accent: "004D40"',
    "label: Financial,": "label: What it costs,",
    "body: Full Council,": "body: The Council Meeting,",
}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new house: one folder, a copy of Lancashire's with other settings, and not a line of Python."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "ours" / "rutland"
    folder.mkdir(parents=True)
    for path in (TEMPLATES / "lancashire").iterdir():
        text = path.read_text(encoding="utf-8")
        if path.name == "house.yaml":
            for old, new in SETTINGS.items():
                assert text.count(old) == 1, old
                text = text.replace(old, new)
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder


def reports(*arguments: str | Path) -> tuple[str, bytes]:
    """The report to the council of the worked case in the new style, as Markdown and Word."""
    ran = run("build", FINISHED, "--house", "rutland", "--report", "full-council", *arguments)
    assert ran.code == 0, ran.err
    word, markdown = map(Path, ran.lines)
    return markdown.read_text(encoding="utf-8"), word.read_bytes()


def test_a_new_council_is_added_by_one_folder(house: Path) -> None:
    markdown, word = reports("--templates", house.parent)
    assert "**Rutland County Council · Part A**" in markdown
    assert "**Meeting of the The Council Meeting**" in markdown
    assert "## 1. Executive Summary" in markdown
    assert re.search(r"^3\.1 The Ombudsman published the report", markdown, re.MULTILINE)
    assert "Annex 1" in markdown
    assert "**What it costs.**" in markdown
    assert "Lancashire County Council" not in markdown
    assert docx.Document(io.BytesIO(word)).core_properties.author == "Rutland County Council"
    body = words.of_word(word)
    assert [word for word in ("1.", "3.1", "a)", "b)") if word not in body] == []


def test_it_is_found_in_the_templates_of_the_working_folder(house: Path) -> None:
    asked = reports("--templates", house.parent, "--output", "asked")
    house.parent.rename("templates")
    assert reports("--output", "found") == asked


def test_it_is_listed_and_checked_with_those_that_come_with_reportgen(house: Path) -> None:
    listed = run("houses", "--templates", house.parent)
    assert "rutland\n  council   Rutland County Council" in listed.out
    assert "lewisham\n" in listed.out
    checked = run("houses", "--check", "--templates", house.parent)
    assert (checked.code, checked.err) == (0, "")


def test_a_new_case_is_begun_in_it(house: Path) -> None:
    assert run("new", "mine.yaml", "--house", "rutland", "--templates", house.parent).code == 0
    built = run("build", "mine.yaml", "--templates", house.parent, "--to", "md")
    assert (built.code, len(built.lines)) == (0, 2)
    assert "council: rutland" in Path("mine.yaml").read_text(encoding="utf-8")


def test_a_folder_of_the_same_name_goes_before_the_house_that_comes_with_reportgen(house: Path) -> None:
    own = house.rename(house.with_name("lancashire"))
    ran = run("build", FINISHED, "--to", "md", "--templates", own.parent)
    assert ran.code == 0
    assert "Rutland County Council" in Path(ran.lines[0]).read_text(encoding="utf-8")


def test_a_template_of_the_new_house_that_is_wrong_is_named_with_its_line(house: Path) -> None:
    template = house / "report.md.j2"
    template.write_text(template.read_text(encoding="utf-8") + "\n\n{{ repot.title }}\n", encoding="utf-8")
    line = template.read_text(encoding="utf-8").count("\n")
    ran = run("build", FINISHED, "--house", "rutland", "--report", "cabinet", "--templates", house.parent)
    assert (ran.code, ran.out) == (1, "")
    assert f"rutland/report.md.j2:{line}:1: error[TPL-02] the template fails: 'repot' is undefined" in ran.said
