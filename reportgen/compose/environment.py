"""Jinja, closed in: templates see facts and nothing else, and every value they print leaves a hole.

No path, module, method of ours or callable outside this page reaches a template; what it may call is listed in
`wording.FILTERS`, `wording.GLOBALS` and `permitted`. Output is bounded, so that a mistaken loop ends in a message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import StrictUndefined, Template, TemplateError, Undefined, nodes, pass_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.meta import find_referenced_templates
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from reportgen.case.model import Case
from reportgen.case.part import Part, key_of
from reportgen.case.report import Report
from reportgen.compose import permitted
from reportgen.compose.folders import Folders
from reportgen.compose.holes import Rendering, line_mark
from reportgen.diagnostics import Span
from reportgen.suggest import did_you_mean

MOST_OUTPUT = 20_000_000
_rendering: ContextVar[Rendering] = ContextVar("rendering")


@dataclass(frozen=True, slots=True, eq=False)
class Missing:
    """A fact that the case does not give. False, empty, and a visible gap where it is printed.

    `label` names it in the gap, `reason` says why it is wanted; `part` lacks it, under the key `key`.
    """

    label: str
    reason: str = ""
    part: Part | None = None
    key: str = ""

    @property
    def span(self) -> Span | None:
        """Where the fact would stand. Worked out when the gap is printed: templates ask about many that are not."""
        return self.part.where(self.key) if self.part is not None else None

    def span_of(self, _words: str, _before: str = "") -> Span | None:
        """The same: no words of it are in the file."""
        return self.span

    def __bool__(self) -> bool:
        """A missing fact is false, so that a template can ask whether it is there."""
        return False

    def __iter__(self) -> Iterator[object]:
        """A missing list has no items."""
        return iter(())

    def __len__(self) -> int:
        """A missing list has no items."""
        return 0

    def __str__(self) -> str:
        """What the gap reads."""
        return f"[{self.label}: to be given]"


@dataclass(frozen=True, slots=True)
class _Fact:
    """A field or a computed property of a kind of part, under the name that templates use."""

    attribute: str
    label: str
    reason: str
    key: str


@cache
def _facts_of(kind: type) -> Mapping[str, _Fact] | None:
    """All that templates can ask of a kind of part: its fields, and the properties that it works out from them.

    None for what is no part. Asked of a type, once: to ask pydantic's models whether they are parts takes long.
    """
    if not issubclass(kind, Part):
        return None
    facts = {}
    for base in reversed(kind.__mro__):
        for name, member in vars(base).items():
            if isinstance(member, property) and issubclass(base, Part) and base is not Part:
                facts[name] = _Fact(name, key_of(name), "", key_of(name))
    for name, field in kind.model_fields.items():
        facts[name.rstrip("_")] = _Fact(name, field.title or key_of(name), field.description or "", key_of(name))
    return facts


class _Lines(Extension):
    """Marks each line of a template's own text, so that the reader can say where a block came from."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        loader = self.environment.loader
        number = loader.number(stream.name) if isinstance(loader, Folders) else 0
        before = ""
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", _marked(token, number))
            else:
                if token.type == "variable_begin" and before in {"", "block_end"}:  # no words before it on its line
                    yield Token(token.lineno, "data", line_mark(number, token.lineno))
                yield token
            before = token.type


def _marked(data: Token, template: int) -> str:
    """Words of a template with the marks of their lines. A line that ends here without any words needs none."""
    *lines, last = data.value.split("\n")
    marked = [
        line_mark(template, place) + line if line.strip() else line for place, line in enumerate(lines, data.lineno)
    ]
    return "\n".join((*marked, line_mark(template, data.lineno + len(lines)) + last))


