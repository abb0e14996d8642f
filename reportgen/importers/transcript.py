"""What a document says, block by block, whatever file it came in. Knows no file format and nothing of the Ombudsman."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """The kind of file that a document came in."""

    PDF = "PDF"
    WEB_PAGE = "web page"
    WORD = "Word file"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item or a heading, with the line breaks of its page taken out.

    `text` is exactly what the document says, white space folded to single spaces and the marker taken off; `marker` is
    what stood before it (`1.`, `a)`, `•`, `-`), or nothing. `depth` counts the lists that it stands in, 0 for none and
    also where the document does not show it. `level` is that of a heading, 1 to 6, where the format itself says that
    it is one, else 0. `page` counts from 1 and only PDFs have pages; `line` counts the lines of the text as it was
    read, from 1.
    """

    text: str
    marker: str = ""
    depth: int = 0
    level: int = 0
    page: int | None = None
    line: int = 1


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that a document says, in reading order, without page numbers, running heads, menus and cookie banners."""

    name: str
    form: Form
    blocks: tuple[Block, ...]
    furniture: tuple[str, ...] = ()
    """Running heads and feet that were taken out, each once: a draft says so there."""
