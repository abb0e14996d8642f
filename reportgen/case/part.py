"""The base of everything in a case: typed, frozen, unknown keys refused, and each part remembers where it stood."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, model_validator

from reportgen.diagnostics import Span
from reportgen.source import Mapping, Node


def key_of(field: str) -> str:
    """The key that an officer writes for a field: `report_of` is written `report of`."""
    return field if field == "schema_version" else field.rstrip("_").replace("_", " ")


def _not_given(value: object) -> bool:
    """Whether nothing stands after a key, or only spaces."""
    return value is None or (isinstance(value, str) and not value.strip())


class Part(BaseModel):
    """A part of a case: a group of fields under one key."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=key_of, populate_by_name=False)

    _source: Mapping | None = PrivateAttr(default=None)

    @classmethod
    def expand(cls, node: Node) -> object:
        """What a short form stands for; parts that can be written short say so here."""
        return node

    @model_validator(mode="wrap")
    @classmethod
    def _remember(cls, node: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:  # noqa: ANN401  whatever stood there
        node = node if isinstance(node, dict) else cls.expand(node)
        given = node
        if isinstance(node, dict):
            given = {key: value for key, value in node.items() if not _not_given(value)}
        part = handler(given)
        if isinstance(node, Mapping):
            part._source = node
        return part

    @property
    def span(self) -> Span | None:
        """Where the part stands in its file; None for a part that the file does not have."""
        return self._source.span if self._source is not None else None

    def where(self, field: str) -> Span | None:
        """Where a field's key stands; for a field that is not there, where the part does."""
        source = self._source
        if source is None:
            return None
        return source.key_spans.get(key_of(field), source.span)
