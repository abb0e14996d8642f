"""Prose that officers type: paragraphs, lists, emphasis, links, quotations. Knows one field's text and nothing else.

People type stars, hashes and full stops for their own reasons: `15. Ms X said`, `1974. Act`, `- 12 days late`,
`# 3 Elm Close`, `£300 * 2`. Whatever is not plainly meant as Markdown is hidden from the parser and stays as typed:

- a list has at least two items; a numbered one counts 1, 2, 3;
- a star emphasises only where it hugs the words (`*so*`), never between letters, figures or spaces;
- brackets are a link only when an address in round brackets follows at once.

Headings, tables, pictures, code and HTML are not part of prose: they are read as words.
"""

from __future__ import annotations

import re
import string
from functools import cache, lru_cache
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions.sane_lists import SaneListExtension

from reportgen.case.values import Prose
from reportgen.compose.tree import Builder, NotInReportsError, parse
from reportgen.document.nodes import Block, Origin, Paragraph, Text

_HIDDEN_FROM = 0xF0000
_A_LINK = chr(_HIDDEN_FROM)  # stands for a link while the stars round it are looked at
_HIDE = {ord(mark): chr(_HIDDEN_FROM + ord(mark)) for mark in string.punctuation}
_SHOW = {ord(hidden): chr(mark) for mark, hidden in _HIDE.items()}
_ANY_HIDDEN = re.compile(f"[{chr(_HIDDEN_FROM)}-{chr(_HIDDEN_FROM + 0x7F)}\x02\x03]")

