"""Word files: their text in reading order, with the numbers of Word’s lists. Knows no words of the Ombudsman.

Inserted text of tracked changes is read and deleted text is not; so are content controls, links, fields and tables.
Only the parts with text are unpacked, each no further than a limit, and entities are not resolved.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from lxml import etree

from reportgen.diagnostics import Checked
from reportgen.importers import unreadable
from reportgen.importers.folding import folded
from reportgen.importers.markers import Nesting, split_marker
from reportgen.importers.transcript import Block, Form, Transcript
from reportgen.importers.word_lists import Lists, W, indents, value, whole_number
from reportgen.importers.word_styles import Style, Styles

MOST_BYTES: Final = 20 * 1024 * 1024  # of one part, unpacked
MOST_TEXT: Final = 1_000_000  # characters
_MOST_EDGES: Final = 40  # headers and footers
_SLACK: Final = 3.0  # points
_INDENT: Final = 18.0  # points that a level stands in where nothing says how far

_ALTERNATIVE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DROPPED: Final = frozenset(
    (
        _ALTERNATIVE,
        f"{W}p",
        f"{W}del",
        f"{W}moveFrom",
        f"{W}instrText",
        f"{W}delText",
        f"{W}pPr",
        f"{W}rPr",
        f"{W}sdtPr",
    )
)
_TEXTS: Final = {f"{W}tab": " ", f"{W}noBreakHyphen": "-", f"{W}ptab": " ", f"{W}br": "\n", f"{W}cr": "\n"}
_SYMBOL: Final = 0xF000


class _TooLarge(Exception):  # noqa: N818 - it is no mistake of the program
    """A part of the file is larger than is read."""


def read(name: str, data: bytes) -> Checked[Transcript]:
    """What a Word file says."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = _parts(archive)
            main = next((path for path in ("word/document.xml", "word/document2.xml") if path in part), None)
            body = _parsed(archive, main)
            if body is None:
                return unreadable.refusal(unreadable.DAMAGED, f"{name} is a Word file without any text in it")
            styles = Styles(_parsed(archive, "word/styles.xml" if "word/styles.xml" in part else None))
            lists = Lists(_parsed(archive, "word/numbering.xml" if "word/numbering.xml" in part else None))
            edges = sorted(path for path in part if path.startswith(("word/header", "word/footer")))[:_MOST_EDGES]
            furniture = dict.fromkeys(text for path in edges for text in _edge(_parsed(archive, path)))
    except _TooLarge:
        size = f"more than {MOST_BYTES // 1024**2} MB of text in one part"
        return unreadable.refusal(unreadable.UNSAFE, f"{name} unpacks to {size}")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return unreadable.refusal(unreadable.DAMAGED, f"{name} is damaged and cannot be unpacked")
    except etree.XMLSyntaxError:
        return unreadable.refusal(unreadable.DAMAGED, f"{name} is damaged: its text is not what Word writes")
    blocks = tuple(_Reader(styles, lists).blocks(body))
    if sum(len(block.text) for block in blocks) > MOST_TEXT:
        return unreadable.refusal(unreadable.TOO_LARGE, f"{name} has more than {MOST_TEXT:,} characters of text")
    return Checked(Transcript(name, Form.WORD, blocks, tuple(furniture)))


def _parts(archive: zipfile.ZipFile) -> set[str]:
    return {entry.filename for entry in archive.infolist()}


def _parsed(archive: zipfile.ZipFile, path: str | None) -> etree._Element | None:
    """A part of the file as a tree, read no further than the limit."""
    if path is None:
        return None
    with archive.open(path) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _TooLarge
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def _edge(element: etree._Element | None) -> Iterator[str]:
    """The words of a header or footer, without page numbers."""
    for paragraph in element.iter(f"{W}p") if element is not None else ():
        text = folded(_text(paragraph)).strip("0123456789 |-–")
        if text:
            yield text


