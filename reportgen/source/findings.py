"""What is found in one file, with a limit to how often the same thing is said."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from reportgen.diagnostics import Code, Diagnostic, Severity, Span

MOST_OF_A_KIND = 20


class Findings:
    """Collects diagnostics in order of discovery; of each kind only the first twenty, and then how many more."""

    def __init__(self) -> None:
        self._kept: list[Diagnostic] = []
        self._seen: Counter[str] = Counter()
        self._first_left_out: dict[str, Diagnostic] = {}

    def error(self, code: Code, message: str, span: Span | None, *, fix: str = "", because: str = "") -> None:
        """Note an error."""
        self.add(Diagnostic(code, Severity.ERROR, message, span, fix, because))

    def add(self, found: Diagnostic) -> None:
        """Note a diagnostic, unless there are enough of its kind."""
        self._seen[found.code.name] += 1
        if self._seen[found.code.name] <= MOST_OF_A_KIND:
            self._kept.append(found)
        else:
            self._first_left_out.setdefault(found.code.name, found)

    def all(self) -> tuple[Diagnostic, ...]:
        """Everything that was noted; where a kind was cut short, its last diagnostic says how many more there are."""
        return (*self._kept, *(self._more_like(found) for found in self._first_left_out.values()))

    def _more_like(self, found: Diagnostic) -> Diagnostic:
        count = self._seen[found.code.name] - MOST_OF_A_KIND
        message = f"{count} more like these, from here on" if count > 1 else "one more like these"
        return replace(found, message=message, because="")
