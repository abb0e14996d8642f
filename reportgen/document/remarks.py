"""What was found, as comments beside the words that it is about. Knows places in files; knows no rule and no format."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.document.nodes import Break, Document, Gap, Inline, Link, Reference, Remark, Target, Text
from reportgen.document.walk import lines_in, with_lines

_ONLY_SIGNS = re.compile(r"\s*:[\s'\">|+-]*")  # what stands between a key and its value
_QUOTED = re.compile(r"`([^`]*)`")


def with_remarks(document: Document, diagnostics: Iterable[Diagnostic]) -> Document:
    """The document with a comment on the first words that each diagnostic is about; one of each code for any words.

    Those that are about no words of the report's body leave it as it is.
    """
    about: dict[tuple[str, int], list[Diagnostic]] = {}
    for found in dict.fromkeys(diagnostics):
        if (place := _whole(found)) and found.severity is not Severity.NOTE:
            about.setdefault((place.file, place.line), []).append(found)
    if not about:
        return document
    places = _words_at(about.keys(), document)
    comments: dict[int, dict[str, Diagnostic]] = {}
    for line, group in about.items():
        for found in group:
            words = _words_of(found, places.get(line, ()))
            if words is not None:
                comments.setdefault(words.number, {}).setdefault(found.code.name, found)
    return replace(document, blocks=with_lines(document.blocks, _Commenter(comments).commented))


def _whole(found: Diagnostic) -> Span | None:
    """The place of the value that a diagnostic is about, which the words on the page give as theirs."""
    return found.span and (found.span.whole or found.span)


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that came from a place in a file; `number` counts the inlines before them."""

    number: int
    span: Span
    gap: Gap | None
    text: str


def _words_at(places: Container[tuple[str, int]], document: Document) -> dict[tuple[str, int], list[_Words]]:
    """The words of a report's body that came from any of the lines of files, in reading order."""
    found: dict[tuple[str, int], list[_Words]] = {}
    for number, inline in enumerate(chain.from_iterable(lines_in(document.blocks))):
        for words in _origins(inline):
            span = words.origin.span if words.origin else None
            if span and (place := (span.file, span.line)) in places:
                gap = words if isinstance(words, Gap) else None
                found.setdefault(place, []).append(_Words(number, span, gap, words.text))
    return found


@dataclass(slots=True)
class _Commenter:
    """Puts comments round inlines, which it counts as `_words_at` does."""

    comments: dict[int, dict[str, Diagnostic]]
    passed: int = 0

    def commented(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The inlines, those with a comment within it; the very same where none has one, as in most lines."""
        first = self.passed
        self.passed += len(inlines)
        if not any(map(self.comments.__contains__, range(first, self.passed))):
            return inlines
        out: list[Inline] = []
        for number, inline in enumerate(inlines, first):
            said: Inline = inline
            for found in self.comments.get(number, {}).values():
                said = Remark((said,), comment(found))
            out.append(said)
        return tuple(out)


def _origins(inline: Inline) -> Sequence[Text | Gap | Reference]:
    match inline:
        case Text() | Gap() | Reference():
            return (inline,)
        case Link() | Target() | Remark():
            return [words for inner in inline.content for words in _origins(inner)]
        case Break():
            return ()


def _words_of(found: Diagnostic, candidates: Sequence[_Words]) -> _Words | None:
    """The words that a diagnostic is about.

    Several gaps can share one place, since what is not given stands nowhere: the one that the message names is meant.
    Of the words of one value, those are meant among which the place inside it is.
    """
    span = _whole(found)
    here = [words for words in candidates if span and _is_at(span, words.span)]
    gaps = [words for words in here if words.gap is not None]
    named = [words for words in gaps if words.gap is not None and _names(found, words.gap)]
    written = sorted((words for words in here if words.gap is None), key=lambda words: not _holds(words, found.span))
    alike = gaps if len({words.gap for words in gaps}) == 1 and found.severity is not Severity.GAP else []
    return next(iter((*named, *written, *alike)), None)


def _holds(words: _Words, place: Span | None) -> bool:
    """Whether the words at a place are among some words."""
    return place is not None and place.excerpt[place.column - 1 : place.column - 1 + place.width] in words.text


def _is_at(place: Span, words: Span) -> bool:
    """Whether a place is within that of words, or is the key that they stand after."""
    if words.column <= place.column < words.column + words.width:
        return True
    between = place.excerpt[place.column + place.width - 1 : words.column - 1]
    return words.column > place.column and bool(_ONLY_SIGNS.fullmatch(between))


def _names(found: Diagnostic, gap: Gap) -> bool:
    return found.message == gap.reason or (found.about != "" and gap.text.startswith(f"{found.about}:"))


def comment(found: Diagnostic) -> tuple[str, ...]:
    """What a comment says, paragraph by paragraph: what is wrong and why, the law, what to do, and where."""
    why = sentence(found.because)
    where = f"Line {found.span.line} of {found.span.file.rpartition('/')[2]} ({found.code.name})" if found.span else ""
    said = (f"{sentence(found.message)} {why}".rstrip(), found.law, sentence(found.fix), where)
    return tuple(filter(None, said))


def sentence(words: str) -> str:
    """The words of a message as a sentence for readers of Word: quotation marks for backquotes, a stop at the end."""
    said = in_prose(words)
    said = said[:1].upper() + said[1:]
    return said if not said or said.endswith((".", "!", "?", "…")) else f"{said}."


def in_prose(words: str) -> str:
    """The words of a message without the backquotes of a terminal."""
    return _QUOTED.sub(r"“\1”", " ".join(words.split()))
