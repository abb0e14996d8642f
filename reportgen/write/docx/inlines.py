"""Words as runs (ECMA-376 part 1, 17.3.2), with their links, fields and bookmarks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from reportgen.document.nodes import Break, Gap, Inline, Link, Mark, Reference, Remark, Target, Text
from reportgen.write.docx import xml
from reportgen.write.docx.bookmarks import Bookmarks, bookmark_name
from reportgen.write.docx.comments import Comments
from reportgen.write.docx.relationships import Relationships
from reportgen.write.docx.styles import Style, StyleIds

TAB: Final = "<w:r><w:tab/></w:r>"
BREAK: Final = "<w:r><w:br/></w:r>"

_NONE: Final = Mark.NONE
_NO_BREAK_SPACE: Final = "\u00a0"
_PARTED: Final = re.compile(r"(\r\n|[\t\r\n])")
_BOLD: Final = "<w:b/><w:bCs/>"
_ITALIC: Final = "<w:i/><w:iCs/>"


class Runs:
    """Turns inlines into runs for one part, whose relationships, bookmarks and comments it fills.

    A part that is given no comments, as heads and feet of pages are not, leaves them out.
    """

    def __init__(
        self, styles: StyleIds, relationships: Relationships, bookmarks: Bookmarks, comments: Comments | None = None
    ) -> None:
        self._relationships = relationships
        self._bookmarks = bookmarks
        self._comments = comments
        self._references = {style: f'<w:rStyle w:val="{xml.attribute(styles[style])}"/>' for style in _CHARACTER}
        self._plain = {mark: self._marked(mark) for mark in _MARKS}

    def write(self, content: Iterable[Inline], marks: Mark = Mark.NONE, *, bold: bool = False) -> str:
        """The runs of the content, all of it marked with `marks`. `bold`: the paragraph's style is bold already."""
        return "".join([self._inline(inline, marks, bold=bold) for inline in content])

    def run_in(self, content: tuple[Inline, ...]) -> str:
        """The runs of a paragraph whose leading strong words are its label."""
        if content and isinstance(content[0], Text) and Mark.STRONG in content[0].marks:
            label = replace(content[0], marks=content[0].marks & ~Mark.STRONG)
            return self._styled(Style.RUN_IN_LABEL, _words(label), label.marks) + self.write(content[1:])
        if content and isinstance(content[0], Remark):
            return self._remark(content[0], self.run_in(content[0].content)) + self.write(content[1:])
        return self.write(content)

    def labelled(self, label: tuple[Inline, ...], style: Style) -> str:
        """The label of a line: words in the character style, the other inlines as they are."""
        return "".join([self._labelled(inline, style) for inline in label])

    def _labelled(self, inline: Inline, style: Style) -> str:
        match inline:
            case Text():
                return self._styled(style, _words(inline), inline.marks & ~Mark.STRONG)
            case Remark():
                return self._remark(inline, self.labelled(inline.content, style))
            case _:
                return self._inline(inline, Mark.NONE, bold=True)

    def _inline(self, inline: Inline, marks: Mark, *, bold: bool) -> str:
        match inline:
            case Text():
                if inline.marks is _NONE and marks is _NONE:
                    return _run("", _words(inline))
                return _run(self._look(inline.marks | marks, bold=bold), _words(inline))
            case Break():
                return BREAK
            case Gap():
                return self._styled(Style.GAP, f"[{inline.text}]", (inline.marks | marks) if not bold else Mark.NONE)
            case Link():
                return self._link(inline, marks)
            case Target():
                return self._bookmarks.round(inline.name, self.write(inline.content, marks, bold=bold))
            case Remark():
                return self._remark(inline, self.write(inline.content, marks, bold=bold))
            case Reference():
                plain = inline.marks is _NONE and marks is _NONE
                return self._reference(inline, "" if plain else self._look(inline.marks | marks, bold=bold))

    def _remark(self, remark: Remark, words: str) -> str:
        return self._comments.round(words, remark.comment) if self._comments else words

    def _look(self, marks: Mark, *, bold: bool) -> str:
        return self._plain[marks & ~Mark.STRONG if bold else marks]

    def _marked(self, marks: Mark) -> str:
        """Run properties for marks: a character style where one says it all."""
        if not marks:
            return ""
        if Mark.STRONG in marks:
            italic = _ITALIC if Mark.EMPHASIS in marks else ""
            return f"<w:rPr>{self._references[Style.STRONG]}{italic}</w:rPr>"
        return f"<w:rPr>{self._references[Style.EMPHASIS]}</w:rPr>"

    def _styled(self, style: Style, words: str, marks: Mark = Mark.NONE) -> str:
        direct = (_BOLD if Mark.STRONG in marks else "") + (_ITALIC if Mark.EMPHASIS in marks else "")
        return _run(f"<w:rPr>{self._references[style]}{direct}</w:rPr>", words)

    def _link(self, link: Link, marks: Mark) -> str:
        identity = self._relationships.link(link.href)
        if identity is None:
            return self.write(link.content, marks)
        inner = "".join([self._linked(inline, marks) for inline in link.content])
        return f'<w:hyperlink r:id="{identity}" w:history="1">{inner}</w:hyperlink>'

    def _linked(self, inline: Inline, marks: Mark) -> str:
        """What stands within a link, which can hold no other link and no field."""
        match inline:
            case Text():
                return self._styled(Style.HYPERLINK, _words(inline), inline.marks | marks)
            case Reference():
                return self._styled(Style.HYPERLINK, inline.text, inline.marks | marks)
            case Link():
                return "".join([self._linked(inner, marks) for inner in inline.content])
            case Target() | Remark():
                content = "".join([self._linked(inner, marks) for inner in inline.content])
                if isinstance(inline, Remark):
                    return self._remark(inline, content)
                return self._bookmarks.round(inline.name, content)
            case _:
                return self._inline(inline, marks, bold=False)

    def _reference(self, reference: Reference, properties: str) -> str:
        """A field that reads what the reference reads; a link where Word’s field would come to read otherwise."""
        place = self._bookmarks.get(reference.name) if reference.resolved else None
        words = _run(properties, reference.text)
        if place is None or not words:
            return words
        bookmark = bookmark_name(reference.name)
        if not reference.numbered:
            return field(rf"REF {bookmark} \h", words)
        if reference.text != place.number:
            return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{words}</w:hyperlink>'
        switch = r"\n" if place.is_item else r"\r"
        return field(rf"REF {bookmark} {switch} \h", words)


