"""A finished report as other tools take it: the same words in the same styles, and an empty file with the same pages.

Both come from the Word file that reportgen wrote, so whatever it learns to write, its peers write too. They get it with
less to do: runs of one look are one run, and links, fields, bookmarks and numbers are words or left out.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

Run = tuple[str, bool, bool]
"""Words, and whether they are bold and italic."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with its runs, or a table with the runs of each cell, in a style that the empty file has."""

    style: str
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()

    @property
    def words(self) -> list[str]:
        """The words of the block, in order."""
        held = [self.runs, *(cell for row in self.rows for cell in row)]
        return " ".join("".join(text for text, _, _ in runs) for runs in held).split()


def as_json(blocks: tuple[Block, ...]) -> str:
    """The blocks as text, for the process of another tool."""
    return json.dumps([asdict(block) for block in blocks], ensure_ascii=False)


def from_json(text: str) -> tuple[Block, ...]:
    """The blocks that `as_json` wrote."""
    return tuple(
        Block(
            block["style"],
            tuple((words, bold, italic) for words, bold, italic in block["runs"]),
            tuple(tuple(tuple((w, b, i) for w, b, i in cell) for cell in row) for row in block["rows"]),
        )
        for block in json.loads(text)
    )


def blocks_of(content: bytes) -> tuple[Block, ...]:
    """The blocks of a Word file, whoever wrote it."""
    return tuple(_block(block) for block in docx.Document(io.BytesIO(content)).iter_inner_content())


def body(content: bytes) -> bytes:
    """The XML of the body as reportgen wrote it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("word/document.xml")


def shell(content: bytes) -> bytes:
    """The Word file with nothing in its body: styles, lists, and the heads and feet of pages."""
    document = docx.Document(io.BytesIO(content))
    body = document.element.body
    for element in list(body)[:-1]:
        body.remove(element)
    return saved(document)


def saved(document: WordDocument) -> bytes:
    """A document of python-docx as a file."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _block(block: Paragraph | Table) -> Block:
    style = str(block.style.name) if block.style is not None else "Normal"
    if isinstance(block, Paragraph):
        return Block(style, _runs(block._p))
    return Block(style, rows=tuple(tuple(_runs(cell._tc) for cell in row.cells) for row in block.rows))


def _runs(element: Any) -> tuple[Run, ...]:  # noqa: ANN401  elements of python-docx have no types
    """All runs in an element, those within links too; neighbours of one look are one."""
    said = [(_text(run), *_look(run)) for run in element.iter(qn("w:r"))]
    grouped = groupby((run for run in said if run[0]), key=lambda run: run[1:])
    return tuple(("".join(run[0] for run in runs), *look) for look, runs in grouped)


def _text(run: Any) -> str:  # noqa: ANN401  as above
    return "".join("\t" if part.tag == qn("w:tab") else part.text or "" for part in run.iter(qn("w:t"), qn("w:tab")))


def _look(run: Any) -> tuple[bool, bool]:  # noqa: ANN401  as above
    properties = run.rPr
    if properties is None:
        return False, False
    bold = properties.style == "Strong" or properties.find(qn("w:b")) is not None
    return bold, properties.style == "Emphasis" or properties.find(qn("w:i")) is not None
