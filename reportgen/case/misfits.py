"""What does not fit the model, in an officer's words and at its line. Knows pydantic's findings; makes no case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reportgen.case.part import Part, key_of
from reportgen.diagnostics import Diagnostic, Severity, Span, code
from reportgen.source import Mapping, Node, Source
from reportgen.suggest import did_you_mean

UNKNOWN_KEY = code(
    "CASE-01",
    "A field that is not known here",
    "The file has a key that this part of it does not know: a slip of the pen, or a field that belongs elsewhere.",
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
LAYOUT = "write it as `reportgen new` shows it: one field a line, each further in than its heading, items after a dash"
_SHAPES = {
    "model_type": "`{}` holds fields of its own, and a single value stands here",
    "dict_type": "`{}` holds names with something after each, and a single value or a list stands here",
    "tuple_type": "`{}` is a list, and something else stands here",
}


def misfits(problem: ValidationError, kind: type[Part], read: Source) -> Iterator[Diagnostic]:
    """A diagnostic for each thing in a source that does not fit a kind of part."""
    yield from (_diagnostic(error, kind, read) for error in _once(problem.errors(include_url=False)))


def _once(errors: Iterable[ErrorDetails]) -> Iterable[ErrorDetails]:
    """One error for each place; a value that may be written in two ways would be reported for both."""
    seen: set[tuple[object, ...]] = set()
    for error in errors:
        place = tuple(step for step in error["loc"] if not _is_branch(step))
        if place not in seen:
            seen.add(place)
            yield error


def _is_branch(step: object) -> bool:
    return isinstance(step, str) and (step.startswith("function-") or step == "[key]")


def _diagnostic(error: ErrorDetails, kind: type[Part], read: Source) -> Diagnostic:
    steps = [step for step in error["loc"] if not _is_branch(step)]
    if error["type"] == "extra_forbidden":
        return _unknown(steps, kind, read)
    span = locate(read, steps)
    if error["type"] == "missing":
        key = str(steps[-1])
        fix = {"council": "add `council: …` at the top; `reportgen houses` lists them"}.get(
            key, f"add `{key}: 1` at the top"
        )
        return Diagnostic(REQUIRED, Severity.ERROR, f"the file does not say its `{key}`", span, fix=fix)
    if error["type"] == "unfit":
        context = error.get("ctx", {})
        return Diagnostic(UNFIT, Severity.ERROR, context["message"], span, fix=context["fix"])
    name = next((str(step) for step in reversed(steps) if isinstance(step, str)), "this")
    message = _SHAPES.get(error["type"], "`{}` cannot be read as it stands").format(name)
    return Diagnostic(UNFIT, Severity.ERROR, message, span, fix=LAYOUT)


def _unknown(steps: list[int | str], kind: type[Part], read: Source) -> Diagnostic:
    key = str(steps[-1])
    known = keys_at(kind, steps[:-1])
    near = did_you_mean(key, known)
    parent = next((str(step) for step in reversed(steps[:-1]) if isinstance(step, str)), "the case")
    fix = f"did you mean `{near}`?" if near else f"it can be: {', '.join(known)}"
    return Diagnostic(
        UNKNOWN_KEY, Severity.ERROR, f"`{key}` is not a field of {parent}", locate(read, steps, key=True), fix=fix
    )


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
