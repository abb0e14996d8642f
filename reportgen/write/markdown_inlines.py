"""Inlines as a line of GitHub-flavoured Markdown in which every character of the words comes through.

Numbers in comments are sections of the GitHub Flavored Markdown Spec 0.29 (https://github.github.com/gfm/).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import NamedTuple, assert_never

from reportgen.document.nodes import Break, Gap, Inline, Link, Mark, Reference, Remark, Target, Text
from reportgen.document.walk import plain
from reportgen.write.markdown_escape import escaped, start_escaped
from reportgen.write.words import leads_somewhere_safe, on_one_line


class Place(Enum):
    """Where inlines are to stand: at the start of a line, after the signs of a heading, or in a cell."""

    LINE = auto()
    HEADING = auto()
    CELL = auto()


def written(inlines: Sequence[Inline], place: Place = Place.LINE) -> str:
    """The inlines as Markdown for the place, without empty lines and without spaces at the ends of lines.

    A `Break` is a backslash and a line break in `Place.LINE`, a tag in the other places, which are of one line.
    """
    lines = [line for each in _lines(inlines) if (line := each.strip())]
    match place:
        case Place.LINE:
            return "\\\n".join(map(start_escaped, lines))
        case Place.HEADING:
            # 4.2: number signs at the end of a heading are not part of its words.
            return re.sub(r"(?:^|(?<=\s))#(?=#*$)", r"\\#", "<br>".join(lines))
        case Place.CELL:
            return "<br>".join(lines).replace("|", r"\|")  # 4.10: whatever the bar stands in
        case _:
            assert_never(place)


def numbered(number: str, content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The content with its number, if it has one, as its first words."""
    return (Text(f"{number} "), *content) if number else content


