"""The base of everything in a case: typed, frozen, unknown keys refused, and each part remembers where it stood."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, model_validator

from reportgen.case.values import as_word, not_given
from reportgen.diagnostics import Span
from reportgen.source import Mapping, Node


def key_of(field: str) -> str:
    """The key that an officer writes for a field: `report_of` is written `report of`."""
    return field if field == "schema_version" else field.rstrip("_").replace("_", " ")


@cache
def keys_of(kind: type[BaseModel]) -> frozenset[str]:
    """The keys that an officer can write for the fields of a kind of part."""
    return frozenset(map(key_of, kind.model_fields))


class Part(BaseModel):
    """A part of a case: a group of fields under one key."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=key_of,
        populate_by_name=False,
        defer_build=True,  # most kinds of parts are only ever read as pieces of a whole
    )

    short: ClassVar[tuple[dict[str, Any], ...]] = ()
    """What may stand in place of the whole, as JSON Schema; `expand` makes the whole of it."""

    # A part has its own of these in `__dict__`, for pydantic's private attributes cost as much as reading a field.
    _source: ClassVar[Mapping | None] = None
    _head: ClassVar[tuple[Mapping, str] | None] = None  # the mapping and the key that it stands under

    @classmethod
    def expand(cls, node: Node) -> object:
        """What a short form stands for; parts that can be written short say so here."""
        return node

    @classmethod
    def understood(cls, given: dict[str, object]) -> dict[str, object]:
        """What the keys that were given stand for; parts with a word that is short for another key say so here."""
        return given

    @model_validator(mode="wrap")
    @classmethod
    def _remember(cls, node: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:  # noqa: ANN401  anything
        node = node if isinstance(node, dict) else cls.expand(node)
        given = node
        if isinstance(node, dict):
            known = keys_of(cls)  # a key that is not known is refused even where nothing stands after it
            given = cls.understood(
                {key: value for key, value in node.items() if not not_given(value) or key not in known}
            )
        part = handler(given)
        if isinstance(node, Mapping):
            part._keep(node)  # noqa: SLF001  a part of its own kind
        return part

    def _keep(self, source: Mapping) -> None:
        """Notes where this part stands, and tells the parts in it under which keys they stand."""
        self.__dict__["_source"] = source
        for field in tuple(self.model_fields_set):
            held, key = self.__dict__[field], key_of(field)
            if isinstance(held, Part):
                held.__dict__["_head"] = (source, key)
            if (left := _filled(held)) is not held:
                self._take_back(field, left)
            elif isinstance(held, dict) and isinstance(inner := source[key], Mapping):
                written = {as_word(name): name for name in inner} | {name: name for name in inner}
                for name, part in held.items():
                    if isinstance(part, Part):
                        part.__dict__["_head"] = (inner, written[name])

    def _take_back(self, field: str, left: object) -> None:
        """Leaves a field with what is `left` of it; where that is nothing, as if it had never been written."""
        if not left:
            self.model_fields_set.discard(field)
            left = type(self).model_fields[field].get_default(call_default_factory=True)
        if not isinstance(left, Part):  # an empty part knows where it stands
            self.__dict__[field] = left

    @property
    def span(self) -> Span | None:
        """Where the part stands in its file: the key it stands under; None for a part that the file does not have."""
        head = self._head
        if head is not None:
            return head[0].key_spans[head[1]]
        source = self._source
        return source.span if source is not None else None

    def where(self, field: str) -> Span | None:
        """Where a field's key stands; for a field that is not there, where the part does."""
        key, source = key_of(field), self._source
        return source.key_spans[key] if source is not None and key in source.key_places else self.span

    def names_in(self, field: str) -> tuple[str, ...]:
        """The names that stand under a field in the file, also those with nothing after them."""
        held = self._source.get(key_of(field)) if self._source is not None else None
        return tuple(map(str, held)) if isinstance(held, Mapping) else ()


def _filled(held: object) -> object:
    """What a field holds without the groups of fields of which not one is filled in, as `reportgen new` leaves them."""
    if isinstance(held, Part):
        return () if _blank(held) else held
    if isinstance(held, tuple) and any(isinstance(part, Part) and _blank(part) for part in held):
        return tuple([part for part in held if not (isinstance(part, Part) and _blank(part))])
    return held


def _blank(part: Part) -> bool:
    return not part.model_fields_set and bool(part._source)  # noqa: SLF001  as above
