"""A document as GitHub-flavoured Markdown that is pleasant to read as plain text and steady under `git diff`.

One paragraph is one line; the words and numbers are those of the other formats. Of what every page carries, the marking
and the masthead come first and the feedback line last; running headers and footers have no meaning without pages.
Numbers are words here ("3.1. …", "(i) …"), since Markdown's own lists know only decimals; a numbered item is therefore
a paragraph of its own. A chart is a file beside the text (`pictures`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from reportgen.document.chart import Chart
from reportgen.document.nodes import (
    Block,
    Division,
    DivisionKind,
    Document,
    Entries,
    Heading,
    Inline,
    Item,
    List,
    ListKind,
    PageLine,
    Paragraph,
    Quote,
    Table,
    Text,
    Title,
)
from reportgen.document.walk import all_blocks
from reportgen.write import chart_svg
from reportgen.write.markdown_cells import front_sheet, table
from reportgen.write.markdown_inlines import Place, numbered, strong, written


def write(document: Document) -> str:
    """The document, numbered before, as Markdown with LF line ends and a final one."""
    page = document.page
    chunks = [_page_line(page.marking or PageLine()), _page_line(page.masthead), *_blocks(document.blocks)]
    if page.feedback:
        chunks += ["---", written(page.feedback)]
    return f"{_joined(chunks)}\n"


def pictures(document: Document, colour: str) -> dict[str, str]:
    """The files that have to stand beside the text: each chart as SVG under its name, its bars in a colour."""
    charts = (block for block in all_blocks(document.blocks) if isinstance(block, Chart))
    return {f"{chart.file}.svg": chart_svg.file(chart, colour) for chart in charts}


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the blocks of a division are written where that differs from those of running text."""

    bold: bool = False
    bold_first: bool = False
    bold_items: bool = False
    bullet: str = "-"
    quoted: bool = False
    sheet: bool = False


_PLAIN = _Manner()
_MANNERS = {
    DivisionKind.MEETING: _Manner(bold=True),
    DivisionKind.FRONT_SHEET: _Manner(sheet=True),
    DivisionKind.CONTACTS: _Manner(bold_first=True),
    DivisionKind.BOX: _Manner(quoted=True),
    DivisionKind.RESPONSES: _Manner(bold_items=True),
    DivisionKind.TODO: _Manner(bold_first=True, bullet="- [ ]", quoted=True),
}


def _joined(chunks: Iterable[str]) -> str:
    """The chunks with an empty line between them, and with a comment between two lists that would else be one."""
    out: list[str] = []
    for chunk in filter(None, chunks):
        if out and chunk.startswith("- ") and out[-1].startswith("- "):
            out.append("<!-- -->")
        out.append(chunk)
    return "\n\n".join(out)


def _page_line(line: PageLine) -> str:
    between = (Text(" · "),) if line.left and line.right else ()
    return written(strong((*line.left, *between, *line.right)))


def _blocks(blocks: Iterable[Block], manner: _Manner = _PLAIN) -> Iterator[str]:  # noqa: C901  a case for each kind
    """The chunks of Markdown for the blocks; each is to stand between empty lines."""
    before: Block | None = None
    for block in blocks:
        match block:
            case Title():
                yield written(strong(block.label))
                yield _heading(1, block.content)
            case Heading():
                yield _heading(block.level + 1, numbered(block.number, block.content))
            case Paragraph():
                bold = manner.bold or (manner.bold_first and before is None)
                content = numbered(block.number, block.content)
                yield written(strong(content) if bold else content)
            case List():
                yield from _list(block, manner)
            case Quote():
                yield _prefixed(_joined(_blocks(block.blocks)), ">")
            case Entries():
                yield from (front_sheet(block),) if manner.sheet else _entries(block)
            case Table():
                yield table(block)
            case Chart():
                yield f"![{written((Text(block.words),))}]({block.file}.svg)"
            case Division():
                yield from _division(block)
            case _:
                assert_never(block)
        before = block


def _heading(rank: int, content: tuple[Inline, ...]) -> str:
    words = written(content, Place.HEADING)
    return f"{'#' * rank} {words}" if words else ""


def _division(division: Division) -> Iterator[str]:
    manner = _MANNERS.get(division.kind, _PLAIN)
    chunks = _blocks(division.blocks, manner)
    if manner.quoted:
        yield _prefixed(_joined(chunks), ">")
    else:
        yield from chunks


def _prefixed(text: str, sign: str) -> str:
    return "\n".join(f"{sign} {line}" if line else sign for line in text.split("\n"))


# ------------------------------------------------------------------------------------------------------ lists


def _list(block: List, manner: _Manner) -> Iterator[str]:
    """A chunk for all bullets, so that short ones stand close together, but one for each numbered paragraph."""
    items = [list(_item(item, manner)) for item in block.items]
    if block.kind is ListKind.NUMBERED:
        yield from (chunk for chunks in items for chunk in chunks)
        return
    gap = "\n" if all(len(chunks) == 1 for chunks in items) else "\n\n"
    yield gap.join(_bullet(text, manner.bullet) for chunks in items if (text := _joined(chunks)))


def _item(item: Item, manner: _Manner) -> Iterator[str]:
    first, rest = item.blocks[:1], item.blocks[1:]
    match first:
        case (Paragraph(number=number, content=content),):
            content = numbered(item.number, numbered(number, content))
            yield written(strong(content) if manner.bold_items else content)
            yield from _blocks(rest)
        case _:
            yield written((Text(item.number),))
            yield from _blocks(item.blocks)


def _bullet(text: str, bullet: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join((f"{bullet} {first}", *(f"  {line}" if line else "" for line in rest)))


# ------------------------------------------------------------------------------------------ labels and tables


def _entries(block: Entries) -> Iterator[str]:
    """Each label in bold with the words that it labels on the same line."""
    for entry in block.entries:
        line: tuple[Inline, ...] = strong(entry.label)
        if entry.note:
            line = (*line, Text(" "), *entry.note)
        match entry.blocks:
            case (Paragraph() as paragraph, *rest):
                yield written((*line, Text(" "), *numbered(paragraph.number, paragraph.content)))
                yield from _blocks(rest)
            case blocks:
                yield written(line)
                yield from _blocks(blocks)
