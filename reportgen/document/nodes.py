"""The blocks and inlines of a report. Knows words and structure; knows no case, no template and no file format.

Everything is immutable, and a tuple holds what stands in order. Templates say *what a thing is* (a division of the kind
`recommendations`, a label, a gap); each writer decides what that looks like.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, Flag, StrEnum, auto

from reportgen.diagnostics import Placed, Span
from reportgen.document.chart import Chart


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words came from: a place of a template, or a value of the case, which knows its place."""

    at: Span | Placed

    @property
    def span(self) -> Span | None:
        """The place in a file; None for words that came from none."""
        return self.at if isinstance(self.at, Span) else self.at.span

    def span_of(self, words: str, before: str = "") -> Span | None:
        """The place of some of the words, after others; that of a whole value or template where it cannot be told."""
        return self.at if isinstance(self.at, Span) else self.at.span_of(words, before)


# ---------------------------------------------------------------------------------------------------- inlines


class Mark(Flag):
    """How words are set off from their neighbours."""

    NONE = 0
    STRONG = auto()
    EMPHASIS = auto()


@dataclass(frozen=True, slots=True)
class Text:
    """Words, exactly as they are to be read. Holds no line break (see `Break`) and no character that XML forbids.

    `together` asks that the words never be parted at a line's end (dates, sums, "Appendix 1"); the text itself has
    ordinary spaces, and a writer that can will write no-break spaces for them.
    """

    text: str
    marks: Mark = Mark.NONE
    together: bool = False
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Break:
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the case does not say yet. Reads `[meeting date: to be given]`; `text` is what stands in the brackets.

    `reason` says why it matters, for the comment beside it.
    """

    text: str
    reason: str = ""
    marks: Mark = Mark.NONE
    origin: Origin | None = field(default=None, compare=False)

    def __bool__(self) -> bool:
        """A gap is false, so that a template can ask whether a fact is there."""
        return False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a web page or an e-mail address. `href` is http, https or mailto and nothing else."""

    href: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """Words by which other places of the report refer to `name` (such as "Appendix 1" where appendices are listed)."""

    name: str
    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to the `Target`, paragraph, heading or item called `name`.

    `text` is what it reads, computed by `numbering`; `resolved` tells whether the report has such a place.
    `numbered` is True when what it reads is the number of a paragraph, heading or item (Word: REF with the switch r).
    """

    name: str
    text: str = ""
    numbered: bool = False
    resolved: bool = False
    marks: Mark = Mark.NONE
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Remark:
    """Words of a draft and a comment on them, paragraph by paragraph. Only Word shows the comment."""

    content: tuple[Inline, ...]
    comment: tuple[str, ...]


Inline = Text | Break | Gap | Link | Target | Reference | Remark


# ----------------------------------------------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the report: a paragraph of its own, not a heading. `label` stands before it in some houses."""

    content: tuple[Inline, ...]
    label: tuple[Inline, ...] = ()
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading of level 1 or 2. `number` is computed ("3."), empty where the house does not number."""

    level: int
    content: tuple[Inline, ...]
    anchor: str = ""
    number: str = ""
    origin: Origin | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text. `number` is computed ("3.1."), empty where the house does not number."""

    content: tuple[Inline, ...]
    anchor: str = ""
    number: str = ""
    origin: Origin | None = field(default=None, compare=False)


class ListKind(Enum):
    """Bullets, or numbers in the form that the house uses at that depth."""

    BULLET = auto()
    NUMBERED = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; its first block is a paragraph. `number` is computed ("(ii)"), empty for a bullet."""

    blocks: tuple[Block, ...]
    anchor: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list. Numbering starts again with each list."""

    kind: ListKind
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words, set apart."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and what it labels: a line of the front block, or a row of the front sheet.

    `note` stands under the label in some houses: the role, in brackets, that authorised the text.
    """

    label: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    note: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """Labels with what they label, in order."""

    entries: tuple[Entry, ...]


class Align(Enum):
    """How the words of a column stand."""

    LEFT = auto()
    RIGHT = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its width in centimetres (0: a fair share of what is left) and how its words stand."""

    width: float = 0.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: paragraphs and lists. Never empty: an empty cell has to say "None", "N/A" or show a gap."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data with one header row; every row has as many cells as there are columns.

    `caption` names it and `description` says how to read it, for people who hear it; neither is printed. `row_headers`:
    the first cell of a row is its header. `total`: the last row is a sum.
    """

    columns: tuple[Column, ...]
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str
    description: str = ""
    row_headers: bool = False
    total: bool = False


class DivisionKind(StrEnum):
    """The parts of a report that have a look of their own. The value is the name used in templates (`::: name`)."""

    MEETING = "meeting"  # paragraphs: 1 the body that meets, 2 when it meets
    FRONT = "front"  # Entries: the label lines at the head of the report
    FRONT_SHEET = "front-sheet"  # Entries: the two-column sheet at the head of the report
    NOTE = "note"  # a quieter line under the title
    CONTACTS = "contacts"  # first paragraph a label, then one paragraph a contact
    BOX = "box"  # a framed stretch: heading, paragraphs, list
    RECOMMENDATIONS = "recommendations"  # a paragraph that leads in, then the numbered recommendations to members
    RESPONSES = "responses"  # a bullet list: bold recommendation of the Ombudsman, then what was done
    RUN_IN = "run-in"  # paragraphs that begin with a bold label
    UNNUMBERED = "unnumbered"  # headings and paragraphs that the house's numbering passes over
    LANDSCAPE = "landscape"  # what is too wide for an upright page, on pages that lie on their side
    SHEET = "sheet"  # a sheet of its own, which begins a page; the house's numbering passes over it
    SIGNATURE = "signature"  # paragraphs: 1 what closes a letter or report, 2 who signs, with room to sign above
    TODO = "todo"  # what is still to be done before publication; begins a page where anything stands before it


@dataclass(frozen=True, slots=True)
class Division:
    """Blocks that belong together as one part of the report."""

    kind: DivisionKind
    blocks: tuple[Block, ...]


Block = Title | Heading | Paragraph | List | Quote | Entries | Table | Chart | Division


# --------------------------------------------------------------------------------------------------- document


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line at the head or foot of pages: words at the left and words at the right."""

    left: tuple[Inline, ...] = ()
    right: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """What every page carries. `masthead` heads the first page, `header` the others; the page count stands at the right
    of the `footer`, which needs no `right`. `feedback`, if any, is a box above the footer. `marking`, if any, is a
    banner above everything ("DRAFT", "Not for publication").
    """

    masthead: PageLine = PageLine()
    header: PageLine = PageLine()
    footer: PageLine = PageLine()
    feedback: tuple[Inline, ...] = ()
    marking: PageLine | None = None


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself. `date` is the ISO date that stands for created and modified, never the clock."""

    title: str
    subject: str = ""
    author: str = ""
    status: str = ""
    date: str = "2000-01-01"
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report, ready for any writer once `numbering.number` has been over it."""

    blocks: tuple[Block, ...]
    page: Page
    properties: Properties
