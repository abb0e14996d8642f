"""What YAML allows and a case file may not hold, in an officer's words."""

from __future__ import annotations

import re

from yaml.events import CollectionStartEvent, Event, ScalarEvent
from yaml.scanner import Scanner

from reportgen.diagnostics import Code, Span
from reportgen.source import codes
from reportgen.source.characters import FORBIDDEN, HIDDEN_IN_NAME, describe, without_hidden
from reportgen.source.events import end_of, start_of
from reportgen.source.findings import Findings
from reportgen.source.nodes import Lines, Node, Sequence

_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*\s*)*")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_LOST_COMMENT = re.compile(r"(?<=[ \t])#\d[^\r\n]*")


class Refusals:
    """Notes what is refused in one text."""

    def __init__(self, lines: Lines, findings: Findings) -> None:
        self._lines = lines
        self._findings = findings
        self._lines_with_marks: set[int] = set()

    def known_at(self, span: Span | None) -> bool:
        """True if a `*`, `&` or `!` was refused on the line of a place, which explains why the line breaks off."""
        return span is not None and span.line in self._lines_with_marks

    def alias(self, event: Event) -> None:
        """Note a value that is borrowed by `*name`."""
        word = self._lines.text[start_of(event) : end_of(event)]
        message = f"`{word}` would repeat a value from elsewhere, which a case file may not do"
        fix = "write the value out here; if `*` begins a text, put the whole text in quotation marks"
        self._error(codes.ALIAS, message, event, fix)
        self._lines_with_marks.add(self._lines.number_at(start_of(event)))

    def properties(self, event: ScalarEvent | CollectionStartEvent) -> int:
        """Note the anchor and the tag in front of a value, and give the offset at which the value itself begins."""
        start = start_of(event)
        self._lines_with_marks.add(self._lines.number_at(start))
        written = next(_PROPERTIES.finditer(self._lines.text, start))  # there always is one, if only of no characters
        for found in re.finditer(r"[&!]\S*", written[0]):
            word = found[0]
            code, does = (
                (codes.ALIAS, "would name this value for use elsewhere, which a case file may not do")
                if word.startswith("&")
                else (codes.TAG, "is a tag, an instruction to a program, which a case file may not hold")
            )
            fix = "delete it; if it begins a text, put the whole text in quotation marks"
            span = self._lines.span(start + found.start(), start + found.end())
            self._findings.error(code, f"`{word}` {does}", span, fix=fix)
        return written.end()

    def name_of(self, event: ScalarEvent) -> bool:
        """Note a name that is missing, would merge, or hides a character; true if so."""
        name = event.value
        if name == "<<":
            message = "`<<` would copy values from elsewhere, which a case file may not do"
            self._error(codes.ALIAS, message, event, "write the values out here")
        elif not name:
            message = "the name before this colon is missing"
            self._error(codes.BAD_NAME, message, event, "write the name of the field in front of the colon")
        elif not name.isascii() and (hidden := HIDDEN_IN_NAME.search(name)):
            message = f"{describe(hidden[0])} is hidden in the name `{without_hidden(name)}`"
            self._error(codes.BAD_NAME, message, event, "delete the name with the spaces around it, and type it again")
        else:
            return False
        return True

    def complex_name(self, event: Event) -> None:
        """Note a list, a group or an alias that stands where a name belongs."""
        message = "a name belongs here, in plain words without brackets"
        fix = "write a name; if this is a text that begins with a bracket, put the whole text in quotation marks"
        self._error(codes.BAD_NAME, message, event, fix)

    def duplicate(self, key: str, first: Span, place: Span) -> None:
        """Note a name that is given at a second place of its mapping."""
        self._findings.error(
            codes.DUPLICATE,
            f"`{key}` is given twice",
            place,
            because=f"it is given first in line {first.line} ({first})",
            fix="keep one of the two, or rename one if it is another field",
        )

    def escapes(self, start: int, end: int) -> None:
        """Note every escape in a double-quoted text that stands for a forbidden character."""
        for found in _ESCAPE.finditer(self._lines.text, start, end):
            if FORBIDDEN.search(_unescaped(found[0])):
                message = f"the code `{found[0]}` stands for a character that no report can hold"
                span = self._lines.span(found.start(), found.end())
                self._findings.error(codes.FORBIDDEN_CHARACTER, message, span, fix=f"delete `{found[0]}`")

    def too_deep(self, event: Event, deepest: int) -> None:
        """Note the first value that lies deeper than is allowed."""
        message = f"this is set in by more than {deepest} steps, and a case needs a handful"
        fix = "look for brackets that open again and again, or for lines that step in without need"
        self._error(codes.TOO_DEEP, message, event, fix)

    def second_document(self, event: Event) -> None:
        """Note the beginning of a second document."""
        message = "a second case begins here, but a file holds one case"
        fix = "delete the line `---`, or move what follows it to a file of its own"
        self._error(codes.SEVERAL_DOCUMENTS, message, event, fix)

    def no_mapping(self, root: Node) -> None:
        """Note that the text is not made of names and values."""
        kind = "a list" if isinstance(root, Sequence) else "text without a name"
        message = f"the file begins with {kind}, but a case is made of names and values"
        fix = "begin with the names that a worked case begins with, such as `council: lancashire`"
        self._findings.error(codes.NOT_A_MAPPING, message, root.span, fix=fix)

    def empty(self) -> None:
        """Note that there is nothing to read."""
        content = "nothing but comments" if self._lines.text.strip() else "nothing"
        message = f"there is {content} in {self._lines.name}"
        fix = "write the case in it, or copy a worked case and change it"
        self._findings.error(codes.EMPTY, message, None, fix=fix)

    def _error(self, code: Code, message: str, event: Event, fix: str) -> None:
        span = self._lines.span(start_of(event), end_of(event))
        self._findings.error(code, message, span, fix=fix)


def _unescaped(escape: str) -> str:
    """The character that an escape stands for."""
    if digits := escape[2:]:
        return chr(int(digits, base=16))
    known: dict[str, str] = Scanner.ESCAPE_REPLACEMENTS
    return known.get(escape[1], escape[1])
