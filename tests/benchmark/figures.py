"""What was measured, beside what was wanted: a table for people, JSON for programs, and a verdict."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

TOLERANCE = 1.1
"""A target counts as missed from a tenth above it: a busy machine moves the ratios of one run by some hundredths."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A ratio between two things measured in one run.

    `target` is the most that it should be, None for one that only informs; `aim` marks a target that we work towards,
    which `--check` does not insist on. `detail` holds the figures behind it, in milliseconds or megabytes.
    """

    name: str
    ratio: float | None
    target: float | None = None
    aim: bool = False
    detail: dict[str, float] = field(default_factory=dict)
    why_not: str = ""

    @property
    def verdict(self) -> str:
        """What is to be thought of the figure, in a word or two."""
        if self.ratio is None:
            return f"not measured: {self.why_not}"
        if self.target is None:
            return ""
        if self.ratio <= self.target:
            return "met"
        if self.ratio <= self.target * TOLERANCE:
            return "met within tolerance"
        return "not yet" if self.aim else "MISSED"

    @property
    def missed(self) -> bool:
        """True for a target that was missed and has to be met."""
        return self.verdict == "MISSED"


def table(figures: Iterable[Figure]) -> str:
    """The figures, one a line."""
    rows = [("what", "ratio", "target", "verdict", "behind it")]
    for figure in figures:
        ratio = "-" if figure.ratio is None else f"{figure.ratio:.3g}"
        target = "-" if figure.target is None else f"<= {figure.target:g}"
        behind = ", ".join(f"{name} {value:.4g}" for name, value in figure.detail.items())
        rows.append((figure.name, ratio, target, figure.verdict, behind))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def as_json(figures: Iterable[Figure]) -> str:
    """The figures for a program."""
    found = [{**asdict(figure), "verdict": figure.verdict} for figure in figures]
    return json.dumps({"tolerance": TOLERANCE, "figures": found}, indent=1, ensure_ascii=False) + "\n"
