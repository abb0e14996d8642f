"""From text to nodes. Values stay the text that was written; what YAML would do beyond that is refused."""

from __future__ import annotations

from yaml import YAMLError
from yaml.error import MarkedYAMLError
from yaml.events import (
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from reportgen.source.characters import FORBIDDEN
from reportgen.source.events import Events, end_of, start_of
from reportgen.source.findings import Findings
from reportgen.source.nodes import Lines, Mapping, Node, Scalar, Sequence
from reportgen.source.refusals import Refusals
from reportgen.source.surroundings import Breakdown
from reportgen.source.syntax import explain

DEEPEST = 32
_NOT_GIVEN = frozenset({"", "~", "null"})


class _TooDeepError(Exception):
    """The rest of the text is not worth reading."""


class Parser:
    """Builds the nodes of one text from its events."""

    def __init__(self, events: Events, lines: Lines, findings: Findings) -> None:
        self._next = events.get_event
        self._lines = lines
        self._findings = findings
        self._refuse = Refusals(lines, findings)
        self._depth = 0
        self._last_quoted = (0, 0)

    def root(self) -> Mapping | None:
        """The text as a mapping; None if it is not one, or could not be read to its end."""
        try:
            return self._document()
        except _TooDeepError:
            return None
        except YAMLError as failure:
            explained = explain(self._breakdown(failure))
            if not self._refuse.known_at(explained.span):
                self._findings.add(explained)
            return None

    def _breakdown(self, failure: YAMLError) -> Breakdown:
        if not isinstance(failure, MarkedYAMLError) or failure.problem_mark is None:
            return Breakdown(self._lines, str(failure), "", 0, 0, self._last_quoted)
        offset = failure.problem_mark.index
        begun = failure.context_mark.index if failure.context_mark else offset
        return Breakdown(self._lines, failure.problem or "", failure.context or "", offset, begun, self._last_quoted)

    def _document(self) -> Mapping | None:
        self._next()  # the start of the stream
        if isinstance(self._next(), StreamEndEvent):
            self._refuse.empty()
            return None
        root = self._node(self._next())
        self._next()  # the end of the document
        beyond = self._next()
        if not isinstance(beyond, StreamEndEvent):
            self._refuse.second_document(beyond)
        if root is None:
            self._refuse.empty()
            return None
        if isinstance(root, Mapping):
            return root
        self._refuse.no_mapping(root)
        return None

    def _node(self, event: Event) -> Node | None:
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, CollectionStartEvent):
            return self._collection(event)
        self._refuse.alias(event)
        return None

    def _scalar(self, event: ScalarEvent) -> Scalar | None:
        start = start_of(event)
        if event.tag is not None or event.anchor is not None:
            start = self._refuse.properties(event)
        value, end, style = event.value, end_of(event), event.style
        if not style:
            return None if value in _NOT_GIVEN else Scalar(value, self._lines, start, end, plain=True)
        if style in "'\"":
            self._note_quoted(start, end, value)
        return Scalar(value, self._lines, start, end, plain=False)

    def _note_quoted(self, start: int, end: int, value: str) -> None:
        self._last_quoted = (start, end)
        if FORBIDDEN.search(value):
            self._refuse.escapes(start, end)

    def _collection(self, event: CollectionStartEvent) -> Mapping | Sequence:
        if event.anchor is not None or event.tag is not None:
            self._refuse.properties(event)
        self._depth += 1
        if self._depth > DEEPEST:
            self._refuse.too_deep(event, DEEPEST)
            raise _TooDeepError
        node = self._mapping(event) if isinstance(event, MappingStartEvent) else self._sequence(event)
        self._depth -= 1
        return node

    def _mapping(self, opening: CollectionStartEvent) -> Mapping:
        mapping = Mapping(self._lines, start_of(opening))
        end = mapping.start
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._key(event)
            value_event = self._next()
            value = self._node(value_event)
            end = end_of(value_event) if value is None else value.end
            if key is None:
                continue
            place = (start_of(event), end_of(event))
            if key in mapping:
                self._refuse.duplicate(key, mapping.key_spans[key], self._lines.span(*place))
            else:
                mapping[key] = value
                mapping.key_places[key] = place
        mapping.end = end_of(event) if opening.flow_style else end
        return mapping

    def _sequence(self, opening: CollectionStartEvent) -> Sequence:
        sequence = Sequence(self._lines, start_of(opening))
        end = sequence.start
        while not isinstance(event := self._next(), SequenceEndEvent):
            item = self._node(event)
            end = end_of(event) if item is None else item.end
            sequence.append(item)
            sequence.item_starts.append(start_of(event))
        sequence.end = end_of(event) if opening.flow_style else end
        return sequence

    def _key(self, event: Event) -> str | None:
        """A field's name, or None if what stands in its place was refused."""
        if not isinstance(event, ScalarEvent):
            self._refuse.complex_name(event)
            self._node(event)
            return None
        if event.anchor is not None or event.tag is not None:
            self._refuse.properties(event)
        if not event.style:
            return None if self._refuse.name_of(event) else event.value
        self._note_quoted(start_of(event), end_of(event), event.value)
        return event.value
