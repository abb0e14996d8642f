"""An empty case file in which every field is explained, made from the descriptions in the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any, get_args

from pydantic.fields import FieldInfo

from reportgen.case.misfits import holds
from reportgen.case.model import Case
from reportgen.case.part import Part, key_of
from reportgen.case.report import Implication, Report
from reportgen.case.schema import FILE

WIDTH = 100
INTRODUCTION = """\
A case: what the Ombudsman found, what was recommended, what the council did, and the reports to make of it.
Fill in what you know. A line that stays empty shows as a gap in the draft, so that nothing is forgotten.
A line that begins with # is a note to you. Put words in quotes if they begin with a sign such as [ or hold a colon.
Prose may run over several lines: write | after the colon and begin each line of it further in.\
"""


def blank(house: str, reports: Sequence[str], subjects: Sequence[str]) -> str:
    """The text of a new case file: the house, the reports to make, the subjects of the house's implications."""
    lines = [f"# yaml-language-server: $schema={FILE}"]
    lines += [f"# {line}" for line in INTRODUCTION.split("\n")]
    given: dict[str, Sequence[str]] = {"schema_version": ["1"], "council": [house]}
    for name, field in Case.model_fields.items():
        lines += ["", *_note(field, 0)]
        if name in given:
            lines.append(f"{key_of(name)}: {given[name][0]}")
        elif name == "reports":
            lines += ["reports:", *_reports(reports)]
        elif name == "focus_report":
            lines += [f"# {line}" for line in _field(name, field, 0, subjects)]
        else:
            lines += list(_field(name, field, 0, subjects))
    return "\n".join(lines) + "\n"


def _reports(names: Sequence[str]) -> Iterator[str]:
    """The reports to make; the first shows what only a single report can say."""
    for place, name in enumerate(names):
        yield f"  {name}:"
        if not place:
            yield from _note(Report.model_fields["kind"], 2)
            yield "    kind:"
        yield "    meeting:"


def _implications(subjects: Sequence[str], depth: int) -> Iterator[str]:
    """The subjects; the first shows the long form."""
    for place, subject in enumerate(subjects):
        yield "  " * depth + f"{subject}:"
        if not place:
            yield from _part_lines(Implication, depth + 1, subjects)


def _field(name: str, field: FieldInfo, depth: int, subjects: Sequence[str]) -> Iterator[str]:
    """The lines of one field, without its note."""
    lead, key = "  " * depth, key_of(name)
    part = _part(field.annotation)
    if name == "implications":
        yield f"{lead}{key}:"
        yield from _implications(subjects, depth + 1)
    elif part is None:
        yield f"{lead}{key}:"
    elif holds(field.annotation, tuple):
        yield f"{lead}{key}:"
        inner = list(_part_lines(part, depth + 2, subjects))
        first = next(number for number, line in enumerate(inner) if not line.lstrip().startswith("#"))
        dash = "  " * (depth + 1)
        yield from inner[:first]
        yield f"{dash}- {inner[first].lstrip()}"
        yield from inner[first + 1 :]
    else:
        yield f"{lead}{key}:"
        yield from _part_lines(part, depth + 1, subjects)


def _part_lines(part: type[Part], depth: int, subjects: Sequence[str]) -> Iterator[str]:
    for name, field in part.model_fields.items():
        yield from _note(field, depth)
        yield from _field(name, field, depth, subjects)


def _note(field: FieldInfo, depth: int) -> Iterator[str]:
    lead = "  " * depth + "# "
    yield from (lead + line for line in wrap(field.description or "", WIDTH - len(lead)))


def _part(annotation: Any) -> type[Part] | None:  # noqa: ANN401  an annotation
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _part(inner))), None)
