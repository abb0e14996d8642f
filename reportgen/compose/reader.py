"""A rendered template becomes blocks. Knows the layout of templates; knows no case and no Jinja.

A template is Markdown with divisions. A line `::: name key="value"` opens a division and a line `:::` closes it. Text
between blank lines is a section of its own: since values are holes, its words are the same for every case of the same
shape, so each section is parsed once and its tree is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import groupby

import markdown
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from reportgen.compose.fill import Filler, UnprintableError
from reportgen.compose.holes import HOLE, HOLES, STRAY, Rendering
from reportgen.compose.sections import FENCE_LIKE, sections
from reportgen.compose.tree import Builder, NotInReportsError, parse
from reportgen.diagnostics import Diagnostic, Severity, Span, code
from reportgen.document.nodes import (
    Block,
    Division,
    DivisionKind,
    Entries,
    Inline,
    List,
    Origin,
    Page,
    PageLine,
    Paragraph,
    Table,
    Title,
)

NOT_UNDERSTOOD = code(
    "TPL-03",
    "A template says something that reports do not have",
    "Templates are Markdown with divisions (`::: name`). This one holds an element, a division or a setting that the"
    " reader does not know, and it does not guess.",
    "Correct the template at the line named. docs/templates.md lists what templates may hold.",
)

_SETTING = re.compile(r"([a-z-]+)=\"([^\"]*)\"")
PAGE_PARTS = ("masthead", "header", "footer", "feedback")
TABLE_SETTINGS = frozenset({"caption", "description", "widths", "row-headers", "total"})


@dataclass(slots=True)
class Read:
    """What a rendered template says: its blocks, what its pages carry, and what went wrong."""

    blocks: tuple[Block, ...] = ()
    page: Page = field(default_factory=Page)
    diagnostics: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A division that is open, or the report itself, with the blocks read so far."""

    name: str
    settings: dict[str, str]
    place: Span | None
    blocks: list[Block] = field(default_factory=list)


class Reader:
    """Reads one rendering."""

    def __init__(self, rendered: Rendering, files: list[str], filler: Filler) -> None:
        self._values = rendered.values
        self._files = files
        self._filler = filler
        self._found = Read()
        self._open = [_Open("", {}, None)]
        self._page: dict[str, tuple[Block, ...]] = {}

    def read(self, text: str) -> Read:
        """The blocks of a rendered text. Problems are diagnostics at the template's file and line."""
        for place, lines in sections(text):
            span = self._span(place)
            if not isinstance(lines, str):
                self._fence(lines, span)
                continue
            try:
                self._open[-1].blocks.extend(self._section(lines, span))
            except (NotInReportsError, UnprintableError) as problem:
                self._report(str(problem), span)
        for unclosed in self._open[1:]:
            self._report(f"the division `{unclosed.name}`, which is never closed", unclosed.place)
        self._found.blocks = tidy(self._open[0].blocks)
        self._found.page = self._make_page()
        return self._found

    def _section(self, lines: str, span: Span | None) -> tuple[Block, ...]:
        words, *rest = HOLES.split(lines)
        numbers = list(map(int, rest[::2]))
        shape = "".join((words, *(f"{HOLE}{place:06x}{piece}" for place, piece in enumerate(rest[1::2]))))
        if STRAY.search(shape) or shape.count(HOLE) != len(numbers) or max(numbers, default=-1) >= len(self._values):
            raise NotInReportsError("a piece cut out of words that hold values")
        if FENCE_LIKE.match(lines):
            raise NotInReportsError(f'`{lines.strip()}`, which opens no division: write ::: name setting="value"')
        skeleton = parsed(shape)
        origin = Origin(span) if span else None
        if not numbers and "](#" not in lines:
            return tuple([_located(block, origin) for block in skeleton])
        self._filler.origin = origin
        self._filler.values = [self._values[number] for number in numbers]
        return self._filler.blocks(skeleton, origin)

    def _span(self, place: tuple[int, int] | None) -> Span | None:
        return Span(self._files[place[0]], place[1], 1) if place and place[0] < len(self._files) else None

    def _report(self, what: str, span: Span | None) -> None:
        self._found.diagnostics.append(
            Diagnostic(
                NOT_UNDERSTOOD, Severity.ERROR, f"the template holds {what}", span, fix="correct the template there"
            )
        )

    def _fence(self, fence: re.Match[str], span: Span | None) -> None:
        name = fence["name"]
        if HOLE in fence["settings"]:
            self._report(f"a value in a setting of the division `{name}`", span)
        if name:
            self._open.append(_Open(name, dict(_SETTING.findall(fence["settings"])), span))
        elif len(self._open) == 1:
            self._report("`:::` where no division is open", span)
        else:
            self._close(self._open.pop())

    def _close(self, division: _Open) -> None:
        blocks = tidy(division.blocks, sheet=division.name == DivisionKind.FRONT_SHEET)
        allowed = TABLE_SETTINGS if division.name == "table" else frozenset()
        for setting in division.settings.keys() - allowed:
            self._report(f"`{setting}=` on the division `{division.name}`", division.place)
        if division.name in PAGE_PARTS:
            if division.name in self._page or not _is_page_line(blocks):
                self._report(f"more than one line in the division `{division.name}`", division.place)
            self._page[division.name] = blocks
        elif division.name == "table":
            self._open[-1].blocks.extend(self._table(block, division) for block in blocks)
        elif division.name in _KINDS:
            self._open[-1].blocks.append(Division(_KINDS[division.name], blocks))
        else:
            self._report(f"a division called `{division.name}`", division.place)

    def _table(self, block: Block, division: _Open) -> Block:
        if not isinstance(block, Table):
            self._report("something other than a table in the division `table`", division.place)
            return block
        settings = division.settings
        try:
            widths = [float(width) for width in settings.get("widths", "").split()] or [0.0] * len(block.columns)
            columns = tuple(replace(column, width=width) for column, width in zip(block.columns, widths, strict=True))
        except ValueError:
            self._report("`widths=` that are not one number for each column", division.place)
            columns = block.columns
        for name in ("row-headers", "total"):
            if settings.get(name, "no") not in {"yes", "no"}:
                self._report(f"`{name}=` that is neither yes nor no", division.place)
        return replace(
            block,
            columns=columns,
            caption=settings.get("caption", ""),
            description=settings.get("description", ""),
            row_headers=settings.get("row-headers") == "yes",
            total=settings.get("total") == "yes",
        )

    def _make_page(self) -> Page:
        lines = {name: _page_line(self._page.get(name, ())) for name in PAGE_PARTS}
        feedback = lines["feedback"]
        return Page(lines["masthead"], lines["header"], lines["footer"], feedback.left)


