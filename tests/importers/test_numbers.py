"""The numbers of paragraphs count through a document, or are not the document's own."""

from __future__ import annotations

from reportgen.importers.decision import Paragraph, Section, Topic
from reportgen.importers.numbers import counted_through
from reportgen.importers.transcript import Block


def section(*numbers: str) -> Section:
    said = (Paragraph(Block(f"Words {number}"), number, (Paragraph(Block("An item"), "1"),)) for number in numbers)
    return Section("A heading", Topic.OTHER, tuple(said))


def numbers(*sections: Section) -> list[str]:
    return [one.number for part in counted_through(sections) for one in part.walk()]


def test_numbers_that_count_through_are_kept() -> None:
    assert numbers(section("1", "2"), section("", "3")) == ["1", "1", "2", "1", "", "1", "3", "1"]


def test_numbers_that_begin_again_in_each_section_are_nobodys() -> None:
    assert set(numbers(section("1", "2"), section("1"), section("1", "2", "3"))) == {""}


def test_a_document_without_numbers_has_none() -> None:
    assert numbers(section("", ""), section("")) == ["", "1", "", "1", "", "1"]
