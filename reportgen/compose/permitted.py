"""What a template may do beside naming facts: a few filters, sums and methods. The rest of Jinja and Python is closed.

Jinja is made for web pages: its filters and `~` turn values into text that is then taken for the template's own. Here
that would send an officer's words through Markdown, so what could do it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, Undefined, nodes
from jinja2.runtime import LoopContext, Macro
from markupsafe import Markup

from reportgen.case.values import Value

FILTERS = frozenset(
    {
        "abs",
        "batch",
        "dictsort",
        "first",
        "groupby",
        "last",
        "length",
        "list",
        "map",
        "max",
        "min",
        "reject",
        "rejectattr",
        "reverse",
        "round",
        "select",
        "selectattr",
        "slice",
        "sort",
        "sum",
        "unique",
    }
)
OPERATORS = frozenset({"+", "*", "%", "**"})
_OF_VALUES = frozenset({"year", "month", "day", "number", "unit"})
_METHODS: dict[type, frozenset[str]] = {
    dict: frozenset({"get", "items", "keys", "values"}),
    list: frozenset({"append"}),
}


def may_use(owner: object, name: str, found: object) -> bool:
    """Whether a template may use what it found under a name of something that is no part of a case."""
    if isinstance(owner, Value):
        return name in _OF_VALUES
    if not callable(found) or isinstance(found, Macro | Undefined) or isinstance(owner, LoopContext):
        return True
    return name in _METHODS.get(type(owner), ())


def may_combine(operator: str, left: object, right: object) -> bool:
    """Whether a template may reckon so: whole numbers, lists put together, words put together. No powers."""
    if isinstance(left, int) and isinstance(right, int):
        return operator in {"+", "*", "%"}
    if operator != "+" or isinstance(left, Markup) or isinstance(right, Markup):
        return False
    return any(isinstance(left, kind) and isinstance(right, kind) for kind in (list, tuple, str))


def refused(tree: nodes.Template, name: str | None, file: str | None) -> Iterator[TemplateSyntaxError]:
    """What stands in a template and may not."""
    for found in tree.find_all((nodes.Concat, nodes.ScopedEvalContextModifier)):
        message = (
            "`~` is not used in templates: write one value after the other"
            if isinstance(found, nodes.Concat)
            else "`autoescape` is not used in templates"
        )
        yield TemplateSyntaxError(message, found.lineno, name, file)
