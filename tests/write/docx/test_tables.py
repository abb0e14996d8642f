"""Tables of data and front sheets: what a reader sees, and what a person who listens is told."""

from __future__ import annotations

from reportgen.document.nodes import (
    Align,
    Block,
    Cell,
    Column,
    Division,
    DivisionKind,
    Entries,
    Entry,
    Heading,
    List,
    ListKind,
    Table,
    Title,
)
from reportgen.write.docx.tables import column_widths
from tests.documents import CLARET, NAVY, bold, cells, items, says, words
from tests.write.docx.reading import WordFile, WordNumbers, one, report, style, text, value, w, written


def payments(**changes: bool) -> Table:
    return Table(
        columns=(Column(8.4), Column(3.0, Align.RIGHT)),
        header=cells("What for", "Sum"),
        rows=(cells("Distress", "£300"), cells("Total", "£300")),
        caption='What "we" paid',
        description="Sums in the second column",
        **changes,
    )


def sheet(*entries: Entry) -> Division:
    return Division(DivisionKind.FRONT_SHEET, (Entries(entries),))


def opened(*blocks: Block) -> WordFile:
    return written(report(*blocks), CLARET)


def looks(file: WordFile) -> dict[str, str]:
    look = next(file.tree().iter(w("tblLook")))
    return {str(key).rpartition("}")[2]: str(found) for key, found in look.attrib.items()}


def test_a_table_has_a_header_row_that_is_said_again_on_each_page() -> None:
    rows = list(opened(payments()).tree().iter(w("tr")))
    assert [row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)


def test_a_table_tells_those_who_listen_its_name_and_how_to_read_it() -> None:
    tree = opened(payments()).tree()
    assert value(next(tree.iter(w("tblCaption")))) == 'What "we" paid'
    assert value(next(tree.iter(w("tblDescription")))) == "Sums in the second column"


def test_columns_of_numbers_stand_at_the_right_under_a_heading_that_does_too() -> None:
    assert opened(payments()).styled()[:4] == [
        ("TableHead", "What for"),
        ("TableHeadRight", "Sum"),
        ("TableText", "Distress"),
        ("TableNumber", "£300"),
    ]


def test_row_headers_and_totals_are_bold_and_marked_as_such() -> None:
    file = opened(payments(row_headers=True, total=True))
    assert [name for name, _ in file.styled()[2:6]] == ["TableLabel", "TableNumber", "TableHead", "TableHeadRight"]
    assert looks(file) == {
        "val": "06E0",
        "firstRow": "1",
        "lastRow": "1",
        "firstColumn": "1",
        "lastColumn": "0",
        "noHBand": "1",
        "noVBand": "1",
    }


def test_a_table_fills_the_text_and_its_columns_add_up() -> None:
    tree = opened(payments()).tree()
    widths = [int(value(column, "w")) for column in tree.iter(w("gridCol"))]
    assert sum(widths) == 9298 == int(value(next(tree.iter(w("tblW"))), "w"))
    assert [int(value(cell, "w")) for cell in list(tree.iter(w("tcW")))[:2]] == widths


def test_columns_without_a_width_share_what_the_others_leave() -> None:
    assert column_widths((Column(4.3), Column(), Column()), 9298) == (2438, 3430, 3430)
    assert column_widths((Column(), Column()), 9298) == (4649, 4649)
    assert sum(column_widths((Column(12), Column(12), Column()), 9298)) == 9298


def test_a_column_of_long_texts_is_wider_than_one_of_dates() -> None:
    table = Table((Column(), Column()), cells("Step", "When"), (cells("word " * 40, "8 May 2019"),), "T")
    wide, narrow = (int(value(column, "w")) for column in opened(table).tree().iter(w("gridCol")))
    assert wide > 3 * narrow


def test_the_paragraph_after_a_last_table_is_too_low_to_turn_the_page() -> None:
    paragraph = opened(payments()).paragraphs()[-1]
    assert value(one(paragraph, "w:pPr/w:spacing"), "line") == "20"


