"""A rendered text, cut at its blank lines and at the fences of its divisions. Knows lines; knows no Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.compose.holes import KEEP, LINE, LINE_END, LINES, MARKS

_FENCE = re.compile(r":::[ \t]*(?P<name>[a-z-]*)(?P<settings>(?:[ \t]+[a-z-]+=\"[^\"]*\")*)[ \t]*")
FENCE_LIKE = re.compile(r"[ \t]*:::")
_USUAL = re.compile(f"{LINE}(\\d+):(\\d+){LINE_END}([^{LINE}{KEEP}]*)")  # one mark, and words
_CONTINUED = ("    ", "\t")


def sections(text: str) -> Iterator[tuple[tuple[int, int] | None, str | re.Match[str]]]:
    """The sections of a rendered text and the fences between them, each with the template and line where it begins."""
    place: tuple[int, int] | None = None
    lines: list[str] = []
    blank = False
    for raw in text.split("\n"):
        here, line = _unmarked(raw) if raw else (None, "")
        if not line or line.isspace():
            blank = bool(lines)
            continue
        fence_like = FENCE_LIKE.match(line)
        fence = _FENCE.fullmatch(line) if fence_like else None
        if lines and (fence_like or (blank and not line.startswith(_CONTINUED))):
            yield place, "\n".join(lines)
            lines = []
        if fence:
            yield here, fence
            blank = False
            continue
        if not lines:
            place = here
        elif blank:
            lines.append("")
        lines.append(line)
        blank = False
        if fence_like:
            yield place, line
            lines = []
    if lines:
        yield place, "\n".join(lines)


def _unmarked(line: str) -> tuple[tuple[int, int] | None, str]:
    """A line without its line marks, and the place of its first words."""
    if usual := _USUAL.fullmatch(line):
        return (int(usual.group(1)), int(usual.group(2))), usual.group(3).rstrip()
    found = LINES.search(line)
    if not found:
        return None, line.replace(KEEP, "").rstrip()
    return (int(found.group(1)), int(found.group(2))), MARKS.sub("", line).rstrip()
