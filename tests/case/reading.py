"""Cases from a few lines of YAML, for the tests of this folder."""

from __future__ import annotations

from reportgen import source
from reportgen.case.load import make
from reportgen.case.model import Case
from reportgen.diagnostics import Checked, Diagnostic
from reportgen.source import Scalar
from reportgen.source.nodes import Lines

HEAD = "schema_version: 1\ncouncil: lancashire\n"
HEAD_LINES = HEAD.count("\n")


def checked(body: str, head: str = HEAD) -> Checked[Case]:
    """The case of a file that begins with the council, or what keeps it from being one."""
    read = source.parse(head + body, "case.yaml")
    assert read.value is not None
    assert not read.diagnostics, read.diagnostics
    return make(read.value)


def case(body: str) -> Case:
    """The case of a file without a problem."""
    made = checked(body)
    assert made.value is not None, made.diagnostics
    assert not made.diagnostics
    return made.value


def problems(body: str, head: str = HEAD) -> list[tuple[str, str, str]]:
    """The code, the place and the message of everything that is wrong, by place."""
    return sorted((found.code.name, _place(found), found.message) for found in checked(body, head).diagnostics)


def problem(body: str) -> Diagnostic:
    """The one thing that is wrong."""
    found = checked(body).diagnostics
    assert len(found) == 1, found
    return found[0]


def _place(found: Diagnostic) -> str:
    return f"{found.span.line}:{found.span.column}" if found.span else ""


def typed(text: str) -> Scalar:
    """A value as it stands in a file, at its first character."""
    return Scalar(text, Lines("case.yaml", text), 0, len(text), plain=True)


def under(span: object) -> str:
    """The words that a place in a file points at."""
    excerpt, column, width = (getattr(span, name) for name in ("excerpt", "column", "width"))
    return str(excerpt)[column - 1 : column - 1 + width]
