"""What was cleared and whether it still stands: a fingerprint of the words, compared with the words as they are now.

Silence is never clearance, and what was cleared is words: when they change, the clearance is stale.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from reportgen.case.dates import MONTHS
from reportgen.case.implications import Clearance, ClearanceState, Implication
from reportgen.case.part import Part, key_of
from reportgen.case.report import ReportFields
from reportgen.case.values import Prose
from reportgen.diagnostics import code

STALE = code(
    "CLEAR-10",
    "Words that have changed since they were cleared",
    "The case records who cleared the words and a fingerprint of them. The words that stand there now are others, so"
    " nobody has cleared them.",
    "Show the changed words to the officer who cleared them. When they are cleared again, run `reportgen clear`; or put"
    " the words back as they were.",
)
UNPROVED = code(
    "CLEAR-11",
    "A clearance without a fingerprint of the words",
    "The clearance was typed by hand, without a fingerprint of the words that were cleared. If they have changed since,"
    " nobody can tell.",
    "Run `reportgen clear` with the same name, role and day, once you have made sure that these are the words that were"
    " cleared.",
)

_SENTENCE = re.compile(r"(?<=[.!?])(?P<closing>[”’\"')\]]*)\s+(?![a-z])")
_UNREAD = frozenset({"cleared", "internal"})
_DIGITS, _SHOWN = 8, 60
_SINCE = {
    ClearanceState.REQUESTED: "clearance was asked for",
    ClearanceState.CLEARED: "they were cleared",
    ClearanceState.CHANGES: "changes were asked for",
    ClearanceState.REFUSED: "they were refused",
}


class Kind(StrEnum):
    """Where a clearance stands once the words have been compared."""

    NOT_ASKED = "not asked"
    REQUESTED = "requested"
    CLEARED = "cleared"
    STALE = "stale"
    CHANGES = "changes asked"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a clearance stands, and how the words differ from those that were put to its officer.

    `changed` holds the sentences that are new or changed, `dropped` counts those that are gone, and `reordered` says
    that only the order differs. `proved` says that the case has a fingerprint, without which nothing can be compared.
    """

    kind: Kind
    proved: bool = False
    changed: tuple[str, ...] = ()
    dropped: int = 0
    reordered: bool = False
    since: str = ""

    @property
    def news(self) -> str:
        """What has changed since, in a sentence without its full stop; nothing where nothing has."""
        if not (self.changed or self.dropped or self.reordered):
            return ""
        head = f"the words have changed since {self.since}"
        if self.changed:
            more = f" and {len(self.changed) - 1} more" if len(self.changed) > 1 else ""
            return f"{head}: “{_shown(self.changed[0])}”{more}"
        if self.dropped:
            parts = "a part of them is" if self.dropped == 1 else f"{self.dropped} parts of them are"
            return f"{head}: {parts} no longer there"
        return f"{head}: their order is another"


def fingerprint(words: str | Iterable[str]) -> str:
    """A short mark for each sentence of words, or for each of several pieces, with full stops between them.

    It is blind to spaces, line breaks and the way in which an accent is stored.
    """
    return ".".join(map(_mark, pieces(words)))


def pieces(words: str | Iterable[str]) -> tuple[str, ...]:
    """What gets a mark of its own: the sentences of words, or several pieces as they are. There always is one."""
    if not isinstance(words, str):
        return tuple(map(_plain, words)) or ("",)
    return tuple(_SENTENCE.sub("\\g<closing>\n", _plain(words)).split("\n"))


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def _mark(piece: str) -> str:
    return hashlib.sha256(piece.encode()).hexdigest()[:_DIGITS]


def state(clearance: Clearance | None, words: str | Iterable[str]) -> Standing:
    """Where a clearance of words stands, given the words as they are now."""
    if clearance is None:
        return Standing(Kind.NOT_ASKED)
    kind = Kind(str(clearance.state))
    if clearance.words is None:
        return Standing(kind)
    now = pieces(words)
    marks = [_mark(piece) for piece in now]
    then = clearance.words.strip().lower().split(".")
    if marks == then:
        return Standing(kind, proved=True)
    new, gone = Counter(marks) - Counter(then), Counter(then) - Counter(marks)
    changed = tuple(piece for piece, mark in zip(now, marks, strict=True) if mark in new)
    dropped = max(gone.total() - new.total(), 0)
    kind = Kind.STALE if kind is Kind.CLEARED else kind
    return Standing(kind, True, changed, dropped, not (new or gone), _since(clearance))  # noqa: FBT003  it is proved


def _since(clearance: Clearance) -> str:
    day = clearance.on
    on = f" on {day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""
    return f"{_SINCE[clearance.state]}{on}"


def _shown(piece: str) -> str:
    return piece if len(piece) <= _SHOWN else f"{piece[:_SHOWN].rsplit(' ', 1)[0]} …"


def words_of(implication: Implication) -> str:
    """The words of an implication that an officer clears: “none” where there are none, nothing where none are said."""
    return str(implication.text or ("none" if implication.none else ""))


def words_of_report(report: ReportFields) -> tuple[str, ...]:
    """The words of a whole report: its title and every field of prose, each a piece that begins with its name."""
    found = [f"title: {report.title}"] if report.title else []
    for field in type(report).model_fields:
        if field not in _UNREAD:
            words = " ".join(_prose(getattr(report, field)))
            found += [f"{key_of(field)}: {words}"] if words else []
    return tuple(found)


def _prose(value: object) -> Iterator[str]:
    """The prose in a value; the subject of each implication and the name of each section go with its words."""
    if isinstance(value, Prose):
        yield value
    elif isinstance(value, Implication):
        yield words_of(value)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from (f"{name}: {words}" for words in _prose(item))
    else:
        for item in _parts(value):
            yield from _prose(item)


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, Part):
        return (getattr(value, field) for field in type(value).model_fields if field not in _UNREAD)
    return value if isinstance(value, tuple) else ()
