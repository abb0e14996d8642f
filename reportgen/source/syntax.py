"""What PyYAML says when it cannot read on, in an officer's words."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.diagnostics import Diagnostic, Severity
from reportgen.source import codes
from reportgen.source.nodes import Lines


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Where and why PyYAML gave up."""

    lines: Lines
    problem: str
    context: str
    offset: int
    begun: int
    last_quoted: tuple[int, int]


def explain(breakdown: Breakdown) -> Diagnostic:
    """One diagnostic for the place where the text could not be read on."""
    message = f"this line cannot be understood ({breakdown.problem})"
    return Diagnostic(codes.UNREADABLE, Severity.ERROR, message, breakdown.lines.span(breakdown.offset))
