"""Charts: numbers side by side. Knows numbers and their names; knows no format."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: what it is called, and the whole number of things that it stands for."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers side by side as bars, each with its number printed at its end, so that no colour has to be told apart.

    `description` says what the bars count. `file` is the name, without its ending, of the picture that Markdown needs
    beside it.
    """

    bars: tuple[Bar, ...]
    description: str
    file: str

    @property
    def words(self) -> str:
        """The chart for those who cannot see it: what it counts, and every bar with its number."""
        return f"{self.description}: {', '.join(f'{bar.label} {bar.number:,}' for bar in self.bars)}"