def _text(paragraph: etree._Element) -> str:
    """The words of a paragraph as they stand after its tracked changes, without those of boxes that hang on it."""
    words: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag in _DROPPED or _hidden(element):
            continue
        if tag == f"{W}t":
            words.append(element.text or "")
        elif tag == f"{W}sym":
            words.append(_symbol(element.get(f"{W}char", "")))
        elif tag in _TEXTS:
            words.append(_TEXTS[tag])
        else:
            stack.extend(reversed(element))
    return "".join(words)


def _hidden(element: etree._Element) -> bool:
    if element.tag != f"{W}r":
        return False
    return value(element, "rPr/vanish") not in {None, "0", "false", "off"}


def _symbol(code: str) -> str:
    number = int(code, 16) if code and all(digit in "0123456789abcdefABCDEF" for digit in code[:6]) else 0
    return chr(number) if 0 < number <= 0xFFFF and not 0xD800 <= number < 0xE000 else ""  # noqa: PLR2004


class _Reader:
    """Makes blocks of paragraphs, one after the other."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self._styles = styles
        self._lists = lists
        self._nesting = Nesting(_SLACK)

    def blocks(self, body: etree._Element) -> Iterator[Block]:
        """Every paragraph of the body that says something, and those of boxes before the paragraph they hang on."""
        for number, paragraph in enumerate(_paragraphs(body), start=1):
            yield from self._block(paragraph, number)

    def _block(self, paragraph: etree._Element, number: int) -> Iterator[Block]:
        style = self._styles.style(value(paragraph, "pPr/pStyle"))
        level = _level(paragraph, style)
        marker, depth = self._marker(paragraph, style, level)
        for text in _pieces(_text(paragraph)):
            typed, rest = ("", text) if marker else split_marker(text)
            yield Block(rest, marker or typed, depth, level, None, number)
            marker = ""

    def _marker(self, paragraph: etree._Element, style: Style, level: int) -> tuple[str, int]:
        own = value(paragraph, "pPr/numPr/numId")
        identity = style.number if own is None else own
        at = whole_number(value(paragraph, "pPr/numPr/ilvl"), style.at or 0)
        if level:
            self._nesting.clear()
        if identity in {"", "0"} or not folded(_text(paragraph)):
            return "", 0
        listed = self._lists.next(identity, at)
        if listed is None or not listed.marker:
            return "", 0
        left, hanging = indents(paragraph.find(f"{W}pPr/{W}ind"))
        if left is None:
            left, hanging = (style.left, style.hanging) if own is None and style.left is not None else (None, 0.0)
        if left is None:
            left, hanging = listed.left, listed.hanging
        if left is None:
            left = _INDENT * (at + 1)
        return listed.marker, 0 if level else self._nesting.depth(listed.marker, left - hanging, left)


def _level(paragraph: etree._Element, style: Style) -> int:
    own = whole_number(value(paragraph, "pPr/outlineLvl"), -1)
    return own + 1 if 0 <= own < 6 else style.level  # noqa: PLR2004


def _paragraphs(body: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs in reading order; one inside a box comes before the paragraph that the box hangs on."""
    waiting: list[etree._Element] = []
    dropped: etree._Element | None = None
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if dropped is not None:
            if event == "end" and element is dropped:
                dropped = None
        elif event == "start":
            if element.tag == _ALTERNATIVE or element.tag in {f"{W}del", f"{W}moveFrom"}:
                dropped = element
            elif element.tag == f"{W}p":
                waiting.append(element)
        elif element.tag == f"{W}p":
            yield waiting.pop()


def _pieces(text: str) -> list[str]:
    """The texts between lines that were broken by hand, put together where a sentence plainly goes on."""
    pieces: list[str] = []
    for line in filter(None, map(folded, text.split("\n"))):
        if pieces and line[0].islower() and pieces[-1][-1] not in ".:;!?":
            pieces[-1] += f" {line}"
        else:
            pieces.append(line)
    return pieces
