"""Jinja, closed in: templates see facts and nothing else, and every value they print leaves a hole.

No path, module, method of ours or callable outside this page reaches a template; what it may call is listed in
`wording.FILTERS`, `wording.GLOBALS` and `permitted`. Output is bounded, so that a mistaken loop ends in a message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import BaseLoader, StrictUndefined, Template, TemplateNotFound, Undefined, nodes, pass_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from reportgen.case.model import Case
from reportgen.case.part import Part, key_of
from reportgen.case.report import Report
from reportgen.compose import permitted
from reportgen.compose.holes import KEEP, RESERVED, Rendering, line_mark
from reportgen.diagnostics import Span
from reportgen.suggest import did_you_mean

MOST_OUTPUT = 20_000_000
COMPANIONS = "companions"
"""The folder of templates that a house takes from the shared folder where it has none of that name itself."""

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


class Folders(BaseLoader):
    """Templates by name, from the house's own folder first and then from the shared one. Never from anywhere else."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self.folders = folders
        self.own = next(iter(folders))
        self.names: list[str] = []
        self.files: list[str] = []

    def number(self, name: str | None) -> int:
        """The number that stands for a template in line marks."""
        return self.names.index(name) if name in self.names else 0

    def get_source(self, _environment: object, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template: `file` of the house's own folder, or `base/file`; never of any other.

        `companions/file` is the house's own where it has one, and else that of the folder `base`.
        """
        prefix, _, rest = template.partition("/") if "/" in template else (self.own, "", template)
        folder = self._companions(rest) if prefix == COMPANIONS else self.folders.get(prefix)
        parts = rest.split("/")
        if folder is None or not rest or any(part in {"", ".", ".."} or "\\" in part or ":" in part for part in parts):
            raise TemplateNotFound(template)
        path = folder.joinpath(*parts)
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, ValueError) as problem:  # not there, not to be read, not UTF-8, or no name for a file
            raise TemplateNotFound(template) from problem
        if template not in self.names:
            self.names.append(template)
            self.files.append(path.as_posix())
        return _with_line_ends(RESERVED.sub("\ufffd", text)), path.as_posix(), lambda: True

    def has_companion(self, file: str) -> bool:
        """Whether there is such a file among the templates of companions."""
        return self._companions(file) is not None

    def _companions(self, file: str) -> Path | None:
        places = [folder / COMPANIONS for folder in self.folders.values()]
        return next((place for place in places if (place / file).exists()), None)


_TAGS = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def _with_line_ends(text: str) -> str:
    """The template with the end of every line kept that has words on it.

    Jinja drops the line break after a tag, so that a line which holds nothing but tags leaves no trace. It would do so
    as well after a tag that merely ends a line of words, and run two lines into one. A tag may go over several lines;
    the last of them holds nothing but the tag's end.
    """
    words = _TAGS.sub(lambda tag: "\n" * tag.group().count("\n"), text)
    return "\n".join(
        line + KEEP if line.endswith(("%}", "#}")) and rest.strip(" \t") else line
        for line, rest in zip(text.split("\n"), words.split("\n"), strict=True)
    )


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
        if value is None or (isinstance(value, tuple | dict) and not value):
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
        return tree

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
