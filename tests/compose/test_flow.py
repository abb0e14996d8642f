"""Words of a template round an officer's prose that brings paragraphs and lists of its own."""

from __future__ import annotations

from reportgen.case.values import Prose
from reportgen.compose.fill import Filler
from reportgen.compose.holes import HOLE
from reportgen.document.nodes import Item, List, ListKind, Paragraph, Text

ROUND = (Paragraph((Text(f"What was done: {HOLE}000000 Sum paid: £750."),)),)


def filled(prose: str) -> list[object]:
    return list(Filler([Prose(prose)]).blocks(ROUND))


def test_words_before_join_the_first_paragraph_and_words_after_the_last() -> None:
    assert filled("A.\n\nB.") == [
        Paragraph((Text("What was done: "), Text("A."))),
        Paragraph((Text("B."), Text(" Sum paid: £750."))),
    ]


def test_words_after_a_list_are_a_paragraph_that_does_not_begin_with_a_space() -> None:
    a, b = (Item((Paragraph((Text(word),)),)) for word in ("a;", "b."))
    assert filled("Two things:\n\n- a;\n- b.") == [
        Paragraph((Text("What was done: "), Text("Two things:"))),
        List(ListKind.BULLET, (a, b)),
        Paragraph((Text("Sum paid: £750."),)),
    ]