_KINDS = {str(kind): kind for kind in DivisionKind}


def _is_page_line(blocks: tuple[Block, ...]) -> bool:
    """Whether blocks are a line of a page: words, or words at the left and words at the right."""
    if len(blocks) != 1:
        return not blocks
    if isinstance(blocks[0], Entries):
        held = blocks[0].entries[0].blocks
        return len(blocks[0].entries) == 1 and len(held) <= 1 and all(isinstance(block, Paragraph) for block in held)
    return isinstance(blocks[0], Paragraph)


def _page_line(blocks: tuple[Block, ...]) -> PageLine:
    left: tuple[Inline, ...] = ()
    right: tuple[Inline, ...] = ()
    for block in blocks:
        if isinstance(block, Paragraph):
            left = block.content
        elif isinstance(block, Entries):
            first = block.entries[0]
            left = first.label
            right = next((inner.content for inner in first.blocks if isinstance(inner, Paragraph)), ())
    return PageLine(left, right)


def _located(block: Block, origin: Origin | None) -> Block:
    """A block that knows its line of the template."""
    if isinstance(block, Paragraph):
        return Paragraph(block.content, origin=origin)
    return block


def tidy(blocks: list[Block], *, sheet: bool = False) -> tuple[Block, ...]:
    """Lists and entries that only blank lines parted become one, and a title that an entry labels stands by itself.

    In a front sheet (`sheet`) the title stays in its row.
    """
    out: list[Block] = []
    for kind, group in groupby(blocks, key=_joins):
        run = list(group)
        if kind is None or not isinstance(run[0], List | Entries):
            out.extend(run)
        elif isinstance(run[0], List):
            out.append(
                List(run[0].kind, tuple(item for block in run if isinstance(block, List) for item in block.items))
            )
        else:
            entries = Entries(tuple(e for block in run if isinstance(block, Entries) for e in block.entries))
            out.extend((entries,) if sheet else _titled(entries))
    return tuple(out)


def _joins(block: Block) -> object:
    if isinstance(block, List):
        return block.kind
    return Entries if isinstance(block, Entries) else None


def _titled(entries: Entries) -> Iterator[Block]:
    """Entries before and after a labelled title, and the title itself."""
    for titled, group in groupby(
        entries.entries, key=lambda entry: len(entry.blocks) == 1 and isinstance(entry.blocks[0], Title)
    ):
        run = tuple(group)
        if not titled:
            yield Entries(run)
            continue
        titles = ((entry.blocks[0], entry.label) for entry in run)
        yield from (replace(title, label=label) for title, label in titles if isinstance(title, Title))


@cache
def _parser() -> markdown.Markdown:
    parser = markdown.Markdown(extensions=[TableExtension(), DefListExtension(), SaneListExtension()])
    for name in ("reference", "image_reference", "short_reference", "short_image_ref", "html", "entity", "automail"):
        for registry in (parser.parser.blockprocessors, parser.inlinePatterns):
            if name in registry:
                registry.deregister(name)
    return parser


@lru_cache(maxsize=4096)
def parsed(section: str) -> tuple[Block, ...]:
    """The tree of one section of template text. Raises `NotInReportsError` for what the reader does not know."""
    return Builder(str).blocks(parse(_parser(), section.split("\n")))