def test_cells_hold_paragraphs_and_lists() -> None:
    cell = Cell((says("a"), says("b"), items("c"), items("d", kind=ListKind.NUMBERED)))
    file = opened(Table((Column(),), cells("H"), ((cell,),), "T"))
    assert file.styled()[1:5] == [
        ("TableText", "a"),
        ("TableTextNext", "b"),
        ("TableBullet", "c"),
        ("TableItem", "d"),
    ]
    assert WordNumbers(file).of()[4] == "(i)"


def test_every_cell_ends_with_a_paragraph() -> None:
    inner = Table((Column(),), cells("h"), (cells("x"),), "Inner")
    file = opened(Table((Column(),), cells("H"), ((Cell((inner,)),), (Cell(()),)), "Outer"))
    assert all(cell[-1].tag == w("p") for cell in file.tree().iter(w("tc")))


def test_two_tables_are_kept_apart_and_the_last_is_followed_by_a_paragraph() -> None:
    body = opened(payments(), payments()).tree()[0]
    assert [child.tag for child in body] == [w("tbl"), w("p"), w("tbl"), w("p"), w("sectPr")]


def test_text_stands_clear_of_a_table_above_and_below_it() -> None:
    file = written(report(Heading(1, words("A")), says("b"), payments(), says("c"), look=NAVY), NAVY)
    spaces = {
        text(paragraph): paragraph.find(f"{w('pPr')}/{w('spacing')}") for paragraph in file.tree()[0].findall(w("p"))
    }
    assert (value(spaces["b"], "after"), value(spaces["c"], "before")) == ("120", "200")


def test_a_row_as_high_as_half_a_page_may_be_parted() -> None:
    long = Table((Column(),), cells("H"), (cells("word " * 200),), "T")
    rows = list(opened(long).tree().iter(w("tr")))
    assert rows[1].find(w("trPr")) is None


def test_a_front_sheet_is_one_table_with_its_labels_as_headers() -> None:
    file = opened(
        sheet(
            Entry(words("Report To:"), (says("Overview Panel"),)),
            Entry(words("Subject:"), (Title(words("Children in care"), words("Title:")),)),
            Entry(words("Financial:"), (says("a"), says(bold("£4m"), " b")), words("(Authorised by the officer)")),
        )
    )
    assert file.styled()[:-1] == [
        ("TableHead", "Report To:"),
        ("TableHead", "Overview Panel"),
        ("TableLabel", "Subject:"),
        ("FrontSubject", "Children in care"),
        ("TableLabel", "Financial:"),
        ("TableRole", "(Authorised by the officer)"),
        ("TableText", "a"),
        ("TableTextNext", "£4m b"),
    ]
    assert looks(file)["firstColumn"] == "1"
    assert value(next(file.tree().iter(w("tblStyle")))) == "FrontSheet"


def test_a_continued_front_sheet_says_again_where_it_belongs() -> None:
    file = opened(sheet(Entry(words("To:"), (says("a"),)), Entry(words("Date:"), (says("b"),))))
    rows = list(file.tree().iter(w("tr")))
    assert [row.find(f"{w('trPr')}/{w('tblHeader')}") is not None for row in rows] == [True, False]


def test_a_front_sheet_without_entries_is_no_table() -> None:
    assert not list(opened(sheet()).tree().iter(w("tbl")))


def test_other_blocks_of_a_front_sheet_stand_beside_its_table() -> None:
    division = Division(DivisionKind.FRONT_SHEET, (says("a"), Entries((Entry(words("l"), (says("b"),)),))))
    assert [name for name, _ in opened(division).styled()][:2] == ["BodyText", "TableHead"]


def test_headings_and_divisions_within_a_cell_wear_what_the_cell_wears() -> None:
    box = Division(DivisionKind.BOX, (Heading(1, words("h")), says("x"), List(ListKind.BULLET, ())))
    file = opened(Table((Column(),), cells("H"), ((Cell((box,)),),), "T"))
    assert [style(paragraph) for paragraph in file.paragraphs()][1:3] == ["TableHead", "TableText"]
