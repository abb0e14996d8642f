"""Text that an officer may not know to be a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, Severity
from reportgen.source.codes import LOST_COMMENT
from reportgen.source.findings import Findings
from reportgen.source.nodes import Lines, Mapping, Node, Scalar

_NUMBER_SIGN = re.compile(r"(?<=[ \t])#\d+")
_EARLIER_COMMENT = re.compile(r"(?:^|[ \t])#")


def warn_of_lost_text(lines: Lines, root: Mapping, findings: Findings) -> None:
    """Note every `#3` that begins a comment behind something else, as in `Flat #3`."""
    candidates = list(_NUMBER_SIGN.finditer(lines.text))
    if not candidates:
        return
    marked = [(scalar.start, scalar.end) for scalar in _scalars(root) if not scalar.plain]
    for found in candidates:
        start = found.start()
        before = lines.text[lines.start_of(lines.number_at(start)) : start]
        within_a_text = any(begin <= start < end for begin, end in marked)
        if before.isspace() or within_a_text or _EARLIER_COMMENT.search(before):
            continue
        message = f"`{found[0]}` and what follows it is read as a comment, so it will not be in any report"
        fix = "put quotation marks round the whole text; if a comment is meant, write a space behind the #"
        findings.add(Diagnostic(LOST_COMMENT, Severity.WARNING, message, lines.span(start, found.end()), fix))


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif node is not None:
        for child in node.values() if isinstance(node, Mapping) else node:
            yield from _scalars(child)