_MARKUP = re.compile(r"[*\[>]|^[ \t]*(?:[-+]|\d+\.)[ \t]", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_BULLET = re.compile(r"([ \t]*)([-*])([ \t]+)(?=\S)")
_NUMBER = re.compile(r"([ \t]*)(\d{1,9})(\.)([ \t]+)(?=\S)")
_QUOTE = re.compile(r"(?: {0,3}> ){1,3}(?=\S)")
_LINK = re.compile(r"\[([^\[\]\n]*[^\[\]\s][^\[\]\n]*)\]\((#[\w-]+|(?:https?://|mailto:)[^()\s]+)\)", re.IGNORECASE)
_STARS = re.compile(r"\*+")
_Run = list[tuple[int, int, str]]  # items that may be one list: line, indent and marker of each

_NOT_IN_PROSE = (
    *("code", "hashheader", "setextheader", "hr", "reference", "backtick", "escape", "image_link", "image_reference"),
    *("short_reference", "short_image_ref", "autolink", "automail", "html", "entity", "linebreak"),
    *("not_strong", "em_strong2"),  # a star between spaces, and underscores: hidden always
)


@cache
def _parser() -> markdown.Markdown:
    parser = markdown.Markdown(extensions=[SaneListExtension()])
    for registry in (parser.parser.blockprocessors, parser.inlinePatterns):
        for name in _NOT_IN_PROSE:
            if name in registry:
                registry.deregister(name)
    return parser


def blocks_of(value: Prose) -> tuple[Block, ...]:
    """The blocks of a prose field, which most reports of a case print: read once.

    Kept by the field and not by its words, since the same words can stand in two places.
    """
    known = _blocks.get(id(value))
    if known is None or known[0] is not value:
        if len(_blocks) >= _MOST_KEPT:
            _blocks.clear()
        known = _blocks[id(value)] = (value, read(value, Origin(value)))
    return known[1]


_MOST_KEPT = 256  # fields: those of a few cases
_blocks: dict[int, tuple[Prose, tuple[Block, ...]]] = {}


def read(text: str, origin: Origin | None) -> tuple[Block, ...]:
    """The blocks of a prose field. Every character that is not plainly markup is in them, in order."""
    if not _MARKUP.search(text) or _ANY_HIDDEN.search(text):
        return plain(text, origin)
    try:
        return Builder(_shown, origin).blocks(_elements(str(text)))
    except NotInReportsError:
        return plain(text, origin)


@lru_cache(maxsize=128)
def _elements(text: str) -> Element:
    """What the parser finds in a text: the reports of a case print most of it again, and some of it twice."""
    return parse(_parser(), prepared(text).split("\n"))


def _shown(words: str) -> str:
    return words.translate(_SHOW)


def plain(text: str, origin: Origin | None) -> tuple[Block, ...]:
    """The paragraphs of text without markup; a single new line is a space, as in Markdown."""
    paragraphs = (" ".join(part.split("\n")).strip(" ") for part in _BLANK.split(text.strip("\n")))
    return tuple(Paragraph((Text(words, origin=origin),), origin=origin) for words in paragraphs if words)


def prepared(text: str) -> str:
    """The text with everything hidden that is not meant as Markdown, and lists laid out as the parser wants them."""
    lines = text.split("\n")
    items = _items(lines)
    out: list[str] = []
    inside = ""  # the indent of what belongs to the list item above
    for place, line in enumerate(lines):
        words = line.strip(" \t")
        if place in items:
            if out and out[-1] and not inside:
                out.append("")
            marker = items[place]
            inside = " " * (4 + marker.count(" ") - 1)
            out.append(marker + _inline(words.split(maxsplit=1)[1]))
        elif found := _QUOTE.match(line):
            out.append(found.group() + _inline(line[found.end() :]))
        elif (
            words == ">"
            and out[-1:]
            and out[-1].startswith(">")
            and _QUOTE.match("".join(lines[place + 1 : place + 2]))
        ):
            out.append(">")  # between two paragraphs of a quotation
        elif words:
            inside = inside if line.startswith((" ", "\t")) else ""
            if inside and out[-1]:
                out[-1] += " " + _inline(words)
            else:
                out.append(inside + _inline(words))
        else:
            out.append("")
    return "\n".join(out)


def _items(lines: list[str]) -> dict[int, str]:
    """The lines that are items of a true list, each with the marker and indent to give the parser."""
    found: dict[int, str] = {}
    runs: list[_Run] = []
    open_runs: dict[int, _Run] = {}  # those that the next item may carry on, by their indent
    for place, line in enumerate(lines):
        item = _BULLET.match(line) or _NUMBER.match(line)
        if item:
            indent = len(item.group(1).expandtabs(4))
            entry = (place, indent, item.group(2))
            open_runs = {depth: run for depth, run in open_runs.items() if depth <= indent}
            if indent in open_runs and _goes_on(open_runs[indent], entry):
                open_runs[indent].append(entry)
            else:
                open_runs[indent] = [entry]
                runs.append(open_runs[indent])
        elif line.strip() and not line.startswith((" ", "\t")):
            open_runs = {}
    for run in runs:
        if len(run) > 1:
            found.update(_markers(run, found))
    return found


def _goes_on(run: _Run, entry: tuple[int, int, str]) -> bool:
    last, this = run[-1][2], entry[2]
    if last.isdigit() and this.isdigit():
        return run[0][2] == "1" and int(this) == int(last) + 1
    return last == this


def _markers(run: _Run, outer: dict[int, str]) -> dict[int, str]:
    nested = run[0][1] > 0 and bool(outer)
    lead = "    " if nested else ""
    return {place: f"{lead}{mark}. " if mark.isdigit() else f"{lead}- " for place, _, mark in run}


def _inline(line: str) -> str:
    """One line with every special character hidden but those of links and emphasis."""
    links = iter([f"[{_stars(link.group(1))}]({link.group(2).translate(_HIDE)})" for link in _LINK.finditer(line)])
    return re.sub(_A_LINK, lambda _: next(links), _stars(_LINK.sub(_A_LINK, line)))


def _stars(words: str) -> str:
    """Words with every special character hidden but the stars that emphasise."""
    kept: list[re.Match[str]] = []
    opened: list[re.Match[str]] = []
    for found in _STARS.finditer(words):
        before = words[found.start() - 1 : found.start()] or " "
        after = words[found.end() : found.end() + 1] or " "
        opens = not after.isspace() and not before.isalnum()
        closes = not before.isspace() and not after.isalnum()
        if len(found.group()) > len("**"):
            continue
        if closes and opened and opened[-1].group() == found.group():
            kept += (opened.pop(), found)
        elif opens:
            opened = [*opened[-1:], found]  # bold within italics, and no deeper
    out: list[str] = []
    end = 0
    for stars in sorted(kept, key=re.Match.start):
        out += (words[end : stars.start()].translate(_HIDE), stars.group())
        end = stars.end()
    return "".join((*out, words[end:].translate(_HIDE)))
