"""What a build is asked for, and what comes of it. Loads next to nothing: a build with nothing to do needs it too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Severity

PACKAGED = Path(__file__).parent / "_templates"
CHECKED_OUT = Path(__file__).parents[1] / "templates"


class Stage(StrEnum):
    """How far a report has come: a draft to circulate, the final report, or the copy for the public."""

    DRAFT = "draft"
    FINAL = "final"
    PUBLIC = "public"


class Edits(StrEnum):
    """What is done about a file that somebody has edited since it was built. None of them loses an edit."""

    REFUSE = "refuse"
    """It is left as it is, and the build says that it was refused this file."""
    KEEP = "keep"
    """It is left as it is, and that is well."""
    SET_ASIDE = "set aside"
    """It is kept under a numbered name, and the new file takes its place."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to build and where: see `reportgen build --help`."""

    output: Path = Path("output")
    formats: tuple[str, ...] = ("docx", "md")
    reports: tuple[str, ...] = ()
    house: str | None = None
    templates: tuple[Path, ...] = ()
    stage: Stage = Stage.DRAFT
    today: date | None = None
    """The day as of which the law is asked; without one it is not asked."""
    companions: bool = False
    """Whether the papers that go with a case are made beside its reports: notice, letter, return and others."""
    meetings: Path | None = None
    """The calendar of meetings; without one it is looked for beside each case and in its house."""
    edits: Edits = Edits.REFUSE
    live: bool = False
    """Whether an HTML page that is open in a browser shows by itself what it has become since."""

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders in which house styles are looked for, in order; those that come with reportgen are the last."""
        return with_own(self.templates)


def with_own(named: Iterable[Path]) -> tuple[Path, ...]:
    """The folders that were named for house styles, and after them the one that comes with reportgen."""
    return (*named, PACKAGED if PACKAGED.is_dir() else CHECKED_OUT)


class Outcome(StrEnum):
    """What became of one case of a build."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    OUT_OF_DATE = "out of date"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(slots=True)
class Result:
    """What a build made and found."""

    files: list[Path] = field(default_factory=list)
    """The files that stand as they should, of those cases that were made anew."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    cases: int = 0
    reports: int = 0
    refused: bool = False
    """Whether a report was held back that is not ready for its stage, or a file left that somebody has edited."""
    became: dict[Path, Outcome] = field(default_factory=dict)
    """What became of each case."""
    earlier: Counter[Severity] = field(default_factory=Counter)
    """What was found in the cases that are unchanged, when they were built."""

    @property
    def outcomes(self) -> Counter[Outcome]:
        """How many cases came to which end."""
        return Counter(self.became.values())
