"""Word counts to the same numbers that the document bears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings

from reportgen.document.look import Look, Scheme
from reportgen.document.nodes import (
    Block,
    Division,
    DivisionKind,
    Document,
    Entries,
    Heading,
    Item,
    List,
    ListKind,
    Page,
    Paragraph,
    Properties,
    Quote,
    Table,
)
from reportgen.document.numbering import number
from reportgen.document.walk import all_blocks
from reportgen.write.docx import write
from tests.documents import CLARET, NAVY, items, sample, says, words
from tests.strategies import BLOCKS
from tests.write.docx.reading import WordFile, WordNumbers, one, prepared, report, value, w, written

HOUSES = {
    "numbered": Look(scheme=Scheme("1.", "1.1.", ("i)", "a)"))),
    "numbered without stops": Look(scheme=Scheme("1", "1.1", ("(i)", "(a)", "1."))),
    "headings only": Look(scheme=Scheme("1.", "", ("(a)",))),
    "paragraphs by themselves": Look(scheme=Scheme("A1", "1)", ("R1",))),
    "unnumbered": Look(scheme=Scheme(items=("(i)", "(a)"))),
}
PREPARED = {name: prepared(look) for name, look in HOUSES.items()}


def numbers(blocks: Iterable[Block]) -> Iterator[str]:
    """The numbers of the document in reading order."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield block.number
        elif isinstance(block, List):
            for item in block.items:
                yield item.number
                yield from numbers(item.blocks)
        else:
            for held in within(block):
                yield from numbers(held)


def within(block: Block) -> Iterator[tuple[Block, ...]]:
    match block:
        case Quote() | Division():
            yield block.blocks
        case Entries():
            yield from (entry.blocks for entry in block.entries)
        case Table():
            yield from (cell.blocks for row in (block.header, *block.rows) for cell in row)


def agreed(document: Document, house: str) -> None:
    file = WordFile.opened(write(document, PREPARED[house]))
    assert [shown for shown in WordNumbers(file).of() if shown] == [n for n in numbers(document.blocks) if n]


@pytest.mark.parametrize("house", HOUSES)
def test_word_shows_the_numbers_of_the_whole_sample(house: str) -> None:
    agreed(number(sample(), HOUSES[house].scheme), house)


def opened_by_paragraphs(blocks: tuple[Block, ...]) -> bool:
    """True when each item begins with a paragraph, as the document's contract asks."""
    items_within = (item for block in all_blocks(blocks) if isinstance(block, List) for item in block.items)
    return all(item.blocks and isinstance(item.blocks[0], Paragraph) for item in items_within)


@pytest.mark.parametrize("house", ["numbered", "unnumbered"])
@settings(max_examples=25, deadline=None)
@given(blocks=BLOCKS.filter(opened_by_paragraphs))
def test_word_shows_the_numbers_of_any_document(house: str, blocks: tuple[Block, ...]) -> None:
    start: tuple[Block, ...] = (Heading(1, words("Start")),)
    document = Document(start + blocks, Page(), Properties("Any"))
    agreed(number(document, HOUSES[house].scheme), house)


def test_each_numbered_list_starts_again() -> None:
    two = (items("a", "b", kind=ListKind.NUMBERED), says("text"), items("c", kind=ListKind.NUMBERED))
    assert WordNumbers(written(report(*two))).of() == ["(i)", "(ii)", "", "(i)"]


def test_a_list_goes_on_counting_after_a_list_within_it() -> None:
    inner = items("x", "y", kind=ListKind.NUMBERED)
    outer = List(ListKind.NUMBERED, (Item((says("a"), inner)), Item((says("b"), inner)), Item((says("c"),))))
    assert WordNumbers(written(report(outer))).of() == ["(i)", "(a)", "(b)", "(ii)", "(a)", "(b)", "(iii)"]


def test_numbered_items_under_a_bullet_have_the_form_of_their_own_depth() -> None:
    bullets = List(ListKind.BULLET, (Item((says("a"), items("x", kind=ListKind.NUMBERED))),))
    assert WordNumbers(written(report(bullets))).of() == ["", "(i)"]


def test_paragraphs_carry_their_number_by_style_alone_so_that_a_new_one_is_numbered_too() -> None:
    file = written(report(Heading(1, words("A")), says("b"), look=NAVY), NAVY)
    assert file.styled() == [("Heading1", "A"), ("ReportParagraph", "b")]
    assert not list(file.tree().iter(w("numPr")))


def test_styles_and_levels_are_linked_both_ways() -> None:
    file = written(report(), NAVY)
    numbering, styles = file.tree("word/numbering.xml"), file.tree("word/styles.xml")
    levels = {level.get(w("val")): level.getparent() for level in numbering.iter(w("pStyle"))}
    assert {"Heading1", "ReportParagraph", "ReportSubparagraph", "ListBullet", "BoxItem", "DraftTodo"} <= levels.keys()
    for style in styles.findall(w("style")):
        linked = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        if linked is not None and linked.get(w("val")) != "0":
            assert style.get(w("styleId")) in levels


def test_definitions_stand_before_numbers_and_are_told_apart() -> None:
    numbering = written(report(items("a", kind=ListKind.NUMBERED)), CLARET).tree("word/numbering.xml")
    tags = [child.tag for child in numbering]
    assert tags == sorted(tags, key=lambda tag: tag == w("num"))
    for identity in ("nsid", "tmpl"):
        found = [element.get(w("val")) for element in numbering.iter(w(identity))]
        assert len(found) == len(set(found))


def test_lists_deeper_than_word_counts_do_not_stop_a_report() -> None:
    block: Block = says("deep")
    for depth in range(14):
        block = List(ListKind.NUMBERED if depth % 2 else ListKind.BULLET, (Item((says(f"level {depth}"), block)),))
    file = written(report(block))
    assert max(int(value(element)) for element in file.tree().iter(w("ilvl"))) <= 8


def test_a_numbered_list_in_a_box_has_the_box_for_its_left_edge() -> None:
    nested = Item((says("a"), items("b", kind=ListKind.NUMBERED)))
    box = Division(DivisionKind.BOX, (List(ListKind.NUMBERED, (nested,)),))
    numbering = written(report(box)).tree("word/numbering.xml")
    for override in numbering.iterfind(f"{w('num')}/{w('lvlOverride')}/{w('lvl')}"):
        indent = one(override, "w:pPr/w:ind")
        assert int(value(indent, "left")) - int(value(indent, "hanging")) == 142
