"""Blocks as HTML: what each part of a report is, in elements; what it looks like is left to `page.css`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import assert_never

from reportgen.document.chart import Chart
from reportgen.document.nodes import (
    Align,
    Block,
    Cell,
    Column,
    Division,
    DivisionKind,
    Entries,
    Heading,
    Item,
    List,
    ListKind,
    Paragraph,
    Quote,
    Table,
    Title,
)
from reportgen.document.walk import plain
from reportgen.write import chart_svg
from reportgen.write.html_inlines import Ids, attribute_text, words, written


@dataclass(slots=True)
class Blocks:
    """Writes the blocks of one page, a line of HTML for each element that stands alone."""

    ids: Ids
    titled: bool = False

    def written(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The blocks as lines of HTML."""
        for block in blocks:
            match block:
                case Title():
                    yield from self._title(block)
                case Heading() | Paragraph():
                    yield self._line(block)
                case List():
                    yield from self._list(block)
                case Quote():
                    yield from ("<blockquote>", *self.written(block.blocks), "</blockquote>")
                case Entries():
                    yield from self._entries(block)
                case Table():
                    yield from self._table(block)
                case Chart():
                    yield chart_svg.drawn(block)
                case Division():
                    yield from self._division(block)
                case _:
                    assert_never(block)

    def _title(self, title: Title) -> Iterator[str]:
        """The first title as `h1`: a page has one."""
        if title.label:
            yield f'<p class="title-label">{written(title.label, self.ids)}</p>'
        content = written(title.content, self.ids)
        yield f'<p class="title">{content}</p>' if self.titled else f"<h1>{content}</h1>"
        self.titled = True

    def _line(self, block: Heading | Paragraph, number: str = "") -> str:
        """A heading or paragraph; `number` is that of the item that it begins."""
        tag = f"h{block.level + 1}" if isinstance(block, Heading) else "p"
        attributes = self.ids.attribute(block.anchor) + (' class="numbered"' if block.number else "")
        numbers = _number(number) + _number(block.number)
        return f"<{tag}{attributes}>{numbers}{written(block.content, self.ids)}</{tag}>"

    # -------------------------------------------------------------------------------------- lists and labels

    def _list(self, block: List) -> Iterator[str]:
        # Without markers of its own, a list is none to VoiceOver unless it says that it is (role).
        opening, closing = ("<ul>", "</ul>") if block.kind is ListKind.BULLET else ('<ol role="list">', "</ol>")
        yield opening
        for item in block.items:
            yield from self._item(item)
        yield closing

    def _item(self, item: Item) -> Iterator[str]:
        yield f"<li{self.ids.attribute(item.anchor)}>"
        match item.blocks:
            case (Paragraph() as first, *rest):
                yield self._line(first, item.number)
                yield from self.written(rest)
            case blocks:
                yield _number(item.number)
                yield from self.written(blocks)
        yield "</li>"

    def _entries(self, block: Entries) -> Iterator[str]:
        if not block.entries:
            return
        yield "<dl>"
        for entry in block.entries:
            note = f' <span class="note">{written(entry.note, self.ids)}</span>' if entry.note else ""
            yield f"<div><dt>{written(entry.label, self.ids)}{note}</dt>"
            yield from ("<dd>", *self.written(entry.blocks), "</dd></div>")
        yield "</dl>"

    def _division(self, division: Division) -> Iterator[str]:
        tag, name = "div", ""
        match division:
            case Division(DivisionKind.BOX, (Heading() as first, *_)):
                tag, name = "section", plain(first.content)
            case Division(DivisionKind.TODO, (Paragraph() as first, *_)):
                tag, name = "aside", plain(first.content)
            case _:
                pass
        label = f' aria-label="{attribute_text(name)}"' if name.strip() else ""
        yield f'<{tag} class="{division.kind}"{label}>'
        yield from self.written(division.blocks)
        yield f"</{tag}>"

    # ------------------------------------------------------------------------------------------------ tables

    def _table(self, table: Table) -> Iterator[str]:
        """The table in a frame that scrolls, by keyboard too, where the screen is too narrow for it."""
        caption = self.ids.fresh("caption")
        about = self.ids.fresh("about") if table.description else ""
        yield f'<div class="table" role="region" aria-labelledby="{caption}" tabindex="0">'
        yield f'<table aria-describedby="{about}">' if about else "<table>"
        yield f'<caption id="{caption}" class="unseen">{words(table.caption)}</caption>'
        yield "<thead>"
        yield self._row(table, table.header, "col")
        yield "</thead>"
        body, foot = (table.rows[:-1], table.rows[-1:]) if table.total else (table.rows, ())
        for part, rows in (("tbody", body), ("tfoot", foot)):
            if rows:
                yield from (f"<{part}>", *(self._row(table, row) for row in rows), f"</{part}>")
        yield "</table>"
        if about:
            yield f'<p id="{about}" hidden="hidden">{words(table.description)}</p>'
        yield "</div>"

    def _row(self, table: Table, row: tuple[Cell, ...], scope: str = "") -> str:
        cells = (
            self._cell(cell, column, scope or ("row" if table.row_headers and place == 0 else ""))
            for place, (cell, column) in enumerate(zip(row, table.columns, strict=True))
        )
        return f"<tr>{' '.join(cells)}</tr>"

    def _cell(self, cell: Cell, column: Column, scope: str) -> str:
        tag, attributes = ("th", f' scope="{scope}"') if scope else ("td", "")
        if column.align is Align.RIGHT:
            attributes += ' class="right"'
        match cell.blocks:
            case (Paragraph(anchor="", number="", content=content),):
                inside = written(content, self.ids)
            case blocks:
                inside = "\n".join(self.written(blocks))
        return f"<{tag}{attributes}>{inside}</{tag}>"


def _number(number: str) -> str:
    return f'<span class="number">{words(number)}</span> ' if number else ""
