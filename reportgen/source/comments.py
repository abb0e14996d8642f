"""Text that an officer may not know to be a comment."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, Severity
from reportgen.source.codes import LOST_COMMENT
from reportgen.source.findings import Findings
from reportgen.source.nodes import Lines, Mapping, Node, Scalar

_SUSPECT = re.compile(r"[ \t]#\d")
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#(?P<number>\d*)", re.MULTILINE)


def warn_of_lost_text(lines: Lines, root: Mapping, findings: Findings) -> None:
    """Note every `#3` that begins a comment behind something else on its line, as in `Flat #3`."""
    if not _SUSPECT.search(lines.text):
        return
    texts = sorted(_texts(root))
    found = _COMMENT.search(lines.text)
    while found:
        start, stop = found.span()
        nearest = bisect_right(texts, (start, len(lines.text))) - 1
        if nearest >= 0 and start < texts[nearest][1]:
            stop = texts[nearest][1]
        else:
            line = lines.number_at(start)
            if found["number"] and lines.text[lines.start_of(line) : start].strip():
                _warn(lines, start, stop, findings)
            stop = lines.start_of(line) + len(lines.content(line))
        found = _COMMENT.search(lines.text, stop)


def _warn(lines: Lines, start: int, stop: int, findings: Findings) -> None:
    message = f"`{lines.text[start:stop]}` and what follows it is read as a comment, so it will not be in any report"
    fix = "put quotation marks round the whole text; if a comment is meant, write a space behind the #"
    findings.add(Diagnostic(LOST_COMMENT, Severity.WARNING, message, lines.span(start, stop), fix))


def _texts(node: Node | None) -> Iterator[tuple[int, int]]:
    """Where texts stand that can hold a number sign: names, and values in quotation marks or as a block."""
    if isinstance(node, Scalar):
        if not node.plain:
            yield node.start, node.end
    elif node is not None:
        if isinstance(node, Mapping):
            yield from node.key_places.values()
        for child in node.values() if isinstance(node, Mapping) else node:
            yield from _texts(child)
