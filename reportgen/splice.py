"""Changes of YAML text that leave all else as it was typed. Knows text and positions; knows no cases.

Nothing is ever written out anew: a change is a few characters put in at known places. Of the places where a change
could go, the first is taken at which the text, read again, says what it said before and the change, and nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from reportgen import source as yaml
from reportgen.source import Node, Scalar, Source

Value: TypeAlias = "str | Mapping[str, Value]"
Data: TypeAlias = "str | dict[str, Data] | list[Data] | None"
Edits: TypeAlias = "list[Edit]"

_BREAK = re.compile(r"\r\n|\r|\n")
_LINE_WITHIN = re.compile(r"(?:\r\n|\r|\n)(?=[^\r\n])")
_NOT_GIVEN = re.compile(r"(?P<colon>[ \t]*:)?(?P<null>[ \t]+(?:~|null)(?=[\s,}\]]|$))?")
_COLON = re.compile(r"([ \t]*:)[ \t]*")
_PLAIN = re.compile(r"[^\W\d_][\w ’'.-]*|\d{4}-\d{2}-\d{2}")
_NOT_PLAIN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_WHITE = " \t\r\n"
_STEP, _LONGEST_STEP = 2, 8


@dataclass(frozen=True, slots=True)
class Edit:
    """Text that is to stand in place of what stands from one offset up to another."""

    start: int
    end: int
    text: str


class LongForm(NamedTuple):
    """What a single value is short for: a mapping with that value, or with other `words`, under `key`."""

    key: str
    words: str | None = None


class _Entry(NamedTuple):
    """A name with its value as they are written, and the name of the mapping that gets them."""

    text: str
    path: tuple[str, ...]


def splice(source: Source, edits: Iterable[Edit]) -> str:
    """The text of a source with edits made, which must not overlap."""
    text = source.text
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
        text = f"{text[: edit.start]}{edit.text}{text[edit.end :]}"
    return text


def render(value: Value) -> str:
    """A value as it is written on one line, within braces or without."""
    if not isinstance(value, str):
        return "{" + ", ".join(f"{name}: {render(item)}" for name, item in value.items()) + "}"
    if _PLAIN.fullmatch(value) and not value.endswith(" ") and value.lower() not in _NOT_PLAIN:
        return value
    return json.dumps(value, ensure_ascii=False)


def put(source: Source, path: Sequence[str], value: Value, short: LongForm | None = None) -> Source | None:
    """The source with a value under the names of a path; None if its layout does not allow that exactly.

    Names on the way that have no value yet get one. A single value on the way is written out as the mapping that it is
    `short` for. A mapping put where one stands already changes only the values that differ.
    """
    *outer, key = path
    holder = at(source.root, outer)
    if holder is None:
        return put(source, outer, {key: value}) if outer else None
    if isinstance(holder, yaml.Mapping):
        there = holder.get(key)
        if isinstance(there, yaml.Mapping) and not isinstance(value, str):
            return _put_each(source, path, value)
        if there is not None and there == value:
            return source
        entry = _Entry(f"{key}: {render(value)}", tuple(outer))
        changes = _replaced(source, holder, key, value) if key in holder else _added(source, holder, entry)
        expected = _with(data(source.root), path, value)
    elif isinstance(holder, Scalar) and short is not None:
        changes = _lengthened(source, holder, short, _Entry(f"{key}: {render(value)}", tuple(outer)))
        words = str(holder) if short.words is None else short.words
        expected = _with(data(source.root), outer, {short.key: words, key: value})
    else:
        return None
    return _first_that_reads(source, changes, expected)


def _put_each(source: Source, path: Sequence[str], values: Mapping[str, Value]) -> Source | None:
    made: Source | None = source
    for name, item in values.items():
        made = made and put(made, (*path, name), item)
    return made


def _first_that_reads(source: Source, changes: Iterable[Edits], expected: Data) -> Source | None:
    for edits in changes:
        made = yaml.parse(splice(source, edits), source.name)
        if made.value is not None and not made.failed and data(made.value.root) == expected:
            return made.value
    return None


def at(node: Node | None, path: Sequence[str]) -> Node | None:
    """What stands under the names of a path; None if nothing does."""
    for name in path:
        node = node.get(name) if isinstance(node, yaml.Mapping) else None
    return node


def data(node: Node | None) -> Data:
    """What a node says, without where it stands."""
    if isinstance(node, Scalar):
        return str(node)
    if node is None:
        return None
    return {key: data(item) for key, item in node.items()} if isinstance(node, dict) else [data(item) for item in node]


def _with(whole: Data, path: Sequence[str], value: Value) -> Data:
    """Data with a value under a path."""
    if not path:
        return value if isinstance(value, str) else {name: _with(None, (), item) for name, item in value.items()}
    inner = whole if isinstance(whole, dict) else {}
    return {**inner, path[0]: _with(inner.get(path[0]), path[1:], value)}


def _replaced(source: Source, holder: yaml.Mapping, key: str, value: Value) -> Iterator[Edits]:
    """Another value in place of one that stands there, or behind a name with nothing after it."""
    there, text = holder[key], source.text
    if isinstance(there, Scalar):
        header = text[there.start : _line_end(text, there.start)]
        comment = header.find("#") if _is_block(source, there) else -1  # behind `>` there can be nothing else with a #
        words = render(value) if comment < 0 else f"{render(value)} {header[comment:]}"
        yield [Edit(there.start, _last_of(source, there), words)]
    elif there is None:
        end = holder.key_places[key][1]
        found = _NOT_GIVEN.match(text, end)
        after = end if found is None or not found["colon"] else found.end("colon")
        until = after if found is None or not found["null"] else found.end("null")
        yield [Edit(after, until, f" {render(value)}" if after > end else f": {render(value)}")]


def _added(source: Source, holder: yaml.Mapping, entry: _Entry) -> Iterator[Edits]:
    """A new entry of a mapping: behind the last one, or else before the first."""
    places = {start: key for key, (start, _) in holder.key_places.items()}
    if _is_flow(source, holder):
        last = holder[places[max(places)]] if places else None
        if last is not None:
            yield [Edit(last.end, last.end, f", {entry.text}")]
        begin = holder.start + 1
        comma = "" if not places else "," if source.text[begin] in _WHITE else ", "
        yield [Edit(begin, begin, f"{entry.text}{comma}")]
        return
    first = min(places)
    column = _column(source.text, first)
    yield from _below(source, holder.end, column, entry.text)
    yield [Edit(first, first, f"{entry.text}{_break(source.text, first)}{' ' * column}")]


def _below(source: Source, end: int, column: int, entry: str) -> Iterator[Edits]:
    """A line of its own below what ends at an offset; below the blank lines too where those are part of a text."""
    text, margin = source.text, " " * column
    line_end = _line_end(text, len(text[:end].rstrip(_WHITE)))
    yield [Edit(line_end, line_end, f"{_break(text, line_end)}{margin}{entry}")]
    if end > line_end:
        yield [Edit(end, end, f"{margin}{entry}{_break(text, line_end)}")]


def _lengthened(source: Source, scalar: Scalar, form: LongForm, entry: _Entry) -> Iterator[Edits]:
    """A single value written out as a mapping, with an entry more; the words stay as they were typed."""
    parent, name = at(source.root, entry.path[:-1]), entry.path[-1]
    assert isinstance(parent, yaml.Mapping)  # noqa: S101  what holds a value under a name
    place = parent.key_places[name]
    if _is_flow(source, parent):
        head, tail = f"{{{form.key}: ", f", {entry.text}}}"
        yield (
            [Edit(scalar.start, scalar.start, head), Edit(scalar.end, scalar.end, tail)]
            if form.words is None
            else [Edit(scalar.start, scalar.end, f"{head}{form.words}{tail}")]
        )
        return
    begun = _begun(source, scalar, place, _step(source, entry.path))
    if begun is None:
        return
    column, lead = begun
    by = column - _column(source.text, place[0])
    short_end = _last_of(source, scalar)
    ends = (short_end, scalar.end)  # the blank lines below a text may or may not be part of it
    for below, end in zip(_below(source, scalar.end, column, entry.text), ends, strict=False):
        words = _shifted(source, scalar.start, end, by)
        kept = words if form.words is None else [Edit(scalar.start, short_end, form.words)]
        yield [replace(lead, text=f"{lead.text}{form.key}: "), *kept, *below]
    if form.words is None:
        above = f"{entry.text}{_break(source.text, scalar.start)}{' ' * column}{form.key}: "
        yield [replace(lead, text=lead.text + above), *_shifted(source, scalar.start, scalar.end, by)]


def _begun(source: Source, scalar: Scalar, place: tuple[int, int], step: int) -> tuple[int, Edit] | None:
    """The column of a mapping that takes the place of a value, and the edit that leads there."""
    text, (start, end) = source.text, place
    if _BREAK.search(text, end, scalar.start):
        return _column(text, scalar.start), Edit(scalar.start, scalar.start, "")
    colon = _COLON.fullmatch(text, end, scalar.start)
    if colon is None:
        return None
    column = _column(text, start) + step
    return column, Edit(colon.end(1), scalar.start, f"{_break(text, start)}{' ' * column}")


def _shifted(source: Source, start: int, end: int, by: int) -> Edits:
    """Set in further the lines of a text below its first, as far as the text itself has moved."""
    found = (line.end() for line in _LINE_WITHIN.finditer(source.text, start, end))
    return [Edit(offset, offset, " " * by) for offset in found if offset < end]


def _step(source: Source, path: Sequence[str]) -> int:
    """How far the last name of a path is set in from the one before it."""
    columns = []
    for depth, name in enumerate(path):
        holder = at(source.root, path[:depth])
        if isinstance(holder, yaml.Mapping):
            columns.append(_column(source.text, holder.key_places[name][0]))
    step = columns[-1] - columns[-2] if len(columns) > 1 else _STEP
    return step if 0 < step <= _LONGEST_STEP else _STEP


def _is_flow(source: Source, mapping: yaml.Mapping) -> bool:
    return source.text[mapping.start] == "{"


def _is_block(source: Source, scalar: Scalar) -> bool:
    return source.text[scalar.start] in "|>"


def _last_of(source: Source, scalar: Scalar) -> int:
    """The offset behind a text's last character, without the line breaks that end a text below `|` or `>`."""
    if not _is_block(source, scalar):
        return scalar.end
    return scalar.start + len(source.text[scalar.start : scalar.end].rstrip(_WHITE))


def _column(text: str, offset: int) -> int:
    return offset - (max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1)


def _line_end(text: str, offset: int) -> int:
    found = _BREAK.search(text, offset)
    return found.start() if found else len(text)


def _break(text: str, offset: int) -> str:
    """The line break that ends the line at an offset; for the last line, the one that the file ends others with."""
    found = _BREAK.search(text, offset) or _BREAK.search(text)
    return found[0] if found else "\n"
