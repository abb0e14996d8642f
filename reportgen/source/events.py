"""YAML's events, from libyaml or, where it is missing, from PyYAML's own parser, which is slower.

Both give the same nodes at the same places. They differ in rare text that only libyaml takes (a `?` within brackets, a
`#` right behind `>`), and in which of several breaches on one line they come to first.
"""

from __future__ import annotations

import re
from typing import Protocol, cast

import yaml
from yaml.error import Mark
from yaml.events import Event
from yaml.scanner import ScannerError

_SURROGATE_ESCAPE = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")


class Events(Protocol):
    """What both parsers offer."""

    def get_event(self) -> Event:
        """The next event. YAMLError if the text breaks the rules of YAML."""


class PurePython(yaml.SafeLoader):
    """PyYAML's own parser, made to take tabs between words and to refuse escapes as libyaml does."""

    def scan_to_next_token(self) -> None:
        """Step over spaces, comments and, where no name can begin, tabs."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: int, start_mark: Mark) -> list[str]:
        """The white space within a plain scalar, tabs included."""
        length = 0
        while self.peek(length) in " \t":
            length += 1
        white = self.prefix(length)
        self.forward(length)
        if self.peek() not in "\r\n":
            return [white] if white else []
        folded = super().scan_plain_spaces(indent, start_mark) or []
        while self.column >= indent and self.peek() in " \t":
            self.forward()
        return folded

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:  # noqa: FBT001 - PyYAML's own
        """A stretch of quoted text. ScannerError for an escape that is no character."""
        start = self.pointer
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError) as failure:
            raise _no_character(start_mark, self.get_mark()) from failure
        if double and (found := _SURROGATE_ESCAPE.search(self.buffer, start, self.pointer)):
            mark = self.get_mark()
            mark.index += found.start() - self.pointer
            raise _no_character(start_mark, mark)
        return chunks


def _no_character(text_begins: Mark, escape: Mark) -> ScannerError:
    return ScannerError("while parsing a quoted scalar", text_begins, "found unknown escape character", escape)


def events(text: str) -> Events:
    """The events of a text, by the faster parser that this computer has."""
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else PurePython
    return cast("Events", loader(text))


def start_of(event: Event) -> int:
    """The offset of the first character of an event, which has marks since it comes from a parser."""
    return event.start_mark.index  # type: ignore[union-attr]


def end_of(event: Event) -> int:
    """The offset behind an event's last character."""
    return event.end_mark.index  # type: ignore[union-attr]
