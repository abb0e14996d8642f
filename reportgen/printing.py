"""Diagnostics as an officer reads them in a terminal, and as JSON for other programs.

Every text may hold words from a file, so none reaches the terminal with a character that could steer it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from textwrap import wrap
from typing import Literal, NamedTuple

from reportgen.diagnostics import Diagnostic, Severity, Span
from reportgen.options import Outcome

Stage = Literal["draft", "final", "public"]

WIDTH = 80  # columns of a terminal that nobody has changed
_GUTTER = 8  # columns: a line's number and a bar
_SEVERAL = 2
_CONTEXT = 24  # columns shown before the caret of a line that is too long
_COLOURS = {Severity.ERROR: "red", Severity.GAP: "magenta", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # categories that show nothing, or steer what shows
_QUOTED = re.compile(r"`[^`]*`")
_KEPT_SPACE = "\0"  # cannot be in a text that has been made safe


def as_text(diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """A diagnostic in a few lines: place and message, the line with a caret, why, the law, and what to do."""
    kind = f"{diagnostic.severity}[{diagnostic.code.name}]"
    place = f"{safe(str(diagnostic.span))}: " if diagnostic.span else ""
    head = (place + kind).replace(" ", _KEPT_SPACE)
    lines = list(_wrapped(f"{head} {safe(diagnostic.message)}", "", "  "))
    if colour:
        lines[0] = lines[0].replace(kind, _painted(kind, diagnostic.severity), 1)
    if diagnostic.span and diagnostic.span.excerpt:
        lines += _excerpt(diagnostic.span, diagnostic.severity, colour=colour)
    for label, text in (("because", diagnostic.because), ("law", diagnostic.law), ("fix", diagnostic.fix)):
        if text:
            start = f"  {label}: "
            lines += _wrapped(safe(text), start, " " * len(start))
    return "\n".join(lines)


def listing(diagnostics: Iterable[Diagnostic], *, colour: bool = False) -> str:
    """Diagnostics by file and place with blank lines between them; empty if there are none."""
    return "\n\n".join(as_text(found, colour=colour) for found in in_order(diagnostics))


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Diagnostics by file and place, as an array of objects that all have the same keys; what is missing is null."""
    # ASCII, since a terminal or a pipe in another encoding must not lose or refuse a character.
    return json.dumps([_as_object(found) for found in in_order(diagnostics)], indent=2)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics by file and place, those without a place first, and those that say the same only once."""
    return sorted(dict.fromkeys(diagnostics), key=_place)


def counts(diagnostics: Iterable[Diagnostic]) -> Counter[Severity]:
    """How many diagnostics there are of each severity, counting those that say the same once."""
    return Counter(found.severity for found in dict.fromkeys(diagnostics))


def summary(  # noqa: PLR0913  all of it is said
    *,
    reports: int,
    cases: int,
    found: Mapping[Severity, int],
    stage: Stage,
    made: str = "report",
    outcomes: Mapping[Outcome, int] | None = None,
    seconds: float | None = None,
) -> str:
    """The last line: how much was made of how much, what was found, and whether it can be sent.

    What became of the cases is said where not all of them were built, or where it is said how long that took.
    """
    gaps, warnings, errors = (found.get(kind, 0) for kind in (Severity.GAP, Severity.WARNING, Severity.ERROR))
    tally = f"{number_of(gaps, 'gap')}, {number_of(warnings, 'warning')}, {number_of(errors, 'error')}"
    if errors:
        verdict = f"mend the {'error' if errors == 1 else 'errors'} first"
    elif stage == "draft":
        verdict = "ready to circulate as a draft, not to publish"
    elif gaps:
        verdict = f"not ready: fill the {'gap' if gaps == 1 else 'gaps'} first"
    else:
        verdict = {"final": "ready for the agenda", "public": "ready to publish"}[stage]
    became = _became(outcomes or {}, seconds)
    return f"{number_of(reports, made)} from {number_of(cases, 'case')}. {became}{tally}: {verdict}."


def _became(outcomes: Mapping[Outcome, int], seconds: float | None) -> str:
    """How many cases came to which end, such as `3 built, 997 unchanged in 2.1 seconds`, where there is more to say.

    Of one case the rest of the line says enough.
    """
    ends = [f"{outcomes[end]:,} {end}" for end in Outcome if outcomes.get(end)]
    plain = sum(outcomes.values()) < _SEVERAL and Outcome.UNCHANGED not in outcomes
    if seconds is None and (plain or all(end is Outcome.BUILT for end in outcomes)):
        return ""
    time = "" if seconds is None else f" in {seconds:.1f} seconds"
    return f"{', '.join(ends) or 'Nothing built'}{time}. "


def number_of(count: int, noun: str) -> str:
    """A number and its noun, which agree: `1 gap`, `2 gaps`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def safe(text: str) -> str:
    """Text with every character that shows nothing, or steers a terminal, as its number: `<U+202E>`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"<U+{ord(character):04X}>" if unicodedata.category(character) in _UNSAFE else character for character in text
    )


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    span = diagnostic.span
    return (span.file, span.line, span.column) if span else ("", 0, 0)


def _as_object(diagnostic: Diagnostic) -> dict[str, str | int | None]:
    span = diagnostic.span
    return {
        "code": diagnostic.code.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "width": span.width if span else None,
        "fix": diagnostic.fix or None,
        "because": diagnostic.because or None,
        "law": diagnostic.law or None,
    }


def _painted(text: str, severity: Severity) -> str:
    from click import style  # noqa: PLC0415 - not needed by those who want no colour

    return style(text, fg=_COLOURS[severity], bold=True)


@lru_cache(maxsize=256)  # the law and what to do are the same for many cases
def _wrapped(text: str, first: str, later: str) -> tuple[str, ...]:
    """Text in lines that fit the terminal, where it can be broken; what stands between backquotes stays whole."""
    whole = _QUOTED.sub(lambda quoted: quoted[0].replace(" ", _KEPT_SPACE), text)
    lines = wrap(
        whole, WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
    return tuple([line.replace(_KEPT_SPACE, " ") for line in lines])


class _Cell(NamedTuple):
    """One character of an excerpt: what is shown for it, and how many columns that takes."""

    shown: str
    width: int


def _excerpt(span: Span, severity: Severity, *, colour: bool) -> list[str]:
    """The line that a span is on, and below it carets that mark the span."""
    marked = min(span.column - 1, len(span.excerpt))
    cut = max(0, marked - WIDTH)  # so that a line of megabytes costs no more than one that fits
    text = span.excerpt[cut : marked + 2 * WIDTH]
    shown, columns = _laid_out(text)
    first = marked - cut
    start, stop = _window(columns, first)
    before = "…" if cut + start else ""
    after = "…" if cut + stop < len(span.excerpt) else ""
    line = before + "".join(shown[start:stop]) + after
    indent = len(before) + columns[first] - columns[start]
    carets = "^" * max(1, columns[min(first + span.width, stop)] - columns[first])
    return [
        f"{span.line:>5} | {line}",
        f"{'':>5} | {' ' * indent}{_painted(carets, severity) if colour else carets}",
    ]


def _laid_out(text: str) -> tuple[Sequence[str], Sequence[int]]:
    """What is shown for each character, and the columns at which each begins and the last one ends."""
    if text.isascii() and text.isprintable():
        return text, range(len(text) + 1)
    cells = [_cell(character) for character in text]
    return [cell.shown for cell in cells], list(accumulate((cell.width for cell in cells), initial=0))


def _window(columns: Sequence[int], first: int) -> tuple[int, int]:
    """From where to where the characters of a line are shown so that the one to be marked is among them."""
    room = WIDTH - _GUTTER - 2  # for an ellipsis at each end
    past = min(first + 1, len(columns) - 1)
    start = 0 if columns[past] <= room else bisect_left(columns, columns[first] - _CONTEXT)
    return start, bisect_right(columns, columns[start] + room) - 1


@lru_cache(maxsize=512)
def _cell(character: str) -> _Cell:
    if character == "\t":
        return _Cell("    ", 4)
    shown = safe(character)
    if unicodedata.category(character) in {"Mn", "Me"}:
        return _Cell(shown, 0)
    wide = unicodedata.east_asian_width(character) in {"W", "F"}
    return _Cell(shown, 2 if wide else len(shown))
