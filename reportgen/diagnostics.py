"""What went wrong, where, and what to do about it. Imports nothing of ours.

A stage never raises on bad input: it returns a `Checked`, which holds its value (if there is one) beside all that
it found on the way. Only a mistake in this program raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from sys import intern
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Severity(StrEnum):
    """How much a diagnostic weighs: an error stops the report, a gap or a warning is for an officer to mend."""

    ERROR = "error"
    GAP = "gap"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line of a text file.

    `line` and `column` count from 1, in characters; `width` is at least 1; `excerpt` is the line itself, without
    its line break, so that a message can quote it. `file` is the name as the user gave it. For a place inside a value,
    `whole` is the place of that value.
    """

    file: str
    line: int
    column: int
    width: int = 1
    excerpt: str = field(default="", compare=False)
    whole: Span | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Placed(Protocol):
    """Something that knows where it came from, and works that out when it is asked."""

    @property
    def span(self) -> Span | None:
        """The place in a file; None for what came from none."""

    def span_of(self, words: str, before: str = "") -> Span | None:
        """The place of some of its words, which stand after others; the whole place, where they cannot be found."""


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of diagnostic, with the page that `reportgen explain` prints for it.

    `name` is stable (`CASE-02`); `title` is a short phrase; `meaning` says what it means and `mend` what to do, both in
    whole sentences for an officer who has never seen YAML.
    """

    name: str
    title: str
    meaning: str
    mend: str

    def __reduce__(self) -> tuple[Callable[..., Code], tuple[str, ...]]:
        """How it goes to another process: there it is the same one as that of every other diagnostic of its kind."""
        return _code_from_elsewhere, (self.name, self.title, self.meaning, self.mend)


_codes: dict[str, Code] = {}
_from_elsewhere: dict[str, Code] = {}


def _code_from_elsewhere(name: str, *words: str) -> Code:
    return _codes.get(name) or _from_elsewhere.setdefault(name, Code(name, *words))


def code(name: str, title: str, meaning: str, mend: str) -> Code:
    """Declare a kind of diagnostic, once, beside the code that finds it."""
    if name in _codes:
        message = f"the diagnostic code {name} is declared twice"
        raise ValueError(message)
    return _codes.setdefault(name, Code(name, title, meaning, mend))


def declared_codes() -> dict[str, Code]:
    """Every code that the modules imported so far have declared, by name."""
    return dict(sorted(_codes.items()))


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where, why (`because`, with the place it refers to), the law, and what to do.

    For lists of what is to be done, `about` names the thing in a few words and `who` the role that has to see to it.
    """

    code: Code
    severity: Severity
    message: str
    span: Span | None = None
    fix: str = ""
    because: str = ""
    law: str = ""
    about: str = ""
    who: str = ""

    def __reduce__(self) -> tuple[Callable[..., Diagnostic], tuple[object, ...]]:
        """How it goes to another process: words that many diagnostics share are there kept once."""
        return _from_another_process, tuple(getattr(self, name) for name in self.__slots__)


def _from_another_process(  # noqa: PLR0913, PLR0917  the fields of a diagnostic
    code: Code, severity: Severity, message: str, span: Span | None, fix: str, because: str, law: str, *others: str
) -> Diagnostic:
    return Diagnostic(code, severity, message, span, intern(fix), because, intern(law), *others)


@dataclass(frozen=True, slots=True)
class Checked(Generic[T]):
    """A stage's value, or None if there can be none, and everything found on the way, in order of discovery."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """True when an error was found, whether or not there is a value to look at."""
        return has_errors(self.diagnostics)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """True when any of the diagnostics is an error."""
    return any(found.severity is Severity.ERROR for found in diagnostics)
