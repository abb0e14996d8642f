"""Characters that a case file may not hold, or that an officer should know of."""

from __future__ import annotations

import re
import unicodedata

from reportgen.diagnostics import Diagnostic, Severity
from reportgen.source.codes import FORBIDDEN_CHARACTER, HIDDEN_DIRECTION
from reportgen.source.findings import Findings
from reportgen.source.nodes import Lines

# What XML 1.0 cannot hold (section 2.2), and so no Word file: controls, surrogates, U+FFFE and U+FFFF. Then what YAML
# 1.1 refuses or takes for a line break although no editor shows one: DEL, C1 controls, U+2028, U+2029 and a stray mark
# of byte order.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN_RUN = re.compile(f"{FORBIDDEN.pattern}+")
HIDDEN_IN_NAME = re.compile("[\xa0\xad\u2000-\u200f\u202a-\u202f\u2060-\u206f\u3000]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_STAND_IN = "\N{REPLACEMENT CHARACTER}"
_NAMES = {
    "\x00": "a NUL character",
    "\x0b": "a line break of Word's",
    "\x0c": "a page break",
    "\x1b": "an escape character",
    "\x7f": "a delete character",
    "\xa0": "a no-break space",
    "\x85": "a line break of another kind of computer",
    "\u2028": "an invisible line break",
    "\u2029": "an invisible paragraph break",
    "\ufeff": "an invisible mark of byte order",
}


def describe(character: str) -> str:
    """A character that cannot be shown, in words and with its number: `a page break (U+000C)`."""
    words = _NAMES.get(character) or {
        "Zs": "an unusual space",
        "Cc": "a control character",
        "Cs": "half of a character",
        "Cf": f"the invisible character “{unicodedata.name(character, 'without a name').lower()}”",
    }.get(unicodedata.category(character), "a character that stands for nothing")
    return f"{words} (U+{ord(character):04X})"


def without_hidden(name: str) -> str:
    """A name as it looks, without what cannot be seen in it."""
    return HIDDEN_IN_NAME.sub(lambda found: " " if unicodedata.category(found[0]) == "Zs" else "", name).strip()


def _describe_run(characters: str) -> str:
    more = len(characters) - 1
    verb = f" and {more} more stand" if more else " stands"
    return f"{describe(characters[0])}{verb} here, which no report can hold"


def without_forbidden(lines: Lines, findings: Findings) -> str:
    """The text with a stand-in for every forbidden character, which are noted; offsets stay what they were."""
    for found in _FORBIDDEN_RUN.finditer(lines.text):
        findings.error(
            FORBIDDEN_CHARACTER,
            _describe_run(found[0]),
            lines.span(found.start(), found.end()),
            fix="delete it (it may be invisible: delete the characters around it and type them again)",
        )
    return FORBIDDEN.sub(_STAND_IN, lines.text)


def warn_of_direction_marks(lines: Lines, findings: Findings) -> None:
    """Note every character that turns the direction of reading, which can make text look other than it is."""
    for found in _DIRECTION.finditer(lines.text):
        findings.add(
            Diagnostic(
                HIDDEN_DIRECTION,
                Severity.WARNING,
                f"{describe(found[0])} stands here and can change the order in which letters are shown",
                lines.span(found.start()),
                fix="delete it, unless this text is meant to read from right to left",
            )
        )
