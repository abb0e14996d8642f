"""reportgen's turn: a case file becomes a Word file and Markdown, timed step by step."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from pathlib import Path

from reportgen.build import Workshop
from reportgen.case.load import load_case
from reportgen.case.model import Case
from reportgen.document.nodes import Document
from reportgen.law.judge import Findings, judged
from reportgen.law.rule import FinishedText
from reportgen.matters import matter_of
from reportgen.options import Options
from reportgen.passages import passages
from reportgen.studio import Studio
from reportgen.write import FORMATS
from tests.benchmark.cases import COUNCIL, REPORT

STEPS = ("load", "compose", *FORMATS)
COUNTED = ("load", "compose", "docx", "md")
"""The steps that are compared with other tools; HTML is shown beside them."""


class NotMadeError(Exception):
    """A made-up case gave no report: the generator or reportgen has changed, and nothing would be measured."""


class Press:
    """A house at work on one case after another."""

    def __init__(self) -> None:
        studio = Workshop(Options()).studio(COUNCIL, None).value
        if studio is None:
            raise NotMadeError(COUNCIL)
        self._studio: Studio = studio

    def case(self, path: Path) -> Case:
        """The case in a file."""
        loaded = load_case(path, path.as_posix())
        if loaded.value is None or loaded.failed:
            raise NotMadeError(loaded.diagnostics)
        return loaded.value

    def document(self, case: Case) -> Document:
        """The case's report."""
        composed = self._studio.composer.compose(case, REPORT)
        if composed.value is None or composed.failed:
            raise NotMadeError(composed.diagnostics)
        return composed.value

    def written(self, document: Document, kind: str) -> bytes:
        """The report in one format."""
        written = self._studio.written(document, kind)
        if written.value is None:
            raise NotMadeError(written.diagnostics)
        return written.value

    def judge(self, case: Case, document: Document, today: date) -> Findings:
        """What all rules find in the case and in its report."""
        style = self._studio.house.style
        matter = matter_of(case, style, today)
        sittings = [sitting for sitting in matter.sittings if sitting.name == REPORT]
        return judged(matter, sittings, [FinishedText(sitting, passages(document)) for sitting in sittings])

    def steps(self, path: Path) -> dict[str, float]:
        """The seconds that each step takes, from the file on the disk to the bytes of each format."""
        marks = [time.perf_counter()]
        case = self.case(path)
        marks.append(time.perf_counter())
        document = self.document(case)
        marks.append(time.perf_counter())
        for kind in FORMATS:
            self.written(document, kind)
            marks.append(time.perf_counter())
        return {step: after - before for step, (before, after) in zip(STEPS, pairwise(marks), strict=True)}
