"""What does not fit the model, in an officer's words and at its line. Knows pydantic's findings; makes no case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from reportgen.case.part import Part, key_of
from reportgen.case.values import not_given
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
    "A case has to say which council it belongs to and which version of the form it uses; a house style, what its"
    " reports are called and made of.",
    "Add the field that the message names, where the message says.",
)
_A_KEY = "[key]"  # pydantic's last step to a key of a mapping that does not fit
LAYOUT = "write it as `reportgen new` shows it: one field a line, each further in than its heading, items after a dash"
_SHAPES = {
    "model_type": "`{}` holds fields of its own, and {} stands here",
    "dict_type": "`{}` holds names with something after each, and {} stands here",
}


def misfits(problem: ValidationError, kind: type[Part], read: Source) -> Iterator[Diagnostic]:
    """A diagnostic for each thing in a source that does not fit a kind of part."""
    yield from (_diagnostic(error, kind, read) for error in problem.errors(include_url=False))


def _diagnostic(error: ErrorDetails, kind: type[Part], read: Source) -> Diagnostic:
    steps = list(error["loc"])
    if error["type"] == "extra_forbidden":
        return _unknown(steps, kind, read, empty=not_given(error["input"]))
    if error["type"] == "missing":
        return _required(steps, read)
    if error["type"] == "unfit":
        context = error.get("ctx", {})
        return Diagnostic(UNFIT, Severity.ERROR, context["message"], _place(steps, context, read), fix=context["fix"])
    shape = "a list" if isinstance(error["input"], list) else "a single value"
    message = _SHAPES.get(error["type"], "`{}` cannot be read as it stands").format(_name(steps, "this"), shape)
    return Diagnostic(UNFIT, Severity.ERROR, message, locate(read, steps), fix=LAYOUT)


def _name(steps: list[int | str], otherwise: str) -> str:
    """The last name on a path."""
    return next((str(step) for step in reversed(steps) if isinstance(step, str)), otherwise)


def _place(steps: list[int | str], context: dict[str, Any], read: Source) -> Span:
    """Where a value stands that does not fit, or the key, where that is what does not."""
    if steps and steps[-1] == _A_KEY:
        return locate(read, steps[:-1], key=True)
    return locate(read, [*steps, context["key"]], key=True) if context["key"] else locate(read, steps)


def _required(steps: list[int | str], read: Source) -> Diagnostic:
    """A field that has to be there and is not."""
    key, span = str(steps[-1]), locate(read, steps)
    if len(steps) > 1:
        message = f"`{_name(steps[:-1], key)}` does not say its `{key}`"
        return Diagnostic(REQUIRED, Severity.ERROR, message, span, fix=f"add `{key}:` there")
    value = {"schema_version": "1"}.get(key, "…")
    return Diagnostic(
        REQUIRED, Severity.ERROR, f"the file does not say its `{key}`", span, fix=f"add `{key}: {value}` at the top"
    )


def _unknown(steps: list[int | str], kind: type[Part], read: Source, *, empty: bool) -> Diagnostic:
    key = str(steps[-1])
    known = keys_at(kind, steps[:-1])
    near = did_you_mean(key, known)
    parent = _name(steps[:-1], "the case" if kind.__name__ == "Case" else "this file")
    fix = f"did you mean `{near}`?" if near else f"it can be: {', '.join(known)}"
    if empty and not near:
        fix = f"if these words belong to a text with a comma, put the whole text in quotation marks; else {fix}"
    return Diagnostic(
        UNKNOWN_KEY, Severity.ERROR, f"`{key}` is not a field of {parent}", locate(read, steps, key=True), fix=fix
    )


def keys_at(kind: type[Part], steps: Iterable[int | str]) -> list[str]:
    """The keys that may stand at a path."""
    model: type[BaseModel] = kind
    names = False  # whether the next step is a name of the officer's choice, and no field
    for step in steps:
        if isinstance(step, int) or names:
            names = False
            continue
        fields = {key_of(name): field for name, field in model.model_fields.items()}
        names = holds(fields[step].annotation, dict)
        model = _model_in(fields[step].annotation) or model
    return [key_of(name) for name in model.model_fields]


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401  an annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)


def holds(annotation: Any, kind: type) -> bool:  # noqa: ANN401  an annotation
    """Whether an annotation is, or allows, a kind of container."""
    return get_origin(annotation) is kind or any(holds(inner, kind) for inner in get_args(annotation))


def locate(read: Source, steps: Iterable[int | str], *, key: bool = False) -> Span:
    """Where the value at a path stands, or its key; where the path leaves the file, the last place that is there."""
    node: Node | None = read.root
    span = node.span if node is not None else Span(read.name, 1, 1)
    for step in steps:
        if isinstance(node, Mapping) and str(step) in node:
            span = node.key_spans[str(step)] if key else node.span_of(str(step))
            node = node[str(step)]
        elif isinstance(node, list) and isinstance(step, int):
            place = [place for place, item in enumerate(node) if not not_given(item)][step]  # as a list is read
            span = node.span_of(place)
            node = node[place]
    return span
