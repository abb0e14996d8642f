"""A house at work: its templates, its look and its Word file, made ready once for all of its reports.

Introduces composing to writing; knows no folder of cases and no output.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from reportgen import placing
from reportgen.compose.composer import Composer
from reportgen.compose.house import House
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span
from reportgen.document.nodes import Document

if TYPE_CHECKING:
    from reportgen.write.docx import Prepared


class Studio:
    """A house at work: its templates compiled and its Word package prepared, once for all of its reports."""

    def __init__(self, house: House, *, live: bool = False) -> None:
        self.house = house
        self._live = live
        self.look = house.style.look()
        self.composer = Composer(house)

    @cached_property
    def word(self) -> Checked[Prepared]:
        """The house's Word package, with what is wrong in the council's own file."""
        from reportgen.write import docx  # noqa: PLC0415  Word's libraries are slow to load, and Markdown needs none

        own = self._own_file()
        if own.failed:
            return Checked(None, own.diagnostics)
        path = self.house.own_file
        name = path.name if path else ""
        made = docx.prepare(self.look, str(self.house.style.council), own.value, self.house.shared / "word", name)
        place = Span(path.as_posix(), 1, 1) if path else None
        return Checked(made.value, tuple(replace(found, span=found.span or place) for found in made.diagnostics))

    def inspected(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the council's own Word file, if the house has one."""
        from reportgen.write import docx  # noqa: PLC0415  as above

        own, path = self._own_file(), self.house.own_file
        return docx.inspect(own.value, path.as_posix()) if own.value is not None and path else own.diagnostics

    def _own_file(self) -> Checked[bytes]:
        """The bytes of the council's own Word file; None without an error if the house has none."""
        own = self.house.own_file
        try:
            return Checked(own.read_bytes() if own else None)
        except OSError as problem:
            from reportgen.write.docx.unpack import UNREADABLE  # noqa: PLC0415  as above

            message = f"{own} cannot be read: {placing.reason(problem)}"
            fix = "close it in other programs, and ask whoever looks after the folder to let you read it"
            return Checked(None, (Diagnostic(UNREADABLE, Severity.ERROR, message, fix=fix),))

    def written(self, document: Document, kind: str) -> Checked[bytes]:
        """The document in one of the formats of `reportgen.write.FORMATS`."""
        return {"docx": self._as_word, "md": self._as_markdown, "html": self._as_page}[kind](document)

    def _as_word(self, document: Document) -> Checked[bytes]:
        from reportgen.write import docx  # noqa: PLC0415  as above

        prepared = self.word
        made = docx.write(document, prepared.value) if prepared.value is not None else None
        return Checked(made, prepared.diagnostics)

    def _as_markdown(self, document: Document) -> Checked[bytes]:
        from reportgen.write import markdown  # noqa: PLC0415  only what is asked for is loaded

        return Checked(markdown.write(document).encode())

    def pictures(self, document: Document) -> dict[str, bytes]:
        """The files that have to stand beside the document's Markdown, by name: its charts."""
        from reportgen.write import markdown  # noqa: PLC0415  as above

        drawn = markdown.pictures(document, f"#{self.look.accent}")
        return {name: picture.encode() for name, picture in drawn.items()}

    def _as_page(self, document: Document) -> Checked[bytes]:
        from reportgen.write import html  # noqa: PLC0415  as above

        return Checked(html.write(document, self.look, live=self._live).encode())