_CHARACTER: Final = (
    Style.STRONG,
    Style.EMPHASIS,
    Style.HYPERLINK,
    Style.RUN_IN_LABEL,
    Style.TITLE_LABEL,
    Style.GAP,
)
_MARKS: Final = (Mark.NONE, Mark.STRONG, Mark.EMPHASIS, Mark.STRONG | Mark.EMPHASIS)


def field(instruction: str, result: str) -> str:
    """A complex field with its result, in runs, as it stands now: Word need not ask to update it (17.16.18)."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{result}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def words(text: str) -> str:
    """Unmarked words as a run."""
    return _run("", text)


def _words(inline: Text) -> str:
    return inline.text.replace(" ", _NO_BREAK_SPACE) if inline.together else inline.text


def _run(properties: str, text: str) -> str:
    if not text:
        return ""
    if "\t" not in text and "\n" not in text and "\r" not in text:
        return f'<w:r>{properties}<w:t xml:space="preserve">{xml.text(text)}</w:t></w:r>'
    pieces = [_piece(piece) for piece in _PARTED.split(text) if piece]
    return f"<w:r>{properties}{''.join(pieces)}</w:r>"


def _piece(piece: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    if piece in {"\n", "\r", "\r\n"}:
        return "<w:br/>"
    return f'<w:t xml:space="preserve">{xml.text(piece)}</w:t>'