@pass_context
def _finalize(_context: Context, value: object) -> object:
    """A hole for a value; what a macro has already rendered passes as it is."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Undefined):
        str(value)  # a strict undefined raises here, with the name of what is missing
    return Markup(_rendering.get().hole(value))  # noqa: S704  a hole holds no words of anybody's


_NAMES: dict[type[Part], str] = {Case: "a case", Report: "a report"}


class Environment(SandboxedEnvironment):
    """The closed environment: facts by name, gaps for facts that are not there."""

    intercepted_binops: ClassVar[frozenset[str]] = permitted.OPERATORS  # type: ignore[misc]  # a constant here

    def __init__(
        self, folders: Mapping[str, Path], filters: Mapping[str, Callable[..., object]], functions: Mapping[str, object]
    ) -> None:
        super().__init__(
            loader=Folders(folders),
            extensions=[_Lines],
            undefined=StrictUndefined,
            finalize=_finalize,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            cache_size=-1,
            auto_reload=False,
        )
        self._drawn_on: dict[str, tuple[str | None, ...]] = {}
        self.filters = {name: self.filters[name] for name in permitted.FILTERS} | dict(filters)
        self.globals = dict(functions)

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401  as Jinja declares it
        """A field or a computed fact of a part; a gap where the case does not give it; for others as Jinja does."""
        if isinstance(obj, Missing):
            return obj
        facts = _facts_of(obj.__class__)
        if facts is None:
            return self._permitted(obj, attribute, super().getattr(obj, attribute))
        fact = facts.get(attribute)
        if fact is None:
            near = did_you_mean(attribute, facts)
            hint = f"; did you mean `{near}`?" if near else ""
            return self.undefined(f"there is no `{attribute}` in {_NAMES.get(type(obj), 'this part of a case')}{hint}")
        if type(obj) is Report:
            rendering().asked.add(fact.attribute)
        value = getattr(obj, fact.attribute)
        if value is None or (not value and isinstance(value, tuple | dict)):
            return Missing(fact.label, fact.reason, obj, fact.key)
        return value

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401  as Jinja declares it
        """An item, or what a dot would give: filters ask for fields in this way."""
        if (isinstance(obj, Missing) or _facts_of(obj.__class__)) and isinstance(argument, str | int):
            return self.getattr(obj, str(argument))
        return self._permitted(obj, argument, super().getitem(obj, argument))

    def _permitted(self, obj: object, name: object, found: object) -> object:
        if isinstance(name, str) and not permitted.may_use(obj, name, found):
            return self.undefined(f"a template may not use `{name}` here")
        return found

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for problem in permitted.refused(tree, name, filename):
            raise problem
        if name is not None:
            self._drawn_on[name] = tuple(find_referenced_templates(tree))
        return tree

    def drawn_on(self, name: str) -> frozenset[str] | None:
        """A template and all that it includes or imports, and they in turn; None where only a case decides which."""
        found: set[str] = set()
        left: list[str | None] = [name]
        while left:
            one = left.pop()
            if one is None:
                return None
            if one not in found:
                found.add(one)
                with suppress(TemplateError, RecursionError):  # it may be one that no case has come to
                    self.get_template(one)
                left += self._drawn_on.get(one, ())
        return frozenset(found)

    def call_binop(
        self,
        context: Context,  # noqa: ARG002  as Jinja calls it
        operator: str,
        left: Any,  # noqa: ANN401  what a template puts there
        right: Any,  # noqa: ANN401  as above
    ) -> object:
        """Sums of whole numbers, and lists and words put together, so that no template can make text without bound."""
        if permitted.may_combine(operator, left, right):
            return self.binop_table[operator](left, right)
        return self.undefined(f"a template may not use {operator} here")


def rendering() -> Rendering:
    """The rendering that is under way; for the functions that templates may call."""
    return _rendering.get()


class TooLongError(Exception):
    """A template wrote more than any report could be."""


def render(template: Template, facts: Mapping[str, object]) -> tuple[str, Rendering]:
    """The text of a template with its holes. Raises what Jinja raises, and `TooLongError`."""
    state = Rendering()
    token = _rendering.set(state)
    try:
        pieces, length = [], 0
        for piece in template.generate(**facts):
            length += len(piece)
            if length > MOST_OUTPUT:
                raise TooLongError
            pieces.append(piece)
        return "".join(pieces), state
    finally:
        _rendering.reset(token)
