"""The marks that a rendered template carries besides its words: holes for values, and the lines they came from.

A value never passes a Markdown parser. Wherever a template prints one, the rendered text has a numbered hole, and the
value itself waits in a list. All marks are private-use characters, which no template may contain itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

HOLE, HOLE_END = "\ue000", "\ue001"
LINE, LINE_END = "\ue002", "\ue003"

KEEP = "\ue004"

RESERVED = re.compile(f"[{HOLE}{HOLE_END}{LINE}{LINE_END}{KEEP}]")
HOLES = re.compile(f"{HOLE}(\\d+){HOLE_END}")
STRAY = re.compile(f"[{HOLE_END}{LINE}{LINE_END}]")
LINES = re.compile(f"(?:{LINE}(\\d+):(\\d+){LINE_END}[ \t]*)+")  # of marks in a row, the last names the line
MARKS = re.compile(f"{LINE}\\d+:\\d+{LINE_END}|{KEEP}")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A value that prints nothing and makes the block it stands in a place that others can refer to."""

    name: str


@dataclass(slots=True)
class Rendering:
    """What one rendering leaves behind beside its text: the values of its holes, and what it asked for."""

    values: list[object] = field(default_factory=list)
    sections: dict[str, None] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    def hole(self, value: object) -> str:
        """The text that stands for a value until it is filled in."""
        self.values.append(value)
        return f"{HOLE}{len(self.values) - 1}{HOLE_END}"


def line_mark(template: int, line: int) -> str:
    """The mark that says which line of which template the text after it stands on."""
    return f"{LINE}{template}:{line}{LINE_END}"
