"""Comments beside the words that they are about (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

import posixpath
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from reportgen.write.docx import xml
from reportgen.write.docx.archive import Deflated, deflate
from reportgen.write.docx.styles import Style, StyleIds

AUTHOR: Final = "reportgen"
INITIALS: Final = "rg"

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@dataclass(frozen=True, slots=True)
class CommentsPart:
    """The part that holds a report's comments, and what says of which type it is."""

    name: str
    content: Deflated

    @property
    def type(self) -> str:
        """The Override element."""
        return f'<Override PartName="/{self.name}" ContentType="{_TYPE}"/>'


class Comments:
    """The comments of one report. `date` is the ISO date that all of them bear."""

    def __init__(self, styles: StyleIds, date: str) -> None:
        self._text = f'<w:pPr><w:pStyle w:val="{xml.attribute(styles[Style.COMMENT_TEXT])}"/></w:pPr>'
        self._look = f'<w:rPr><w:rStyle w:val="{xml.attribute(styles[Style.COMMENT_REFERENCE])}"/></w:rPr>'
        self._date = f"{date}T00:00:00Z"
        self._comments: list[str] = []

    def round(self, content: str, paragraphs: tuple[str, ...]) -> str:
        """The content as the words of a comment; unchanged where there are no words, or nothing is said of them."""
        if not content or not paragraphs:
            return content
        identity = len(self._comments)
        self._comments.append(self._comment(identity, paragraphs))
        return (
            f'<w:commentRangeStart w:id="{identity}"/>{content}<w:commentRangeEnd w:id="{identity}"/>'
            f'<w:r>{self._look}<w:commentReference w:id="{identity}"/></w:r>'
        )

    def part(self, taken: AbstractSet[str], folder: str) -> CommentsPart | None:
        """The part beside the document in its folder, under a name that is not taken; None without comments."""
        if not self._comments:
            return None
        name = posixpath.join(folder, "comments.xml")
        while name in taken:
            name = f"{name.removesuffix('.xml')}-report.xml"
        content = f"{xml.DECLARATION}<w:comments {xml.NAMESPACES}>{''.join(self._comments)}</w:comments>"
        return CommentsPart(name, deflate(content.encode()))

    def _comment(self, identity: int, paragraphs: tuple[str, ...]) -> str:
        mark = f"<w:r>{self._look}<w:annotationRef/></w:r>"
        runs = [f'<w:r><w:t xml:space="preserve">{xml.text(words)}</w:t></w:r>' for words in paragraphs]
        said = "".join(f"<w:p>{self._text}{run}</w:p>" for run in (mark + runs[0], *runs[1:]))
        return (
            f'<w:comment w:id="{identity}" w:author="{AUTHOR}" w:date="{xml.attribute(self._date)}"'
            f' w:initials="{INITIALS}">{said}</w:comment>'
        )
