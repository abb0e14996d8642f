"""Every report that can be made of the worked cases: each case in each report of each house style."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportgen import api
from reportgen.build import Workshop
from reportgen.case.values import Text
from reportgen.compose.house import houses
from reportgen.studio import Studio
from tests.program import TEMPLATES, WORKED

NAME = Text("report")


@dataclass(frozen=True, slots=True)
class Made:
    """One report, composed; its formats are written when they are asked for."""

    name: str
    studio: Studio
    document: api.Document

    def bytes(self, kind: str) -> bytes:
        """The report in a format."""
        written = self.studio.written(self.document, kind)
        assert written.value is not None, written.diagnostics
        return written.value

    def text(self, kind: str) -> str:
        """The report in a format that is text."""
        return self.bytes(kind).decode()


@cache
def case_of(path: Path) -> api.Case:
    """A worked case."""
    case = api.load_case(path).value
    assert case is not None
    return case


@cache
def workshop(*templates: Path) -> Workshop:
    """The house styles of reportgen, and before them those of other folders."""
    return Workshop(api.Options(templates=(*templates, TEMPLATES)))


def combinations(*templates: Path) -> list[tuple[str, Path, str, str]]:
    """Each worked case with each report of each house: a name for the three, and the three."""
    found = []
    for path in WORKED:
        for house in houses((*templates, TEMPLATES)):
            studio = workshop(*templates).studio(house, None).value
            assert studio is not None, house
            reports = studio.house.style.reports
            found += [(f"{path.stem}-{house}-{report}", path, house, str(report)) for report in reports]
    return found


@cache
def made(path: Path, house: str, report: str, stage: api.Stage = api.Stage.DRAFT, *templates: Path) -> Made:
    """A worked case as a report of a house; what the case says of its first report is taken for it."""
    case = case_of(path)
    first = next(iter(case.reports.values()))
    as_asked = case.model_copy(update={"reports": {NAME: first.model_copy(update={"kind": Text(report)})}})
    studio = workshop(*templates).studio(house, None).value
    assert studio is not None
    composed = studio.composer.compose(as_asked, NAME, stage)
    assert composed.value is not None, composed.diagnostics
    assert not composed.failed, composed.diagnostics
    return Made(f"{path.stem}-{house}-{report}-{stage}", studio, composed.value)


def all_made(*templates: Path) -> Iterator[Made]:
    """Every report at every stage."""
    for _, path, house, report in combinations(*templates):
        for stage in api.Stage:
            yield made(path, house, report, stage, *templates)
