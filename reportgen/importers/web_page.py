"""Saved web pages: the text of the page’s own matter, in reading order, with the markers that lists have in a browser.

Nothing is run, fetched or followed. Menus, banners and buttons are told by what the markup says of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree, html

from reportgen.diagnostics import Checked
from reportgen.importers import feet, plain, unreadable
from reportgen.importers.folding import folded
from reportgen.importers.markers import roman, split_marker
from reportgen.importers.page_parts import body_of, left_out
from reportgen.importers.transcript import Block, Form, Transcript

MOST_CHARACTERS: Final = 12_000_000  # of markup, most of which may be scripts
MOST_TEXT: Final = 1_000_000
MOST_DEPTH: Final = 400  # elements inside one another; pages that people write stay below 60
_BLOCKS: Final = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LISTS: Final = frozenset({"ol", "ul", "menu", "dir"})
_ENDED: Final = re.compile(r"[.:;!?]\W*$")
_BREAK: Final = "\x1f"  # stands for <br>


def read(name: str, text: str) -> Checked[Transcript]:
    """What a web page says."""
    if len(text) > MOST_CHARACTERS:
        size = f"{len(text):,} characters; {MOST_CHARACTERS:,} is the most that is read"
        return unreadable.refusal(unreadable.TOO_LARGE, f"{name} has {size}")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return unreadable.refusal(unreadable.EMPTY, f"{name} is a web page that says nothing")
    if _too_deep(root):
        return unreadable.refusal(unreadable.UNSAFE, f"{name} nests its parts more than {MOST_DEPTH} deep")
    blocks, furniture = _cleaned(_Reader(root).blocks())
    if sum(len(block.text) for block in blocks) > MOST_TEXT:
        return unreadable.refusal(unreadable.TOO_LARGE, f"{name} has more than {MOST_TEXT:,} characters of text")
    return Checked(Transcript(name, Form.WEB_PAGE, tuple(blocks), furniture))


def _too_deep(root: html.HtmlElement) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH:
            return True
    return False


def _cleaned(blocks: Iterator[Block]) -> tuple[list[Block], tuple[str, ...]]:
    kept: list[Block] = []
    taken: dict[str, None] = {}
    for block in blocks:
        if feet.BUTTONS.fullmatch(block.text):
            taken[block.text] = None
        elif block.text:
            kept.append(block)
    return kept, tuple(taken)


@dataclass(slots=True)
class _List:
    """An open list: the sort of its markers and the number that comes next."""

    sort: str
    number: int = 1
    step: int = 1

    def marker(self, item: html.HtmlElement) -> str:
        """The marker of the next item."""
        self.number = _number(item.get("value"), self.number)
        number, self.number = self.number, self.number + self.step
        return _numeral(number, self.sort)


def _numeral(number: int, sort: str) -> str:
    if sort in {"a", "A"} and 1 <= number <= 26:  # noqa: PLR2004 - letters of the alphabet
        return f"{chr(ord(sort) + number - 1)}."
    if sort in {"i", "I"}:
        return f"{roman(number) if sort == 'i' else roman(number).upper()}."
    return sort if sort in {"", "•"} else f"{number}."


def _number(said: str | None, default: int) -> int:
    found = re.fullmatch(r"\s*(-?\d{1,6})\s*", said or "")
    return int(found[1]) if found else default


def _opened(element: html.HtmlElement) -> _List:
    style = (element.get("style") or "").lower()
    if element.tag != "ol":
        return _List("" if re.search(r"list-style(?:-type)?\s*:\s*none", style) else "•")
    sort = (element.get("type") or "1").strip()[:1]
    for name, letter in (("lower-alpha", "a"), ("lower-latin", "a"), ("lower-roman", "i"), ("upper-alpha", "A")):
        sort = letter if name in style else sort
    start = element.get("start")
    if element.get("reversed") is not None:
        return _List(sort, _number(start, sum(child.tag == "li" for child in element)), -1)
    return _List(sort, _number(start, 1))


@dataclass(slots=True)
class _Reader:
    """Walks through a page and gathers its words block by block."""

    root: html.HtmlElement
    _words: list[str] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _marker: str = ""
    _level: int = 0
    _line: int = 1
    _last: Block | None = None

    def blocks(self) -> Iterator[Block]:
        """The blocks of the page’s own matter."""
        start, heading = body_of(self.root)
        if heading is not None:
            yield from self._walk(heading)
        yield from self._walk(start)

    def _walk(self, start: html.HtmlElement) -> Iterator[Block]:
        skip = left_out(start)
        skipped: html.HtmlElement | None = None
        for event, element in etree.iterwalk(start, events=("start", "end")):
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._words.append(element.tail or "" if element is not start else "")
            elif event == "start":
                if element in skip:
                    skipped = element
                    yield from self._flush() if element.tag in _BLOCKS else ()
                else:
                    yield from self._enter(element)
            else:
                yield from self._leave(element)
                self._words.append(element.tail or "" if element is not start else "")
        yield from self._flush()

    def _enter(self, element: html.HtmlElement) -> Iterator[Block]:
        tag = element.tag
        if tag in _BLOCKS:
            yield from self._flush()
        if tag == "br":
            self._words.append(_BREAK)
        elif tag in _LISTS:
            self._lists.append(_opened(element))
        elif tag == "li":
            self._marker = self._lists[-1].marker(element) if self._lists else "•"
        elif tag in _HEADINGS:
            self._level = _HEADINGS[tag]
        if tag == "pre" and not len(element):
            yield from plain.paragraphs(element.text or "")
            return
        self._words.append((element.text or "").replace(_BREAK, " "))
        if not self._said():
            self._line = element.sourceline or self._line

    def _leave(self, element: html.HtmlElement) -> Iterator[Block]:
        tag = element.tag
        if tag not in _BLOCKS:
            return
        yield from self._flush()
        if tag in _LISTS and self._lists:
            self._lists.pop()
        if tag == "li":
            self._marker = ""
        if tag in _HEADINGS:
            self._level = 0

    def _said(self) -> bool:
        return any(word and not word.isspace() for word in self._words[:-1])

    def _flush(self) -> Iterator[Block]:
        raw, self._words = "".join(self._words), []
        for text in _pieces(raw):
            marker, rest = ("", text) if self._marker else split_marker(text)
            yield Block(rest, self._marker or marker, len(self._lists), self._level, None, self._line)
            self._marker = ""


def _pieces(raw: str) -> Sequence[str]:
    """The texts between lines that were broken by hand, put together where a sentence plainly goes on."""
    pieces: list[str] = []
    fresh = True
    for text in map(folded, raw.split(_BREAK)):
        if not text:
            fresh = True
        elif not fresh and text[0].islower() and not _ENDED.search(pieces[-1]):
            pieces[-1] += f" {text}"
        else:
            pieces.append(text)
            fresh = False
    return pieces
