"""A case from its file. The only place that makes a `Case`; every problem of a file is found in one run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping as AbstractMapping
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reportgen import source
from reportgen.case.model import Case
from reportgen.case.part import Part, key_of
from reportgen.diagnostics import Checked, Diagnostic, Severity, Span, code
from reportgen.source import Mapping, Node, Source
from reportgen.suggest import did_you_mean

UNKNOWN_KEY = code(
    "CASE-01",
    "A field that is not known here",
    "The file has a key that this part of it does not know: often a slip of the pen, or a field that belongs elsewhere.",
    "Correct the spelling, or move the field to where it belongs. `reportgen new` writes a file with every field.",
)
UNFIT = code(
    "CASE-02",
    "A value that does not fit its field",
    "The field takes a date, a sum, one of several words or the like, and what stands there cannot be read as that.",
    "Write the value as the message shows.",
)
REQUIRED = code(
    "CASE-03",
    "A field without which nothing can be made",
    "The case does not say which council it belongs to, or which version of the form it uses.",
    "Add the field at the top of the file.",
)
VERSION = code(
    "CASE-04",
    "A version of the form that is not known",
    "The file says that it follows a version of the form that this reportgen does not know.",
    "Write `schema_version: 1`, or install the reportgen that the file was written for.",
)
TWICE = code(
    "CASE-05",
    "Two things with one name",
    "Two findings, recommendations or appendices of the case have the same `id`, so that a reference to it could mean"
    " either.",
    "Give each its own `id`.",
)

P = TypeVar("P", bound=Part)
VERSION_NOW = 1


def load_case(path: Path, name: str | None = None) -> Checked[Case]:
    """The case in a file, or everything that keeps it from being one."""
    read = source.read(path, name)
    if read.value is None or read.value.root is None or read.failed:
        return Checked(None, read.diagnostics)
    made = make(read.value)
    return Checked(made.value, read.diagnostics + made.diagnostics)


def make(read: Source) -> Checked[Case]:
    """The case that a source holds."""
    checked = part(Case, read)
    if checked.value is None:
        return checked
    found = [*_version(checked.value, read), *_twins(checked.value)]
    return Checked(checked.value, (*checked.diagnostics, *found))


def part(kind: type[P], read: Source) -> Checked[P]:
    """A source as a part of the given kind; its errors at their lines."""
    root = read.root if read.root is not None else {}
    try:
        return Checked(kind.model_validate(root))
    except ValidationError as problem:
        return Checked(None, tuple(_diagnostic(error, kind, read) for error in _once(problem.errors(include_url=False))))


def _once(errors: Iterable[ErrorDetails]) -> Iterable[ErrorDetails]:
    """One error for each place; a value that may be written in two ways would be reported for both."""
    seen: set[tuple[object, ...]] = set()
    for error in errors:
        place = tuple(step for step in error["loc"] if not _is_branch(step))
        if place not in seen:
            seen.add(place)
            yield error


def _is_branch(step: object) -> bool:
    return isinstance(step, str) and (step.startswith("function-") or step in {"[key]"})


def _diagnostic(error: ErrorDetails, kind: type[Part], read: Source) -> Diagnostic:
    steps = [step for step in error["loc"] if not _is_branch(step)]
    if error["type"] == "extra_forbidden":
        return _unknown(steps, kind, read)
    span = locate(read, steps)
    if error["type"] == "missing":
        key = str(steps[-1])
        fix = f"add a line `{key}: …` at the top; `reportgen houses` lists the councils" if key == "council" else f"add a line `{key}: 1` at the top"
        return Diagnostic(REQUIRED, Severity.ERROR, f"the file does not say its `{key}`", span, fix=fix)
    context = error.get("ctx", {})
    if error["type"] == "unfit":
        return Diagnostic(UNFIT, Severity.ERROR, context["message"], span, fix=context["fix"])
    name = next((str(step) for step in reversed(steps) if isinstance(step, str)), "this")
    message = f"`{name}` is a group of fields or a list, and a single value stands here" if error["type"] in {"model_type", "model_attributes_type", "dict_type"} else f"`{name}` is a list, and something else stands here" if error["type"] in {"list_type", "tuple_type"} else f"`{name}` cannot be read: {error['msg'].lower()}"
    fix = "write it as `reportgen new` shows it: one field a line, each further in than its heading, each item after a dash"
    return Diagnostic(UNFIT, Severity.ERROR, message, span, fix=fix)


def _unknown(steps: list[int | str], kind: type[Part], read: Source) -> Diagnostic:
    key = str(steps[-1])
    known = keys_at(kind, steps[:-1])
    near = did_you_mean(key, known)
    parent = next((str(step) for step in reversed(steps[:-1]) if isinstance(step, str)), "the case")
    fix = f"did you mean `{near}`?" if near else f"it can be: {', '.join(known)}"
    return Diagnostic(UNKNOWN_KEY, Severity.ERROR, f"`{key}` is not a field of {parent}", locate(read, steps, key=True), fix=fix)


def keys_at(kind: type[Part], steps: Iterable[int | str]) -> list[str]:
    """The keys that may stand at a path."""
    model: type[BaseModel] | None = kind
    for step in steps:
        if isinstance(step, int) or model is None:
            continue
        field = next((field for name, field in model.model_fields.items() if key_of(name) == step), None)
        if field is not None:
            model = _model_in(field.annotation) or model
    return [key_of(name) for name in model.model_fields] if model else []


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401  an annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


def locate(read: Source, steps: Iterable[int | str], *, key: bool = False) -> Span | None:
    """Where the value at a path stands, or its key; where the path leaves the file, the last place that is there."""
    node: Node | None = read.root
    span = node.span if node is not None else Span(read.name, 1, 1)
    for step in steps:
        if isinstance(node, Mapping) and str(step) in node:
            span = node.key_spans[str(step)] if key else node.span_of(str(step))
            node = node[str(step)]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            span = node.span_of(step)
            node = node[step]
    return span


def _version(case: Case, read: Source) -> Iterable[Diagnostic]:
    if case.schema_version != VERSION_NOW:
        yield Diagnostic(
            VERSION,
            Severity.ERROR,
            f"this file follows version {case.schema_version} of the form, and only version {VERSION_NOW} is known here",
            locate(read, ["schema_version"]),
            fix=f"write `schema_version: {VERSION_NOW}`",
        )


def _twins(case: Case) -> Iterable[Diagnostic]:
    """Names given twice among things that can be referred to."""
    groups: list[AbstractMapping[str, Iterable[Any]]] = [
        {"finding": case.findings, "recommendation": case.recommendations},
        {"appendix": case.every_report.appendices},
        *({"appendix": report.appendices} for report in case.reports.values()),
    ]
    for group in groups:
        seen: dict[str, Span | None] = {}
        for what, items in group.items():
            for item in items:
                if item.id and item.id in seen:
                    yield Diagnostic(
                        TWICE,
                        Severity.ERROR,
                        f"the {what} `{item.id}` has a name that is already taken",
                        item.id.span,
                        fix="give it a name of its own",
                        because=f"the first stands at {seen[item.id]}",
                    )
                elif item.id:
                    seen[item.id] = item.id.span
