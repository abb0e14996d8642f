"""What is to be done before a report can be published, as the box at the head of a draft. Knows no format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from reportgen.diagnostics import Checked, Diagnostic, Severity
from reportgen.document.nodes import (
    Block,
    Division,
    DivisionKind,
    Document,
    Inline,
    Item,
    List,
    ListKind,
    Mark,
    Paragraph,
    Text,
)
from reportgen.document.remarks import in_prose, sentence, with_remarks
from reportgen.options import Stage

AUTHOR = "author"
"""Who sees to what no role is named for."""

_KINDS = ("error", "gap", "clearance", "warning")


def finished(composed: Checked[Document], stage: Stage, breaches: tuple[Diagnostic, ...] = ()) -> Checked[Document]:
    """A composed report with the breaches that rules find in it; a draft shows in its pages all that was found.

    An error of the template or the case leaves no document. A breach does: a draft is there to show it.
    """
    found = (*composed.diagnostics, *breaches)
    if composed.value is None or composed.failed:
        return Checked(None, found)
    return Checked(drafted(composed.value, found) if stage is Stage.DRAFT else composed.value, found)


def drafted(document: Document, found: Iterable[Diagnostic]) -> Document:
    """The document as a draft shows it: what was found stands beside its words, and in a list at the head."""
    found = tuple(found)
    todo, remarked = to_be_done(found), with_remarks(document, found)
    return remarked if todo is None else replace(remarked, blocks=_headed(todo, remarked.blocks))


def _headed(todo: Division, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The list before the blocks; where they begin on a page that lies on its side, on that page and not one alone."""
    match blocks:
        case (Division(DivisionKind.LANDSCAPE) as first, *rest):
            return (replace(first, blocks=(todo, *first.blocks)), *rest)
    return (todo, *blocks)


def to_be_done(found: Iterable[Diagnostic]) -> Division | None:
    """What was found as a list of things to do: errors, gaps, clearances, warnings; None if nothing is open."""
    tasks = sorted((task for task in dict.fromkeys(found) if task.severity is not Severity.NOTE), key=_order)
    if not tasks:
        return None
    title = Paragraph((Text(f"To be done before publication: {tally(tasks)}"),))
    items = tuple(Item((Paragraph(tuple(_task(task))),)) for task in tasks)
    return Division(DivisionKind.TODO, (title, List(ListKind.BULLET, items)))


def tally(found: Iterable[Diagnostic]) -> str:
    """How many there are of each kind: `1 error, 7 gaps and 3 clearances`."""
    counts = Counter(kind_of(one) for one in dict.fromkeys(found))
    parts = [f"{counts[kind]} {kind if counts[kind] == 1 else f'{kind}s'}" for kind in _KINDS if counts[kind]]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def kind_of(found: Diagnostic) -> str:
    """Whether it is an error, a gap, a clearance that is open, or a warning."""
    return "clearance" if found.code.name.startswith("CLEAR-") else str(found.severity)


def _order(task: Diagnostic) -> tuple[int, str, int, int]:
    span = task.span
    place = (span.file, span.line, span.column) if span else ("", 0, 0)
    return (_KINDS.index(kind_of(task)), *place)


def _task(task: Diagnostic) -> Iterable[Inline]:
    """One thing to do: what it is about in bold, the law and the place, what to do, and who."""
    yield Text(sentence(task.about or task.message).removesuffix("."), Mark.STRONG)
    place = f"case file, line {task.span.line}" if task.span else ""
    where = "; ".join(filter(None, (task.law, place)))
    yield Text(f" ({where}): " if where else ": ")
    if kind_of(task) == "clearance":  # says itself who has to see to it
        yield Text(in_prose(task.message.removeprefix(f"{task.about}: ")))
    else:
        what = in_prose(task.fix).partition(". ")[0].removesuffix(".")
        yield Text("; ".join(filter(None, (what, task.who or AUTHOR))))
