"""A title that an entry labels stands by itself, save in a front sheet, where it is one of the rows."""

from __future__ import annotations

import pytest

from reportgen.compose.fill import Filler
from reportgen.compose.holes import Rendering
from reportgen.compose.reader import Read, Reader
from reportgen.document.nodes import Division, DivisionKind, Entries, Entry, Paragraph, Text, Title

LABELLED = "Date:\n:   10 February 2021\n\nSubject:\n:   # Children in care\n\nSummary:\n:   In short.\n"


def entry(label: str, block: Paragraph | Title) -> Entry:
    return Entry((Text(label),), (block,))


def read(text: str) -> Read:
    return Reader(Rendering(), [], Filler(())).read(text)


DATE = entry("Date:", Paragraph((Text("10 February 2021"),)))
SUBJECT = entry("Subject:", Title((Text("Children in care"),)))
SUMMARY = entry("Summary:", Paragraph((Text("In short."),)))


def test_a_front_sheet_keeps_the_title_in_its_row() -> None:
    found = read(f"::: front-sheet\n{LABELLED}:::\n")
    assert found.diagnostics == []
    assert found.blocks == (Division(DivisionKind.FRONT_SHEET, (Entries((DATE, SUBJECT, SUMMARY)),)),)


@pytest.mark.parametrize("division", ["", "front"])
def test_elsewhere_the_title_stands_by_itself_with_its_label(division: str) -> None:
    found = read(f"::: {division}\n{LABELLED}:::\n" if division else LABELLED)
    blocks = (Entries((DATE,)), Title((Text("Children in care"),), (Text("Subject:"),)), Entries((SUMMARY,)))
    assert found.diagnostics == []
    assert found.blocks == ((Division(DivisionKind.FRONT, blocks),) if division else blocks)


def test_a_note_under_a_label_stays_with_it() -> None:
    found = read("::: front-sheet\nLegal:\n(Authorised by the Borough Solicitor)\n:   None.\n:::\n")
    legal = Entry((Text("Legal:"),), (Paragraph((Text("None."),)),), (Text("(Authorised by the Borough Solicitor)"),))
    assert found.blocks == (Division(DivisionKind.FRONT_SHEET, (Entries((legal,)),)),)
