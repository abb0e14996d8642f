"""Pages that lie on their side: where they begin and end, and what stands at their head and foot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.document.look import Look
from reportgen.document.nodes import Block, Column, Division, DivisionKind, Page, PageLine, Table
from reportgen.write.docx import write
from tests.documents import cells, says, words
from tests.write.docx.council_files import crest_parts, zipped
from tests.write.docx.reading import WordFile, prepared, report, w

TABLE = Table((Column(4), Column(8)), cells("Action", "Who"), (cells("Write", "Manager"),), "Actions")
WIDE = Division(DivisionKind.LANDSCAPE, (says("Wide."), TABLE))
PAGE = Page(
    PageLine(words("Council"), words("Part 1")), PageLine(words("Title"), words("Date")), PageLine(words("Foot"))
)


def turned(*blocks: Block, page: Page = PAGE) -> WordFile:
    return WordFile.opened(write(report(*blocks, page=page), prepared(Look())))


def sections(word: WordFile) -> list[tuple[str, bool]]:
    """Each section: how its pages lie, and whether the first of them has a head of its own."""
    return [
        (section.find(w("pgSz")).get(w("orient"), "portrait"), section.find(w("titlePg")) is not None)  # type: ignore[union-attr]
        for section in word.tree().iter(w("sectPr"))
    ]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((says("x"),), [("portrait", True)]),
        ((WIDE,), [("landscape", True)]),
        ((says("x"), WIDE), [("portrait", True), ("landscape", False)]),
        ((WIDE, says("x")), [("landscape", True), ("portrait", False)]),
        ((says("x"), WIDE, says("y")), [("portrait", True), ("landscape", False), ("portrait", False)]),
        ((says("x"), WIDE, WIDE), [("portrait", True), ("landscape", False)]),
        ((TABLE, Division(DivisionKind.LANDSCAPE, ()), says("y")), [("portrait", True)]),
        (
            (Division(DivisionKind.UNNUMBERED, (says("x"), WIDE)), says("y")),
            [("portrait", True), ("landscape", False), ("portrait", False)],
        ),
    ],
)
def test_a_section_begins_where_pages_turn_and_only_the_first_page_has_a_masthead(
    blocks: tuple[Block, ...], expected: list[tuple[str, bool]]
) -> None:
    assert sections(turned(*blocks)) == expected


def test_a_table_on_its_side_is_as_wide_as_the_page_also_within_another_division() -> None:
    inner = Division(DivisionKind.LANDSCAPE, (Division(DivisionKind.UNNUMBERED, (TABLE,)), TABLE))
    word = turned(TABLE, inner)
    widths = [int(str(width.get(w("w")))) for width in word.tree().iter(w("tblW"))]
    assert widths == [9298, 14230, 14230]


def test_the_words_at_the_right_of_a_page_on_its_side_stand_at_its_right() -> None:
    word = turned(says("x"), WIDE)
    heads = sorted(name for name in word.names if name.startswith("word/header"))
    assert heads == ["word/header-default-landscape.xml", "word/header-default.xml", "word/header-first.xml"]
    stops = [(tab.get(w("val")), tab.get(w("pos"))) for tab in word.tree(heads[0]).iter(w("tab")) if tab.get(w("pos"))]
    assert stops == [("clear", "9298"), ("right", "14230")]
    assert not [tab for tab in word.tree(heads[1]).iter(w("tab")) if tab.get(w("pos"))]


def test_a_page_of_the_councils_own_file_turns_with_its_own_margins() -> None:
    word = WordFile.opened(write(report(says("x"), WIDE, page=PAGE), prepared(Look(), zipped(crest_parts()))))
    upright, sideways = ((size.get(w("w")), size.get(w("h"))) for size in word.tree().iter(w("pgSz")))
    assert upright == (sideways[1], sideways[0])
    margins = [dict(margin.attrib) for margin in word.tree().iter(w("pgMar"))]
    assert margins[0] == margins[1]


def test_a_draft_says_so_on_pages_on_their_side_too() -> None:
    marked = replace(PAGE, marking=PageLine(words("DRAFT"), words("Not for publication")))
    word = turned(says("x"), WIDE, page=marked)
    for name in word.names:
        if name.startswith("word/header"):
            assert word.texts(name)[0].startswith("DRAFT"), name
