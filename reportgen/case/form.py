"""A case file in which every field is explained, empty or filled in, made from the descriptions in the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any, TypeAlias, get_args

from pydantic.fields import FieldInfo

from reportgen.case.implications import Implication
from reportgen.case.misfits import holds
from reportgen.case.model import Case
from reportgen.case.part import Part, key_of
from reportgen.case.report import Report
from reportgen.case.schema import FILE
from reportgen.source.writing import WIDTH, comment, entry, inline

INTRODUCTION = """\
A case: what the Ombudsman found, what was recommended, what the council did, and the reports to make of it.
Fill in what you know. A line that stays empty shows as a gap in the draft, so that nothing is forgotten.
A line that begins with # is a note to you. Put words in quotes if they begin with a sign such as [ or hold a colon.
Prose may run over several lines: write | after the colon and begin each line of it further in.\
"""
CHECK = "check: "


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a field: its words, or none; where they stood; what is told above them, and what is doubtful."""

    words: str = ""
    source: str = ""
    told: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """The things in a list that are known, or that there are none; what is told above them, and what is doubtful."""

    items: tuple[Filling, ...] = ()
    told: str = ""
    doubt: str = ""


Filling: TypeAlias = "Known | Listed | Mapping[str, Filling]"
"""What is known of a field; of a part, by the names of its fields or (of names of the officer's choice) by those."""

EMPTY: Mapping[str, Filling] = {}


def blank(house: str, reports: Sequence[str], subjects: Sequence[str]) -> str:
    """The text of a new case file: the house, the reports to make, the subjects of the house's implications."""
    return filled(house, reports, subjects, EMPTY)


def filled(
    house: str, reports: Sequence[str], subjects: Sequence[str], known: Mapping[str, Filling], head: Sequence[str] = ()
) -> str:
    """The text of a case file in which stands what is known; `head` are lines to tell above all others.

    Where anything is known, groups within groups of which nothing is are left as one line each. The answer to a
    focus report, which no decision asks for, is left out.
    """
    form = _Form(subjects, whole=not known)
    lines = [f"# yaml-language-server: $schema={FILE}"]
    lines += [f"# {line}".rstrip() for line in (*head, *INTRODUCTION.split("\n"))]
    known = {"schema_version": Known("1"), "council": Known(house), **known}
    for name, field in Case.model_fields.items():
        if name == "focus_report" and not form.whole:
            continue
        lines += ["", *_note(field, 0)]
        if name == "reports":
            lines += ["reports:", *_reports(reports)]
        elif name == "focus_report":
            lines += [f"# {line}" for line in form.field(name, field, 0, None)]
        else:
            lines += list(form.field(name, field, 0, known.get(name)))
    return "\n".join(lines) + "\n"


def _reports(names: Sequence[str]) -> Iterator[str]:
    """The reports to make; the first shows what only a single report can say."""
    for place, name in enumerate(names):
        yield f"  {name}:"
        if not place:
            yield from _note(Report.model_fields["kind"], 2)
            yield "    kind:"
        yield "    meeting:"


class _Form:
    """Writes fields: those of a first thing all, with their notes; of the next things only what there is to say.

    `subjects` are those of the house's implications; `whole` says whether groups that hold nothing are opened too.
    """

    def __init__(self, subjects: Sequence[str], *, whole: bool) -> None:
        self.subjects = subjects
        self.whole = whole

    def field(
        self, name: str, field: FieldInfo, depth: int, known: Filling | None, *, every: bool = True
    ) -> Iterator[str]:
        """The lines of one field, without its note."""
        head = "  " * depth + f"{key_of(name)}:"
        part = _part(field.annotation)
        if isinstance(known, Known):
            yield from _entry(head, known)
        elif isinstance(known, Listed):
            yield from _remarks(known, depth)
            yield from self._listed(head, known, part, every=every)
        elif name == "implications":
            yield head
            yield from self._implications(depth + 1)
        elif part is None:
            yield head
            yield from _names(known or EMPTY, depth + 1)
        elif holds(field.annotation, tuple):
            yield head
            yield from _item(self._fields(part, depth + 2, EMPTY, every=True), depth + 1) if self.whole else ()
        else:
            yield head
            opened = self.whole or not depth or known is not None
            yield from self._fields(part, depth + 1, known or EMPTY, every=every) if opened else ()

    def _fields(self, part: type[Part], depth: int, known: Mapping[str, Filling], *, every: bool) -> Iterator[str]:
        """The fields of a part."""
        for name, field in part.model_fields.items():
            if every:
                yield from _note(field, depth)
            if every or name in known:
                yield from self.field(name, field, depth, known.get(name), every=every)

    def _listed(self, head: str, known: Listed, part: type[Part] | None, *, every: bool) -> Iterator[str]:
        """A list; a single piece of text stands behind the key."""
        if len(known.items) == 1 and isinstance(known.items[0], Known):
            yield from _entry(head, known.items[0])
            return
        yield head
        depth = (len(head) - len(head.lstrip())) // 2 + 1
        for place, item in enumerate(known.items):
            if isinstance(item, Known):
                yield from _entry("  " * depth + "-", item)
            elif part is not None and isinstance(item, Mapping):
                yield from _item(self._fields(part, depth + 1, item, every=every and not place), depth)

    def _implications(self, depth: int) -> Iterator[str]:
        """The subjects; the first shows the long form."""
        for place, subject in enumerate(self.subjects):
            yield "  " * depth + f"{subject}:"
            if self.whole and not place:
                yield from self._fields(Implication, depth + 1, EMPTY, every=True)


def _item(lines: Iterator[str], depth: int) -> Iterator[str]:
    """The lines of a part as an item of a list: its first key stands behind a dash."""
    inner = list(lines)
    first = next(number for number, line in enumerate(inner) if not line.lstrip().startswith("#"))
    yield from inner[:first]
    yield "  " * depth + f"- {inner[first].lstrip()}"
    yield from inner[first + 1 :]


def _names(known: Filling, depth: int) -> Iterator[str]:
    """Things under names of the officer's choice."""
    for name, item in known.items() if isinstance(known, Mapping) else ():
        if isinstance(item, Known):
            yield from _entry("  " * depth + f"{inline(name)}:", item)


def _entry(head: str, known: Known) -> Iterator[str]:
    """What is to be told of a field, and then its key with the words."""
    yield from _remarks(known, (len(head) - len(head.lstrip())) // 2)
    yield from entry(head, known.words, known.source)


def _note(field: FieldInfo, depth: int) -> Iterator[str]:
    return _comment(field.description or "", depth)


def _remarks(known: Known | Listed, depth: int) -> Iterator[str]:
    """What is told above a field, and then what a person has to look at."""
    yield from _comment(comment(known.told), depth)
    yield from _comment(comment(f"{CHECK}{known.doubt}") if known.doubt else "", depth)


def _comment(words: str, depth: int) -> Iterator[str]:
    lead = "  " * depth + "# "
    yield from (lead + line for line in wrap(words, WIDTH - len(lead), break_on_hyphens=False))


def _part(annotation: Any) -> type[Part] | None:  # noqa: ANN401  an annotation
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _part(inner))), None)
