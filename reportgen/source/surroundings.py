"""Where PyYAML gave up on a text, what stands round that place, and what it could be changed to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from reportgen.diagnostics import Code, Diagnostic, Severity
from reportgen.source.nodes import Lines

_ITEM_OR_NAME = re.compile(r"(?P<lead>[ \t]*(?:-[ \t]+)*)(?:(?P<name>[^\s:#'\"\[\]{}][^:#'\"\[\]{}]*):(?:[ \t]+|$))?")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_LONGEST_SUGGESTION = 66  # columns, so that it fits the terminal behind `  fix: `
_SHORTEST_VALUE = 24


class LineParts(NamedTuple):
    """A line as an officer sees it: how far its first word is set in, the name before the colon, and the rest."""

    number: int
    indent: int
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Where and why PyYAML gave up.

    `problem` and `context` are PyYAML's words. `offset` is where it stopped, and `begun` where the thing began that it
    was in the middle of; `last_quoted` is the last text in quotation marks that it had read.
    """

    lines: Lines
    problem: str
    context: str
    offset: int
    begun: int
    last_quoted: tuple[int, int]

    @property
    def rest(self) -> str:
        """What stands from the place where PyYAML stopped to the end of its line."""
        return self.line[self.lines.column_at(self.offset) - 1 :]

    @property
    def before(self) -> str:
        """What stands in the line before the place where PyYAML stopped."""
        return self.line[: self.lines.column_at(self.offset) - 1]

    @property
    def line(self) -> str:
        """The line on which PyYAML stopped."""
        return self.lines.content(self.lines.number_at(self.offset))

    @property
    def parts(self) -> LineParts:
        """The line on which PyYAML stopped, in parts."""
        return self.parts_of(self.lines.number_at(self.offset))

    def parts_of(self, number: int) -> LineParts:
        """A line in parts, without a comment."""
        content = _COMMENT.sub("", self.lines.content(number)).rstrip()
        found = next(_ITEM_OR_NAME.finditer(content))  # there always is one, if only of no characters
        return LineParts(number, len(found["lead"]), found["name"] or "", content[found.end() :])

    def above(self, number: int) -> LineParts | None:
        """The nearest line above one that is neither blank nor a comment."""
        for upper in range(number - 1, 0, -1):
            if _COMMENT.sub("", self.lines.content(upper)).strip():
                return self.parts_of(upper)
        return None

    def above_and_further_out(self, line: LineParts) -> LineParts | None:
        """The nearest line above one that is set in less."""
        upper = self.above(line.number)
        while upper is not None and upper.indent >= line.indent:
            upper = self.above(upper.number)
        return upper

    def error(self, code: Code, message: str, fix: str, at: int | None = None, until: int | None = None) -> Diagnostic:
        """An error at a place, or else where PyYAML stopped."""
        start = self.offset if at is None else at
        return Diagnostic(code, Severity.ERROR, message, self.lines.span(start, until), fix)

    def fix_by_quoting(self) -> str:
        """Advice to put the value of the line in quotation marks, showing how if that is short enough to show."""
        line = self.parts
        advice = "put quotation marks round the whole text"
        label = f"{line.name}: " if line.name else ""
        if self._goes_on_below(line):
            return f"{advice}, or write `{label}|` and begin the text on the next line, set in by two spaces"
        room = max(_LONGEST_SUGGESTION - len(label), _SHORTEST_VALUE)
        return f"{advice}: `{label}{_shortened(quoted(line.value), room)}`"

    def _goes_on_below(self, line: LineParts) -> bool:
        below = line.number + 1
        return below <= len(self.lines) and self.parts_of(below).indent > line.indent


def _shortened(text: str, room: int) -> str:
    """A text with so much left out of its middle that it fits."""
    if len(text) <= room:
        return text
    return f"{text[: room // 2].rstrip()} … {text[-room // 3 :].lstrip()}"


def quoted(text: str) -> str:
    """A text in the quotation marks that need least changed in it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
