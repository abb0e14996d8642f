"""What is found in one file, with a limit to how often the same thing is said."""

from __future__ import annotations

from collections import Counter

from reportgen.diagnostics import Code, Diagnostic, Severity, Span

MOST_OF_A_KIND = 20


class Findings:
    """Collects diagnostics in order of discovery; of each kind only the first twenty, and then how many more."""

    def __init__(self) -> None:
        self._kept: list[Diagnostic] = []
        self._seen: Counter[Code] = Counter()

    def error(self, code: Code, message: str, span: Span | None, *, fix: str = "", because: str = "") -> None:
        """Note an error."""
        self.add(Diagnostic(code, Severity.ERROR, message, span, fix, because))

    def add(self, found: Diagnostic) -> None:
        """Note a diagnostic, unless there are enough of its kind."""
        self._seen[found.code] += 1
        if self._seen[found.code] <= MOST_OF_A_KIND:
            self._kept.append(found)

    def all(self) -> tuple[Diagnostic, ...]:
        """Everything that was noted, with one line for each kind that was cut short."""
        last_of_kind = {found.code: found for found in self._kept}
        left_out = (
            Diagnostic(code, last_of_kind[code].severity, f"and {count - MOST_OF_A_KIND} more like these")
            for code, count in self._seen.items()
            if count > MOST_OF_A_KIND
        )
        return (*self._kept, *left_out)