def strong(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """The inlines in bold, besides any marks of their own."""
    return tuple(map(_strong, inlines))


def _strong(inline: Inline) -> Inline:
    match inline:
        case Text():
            return Text(inline.text, inline.marks | Mark.STRONG, inline.together, inline.origin)
        case Reference():
            return replace(inline, marks=inline.marks | Mark.STRONG)
        case Link() | Target() | Remark():
            return replace(inline, content=strong(inline.content))
        case Gap() | Break():
            return inline  # a gap is bold anyhow
        case _:
            assert_never(inline)


# ----------------------------------------------------------------------------------------------------- pieces


class _Piece(NamedTuple):
    """A stretch of a line: words still to be escaped or, if `done`, a link or a gap in Markdown."""

    text: str
    marks: Mark = Mark.NONE
    done: bool = False


def _pieces(inlines: Iterable[Inline]) -> Iterator[_Piece | None]:
    """The pieces of the inlines, None for a new line."""
    for inline in inlines:
        match inline:
            case Text() | Reference():
                yield _Piece(on_one_line(inline.text), inline.marks)
            case Gap():
                # Bold, so that nobody who skims the text misses it.
                yield _Piece(_gap(on_one_line(inline.text)), inline.marks | Mark.STRONG, done=True)
            case Target() | Remark():
                yield from _pieces(inline.content)
            case Link():
                yield from _link(inline)
            case Break():
                yield None
            case _:
                assert_never(inline)


def _gap(text: str) -> str:
    # GitHub takes a caret for the start of a footnote, even an escaped one, so there the brackets are escaped.
    opening, closing = (r"\[", r"\]") if text.startswith("^") else "[]"
    return f"{opening}{escaped(text, followed=True, in_brackets=True)}{closing}"


def _split_at_breaks(pieces: Iterable[_Piece | None]) -> list[list[_Piece]]:
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        if piece is None:
            lines.append([])
        else:
            lines[-1].append(piece)
    return lines


def _merged(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Neighbouring words with the same marks as one piece, so that escaping sees what stands beside a character."""
    merged: list[_Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        last = merged[-1] if merged else None
        if last and last.marks == piece.marks and not (last.done or piece.done):
            merged[-1] = _Piece(last.text + piece.text, last.marks)
        else:
            merged.append(piece)
    return merged


def _with_spaces_unmarked(pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """The pieces, with spaces at the ends of marked words moved out: 6.4 allows none just inside a delimiter."""
    for piece in pieces:
        core = piece.text.strip()
        if piece.done or not piece.marks or core == piece.text:
            yield piece
            continue
        before, _, after = piece.text.partition(core) if core else (piece.text, "", "")
        yield from (_Piece(before), _Piece(core, piece.marks), _Piece(after))


def _lines(inlines: Sequence[Inline]) -> list[str]:
    plain_words = [on_one_line(each.text) for each in inlines if isinstance(each, Text) and each.marks is Mark.NONE]
    if len(plain_words) == len(inlines):
        return [escaped("".join(plain_words))]  # most paragraphs and cells
    return [_assembled(pieces) for pieces in _split_at_breaks(_pieces(inlines))]


def _assembled(pieces: Iterable[_Piece], *, in_brackets: bool = False) -> str:
    """The pieces of one line as Markdown."""
    row = _merged(pieces)
    if any(piece.marks for piece in row):
        row = _merged(_with_spaces_unmarked(row))
    out = []
    for before, piece, after in zip((None, *row), row, (*row[1:], None), strict=False):
        followed = bool(piece.marks or after)
        body = piece.text if piece.done else escaped(piece.text, followed=followed, in_brackets=in_brackets)
        if body.endswith("!") and after and after.done and not piece.marks:
            body = f"{body[:-1]}\\!"  # 6.7: before a link, an exclamation mark makes it an image
        out.append(_set_off(body, piece.marks, before, after) if piece.marks else body)
    return "".join(out)


# ------------------------------------------------------------------------------------------------------ marks


def _set_off(body: str, marks: Mark, before: _Piece | None, after: _Piece | None) -> str:
    """The body between asterisks if 6.4 reads them as meant beside these neighbours, else in HTML tags."""
    strong, emphasis = Mark.STRONG in marks, Mark.EMPHASIS in marks
    if _opens(body[0], before and before.text[-1], before) and _opens(body[-1], after and after.text[0], after):
        stars = "**" * strong + "*" * emphasis
        return f"{stars}{body}{stars}"
    body = f"<em>{body}</em>" if emphasis else body
    return f"<strong>{body}</strong>" if strong else body


def _opens(inner: str, outer: str | None, neighbour: _Piece | None) -> bool:
    """True when asterisks between the two characters belong to the inner one."""
    if neighbour is None or outer is None:
        return True
    if neighbour.marks:
        return False  # two delimiters side by side would be read as one
    return inner.isalnum() or outer == " " or unicodedata.category(outer).startswith("P")


# ------------------------------------------------------------------------------------------------------ links


_WEB_ADDRESS = re.compile(r"https?://[\w/.?=&%#+:,@~-]+", re.ASCII)
_MAIL_ADDRESS = re.compile(r"mailto:[\w.+-]+@[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)+", re.ASCII)
# 6.2, 6.6, and what could close a span around the link; all of it is rare in an address.
_NOT_IN_DESTINATION = re.compile(r"[()<>\\|`*\[\]\s]|&(?=\#?\w+;)")


def _link(link: Link) -> Iterator[_Piece | None]:
    """The link as one piece; an address that shows itself as an autolink (6.8); words only if it leads nowhere."""
    words = plain(link.content)
    if not leads_somewhere_safe(link.href) or not words.strip():
        yield from _pieces(link.content)
    elif (words == link.href and _WEB_ADDRESS.fullmatch(link.href)) or (
        f"mailto:{words}" == link.href and _MAIL_ADDRESS.fullmatch(link.href)
    ):
        yield _Piece(f"<{words}>", done=True)
    else:
        href = _NOT_IN_DESTINATION.sub(_percent_encoded, link.href)
        pieces = _pieces(_without_links(link.content))
        lines = (_assembled(line, in_brackets=True) for line in _split_at_breaks(pieces))
        yield _Piece(f"[{'<br>'.join(lines)}]({href})", done=True)


def _without_links(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Link | Target | Remark):
            yield from _without_links(inline.content)
        else:
            yield inline


def _percent_encoded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
