"""The names of the files that reports become: the house's pattern, made safe for Windows. Knows no folder.

What Windows refuses: some signs, names of devices whatever follows their first full stop, and a full stop or a space at
the end (Microsoft, Naming Files, Paths, and Namespaces).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from reportgen.suggest import did_you_mean

USUAL = "{case}-{report}"
FIELDS = {
    "case": "the name of the case file",
    "report": "the name of the report",
    "meeting": "the day of the meeting, 2026-12-10, or undated",
    "body": "the body that meets",
    "council": "the name of the house style",
    "reference": "the Ombudsman's reference, with hyphens",
    "stage": "draft, final or public",
}
LONGEST = 120  # characters before the ending, so that a folder's path has room before them
_LEAST_OF_CASE = 20  # characters of a case's name by which it can be known
_NO_TEXT = frozenset(map(chr, range(0xDC80, 0xDD00)))  # bytes of a file's name that are no text in its encoding
_FIELD = re.compile(r"\{([^{}]*)\}")
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)")


def unfit_pattern(pattern: str) -> tuple[str, str] | None:
    """What is wrong with a pattern for file names and what to write instead; None if it is a good one."""
    named = _FIELD.findall(pattern)
    choice = f"it can hold: {', '.join(f'{{{name}}}' for name in FIELDS)}"
    for name in named:
        if name not in FIELDS:
            near = did_you_mean(name, FIELDS)
            hint = f"did you mean `{{{near}}}`? " if near else ""
            return f"file names have no field `{{{name}}}`", f"{hint}{choice[0].upper()}{choice[1:]}"
    rest = _FIELD.sub("", pattern)
    if "{" in rest or "}" in rest:
        return "a brace in the pattern has no partner", f"write a field as {{case}}; {choice}"
    if found := _REFUSED.search(rest):
        return f"`{found.group()}` cannot be part of a file's name", "use letters, digits, spaces and hyphens"
    if not {"case", "reference"} & set(named):
        fix = f"put {{case}} or {{reference}} in, for example {USUAL}"
        return "the pattern gives every case the same file name", fix
    if not {"report", "body"} & set(named):
        return "the pattern gives all reports of a case the same file name", f"put {{report}} in, for example {USUAL}"
    return None


def file_name(pattern: str, fields: Mapping[str, str]) -> str:
    """The name of a file, without its ending. A field that is empty leaves no gap behind.

    Where the whole would be too long, the name of the case file is cut, so that the report can still be told.
    """
    case = fields.get("case", "")
    over = len(_filled(pattern, fields)) - LONGEST
    cut = case[: max(_LEAST_OF_CASE, len(case) - over)] if over > 0 else case
    return safe_name(_filled(pattern, {**fields, "case": cut}))


def _filled(pattern: str, fields: Mapping[str, str]) -> str:
    words = _FIELD.sub(lambda field: fields.get(field[1], ""), pattern)
    return re.sub(r"^[\s_-]+|[\s_-]+$", "", re.sub(r"\s+", " ", words))


def safe_name(words: str) -> str:
    """Words as the name of a file or folder that every computer can keep; never empty."""
    shown = "".join(sign for sign in unicodedata.normalize("NFC", words) if sign.isprintable() or sign in _NO_TEXT)
    name = re.sub(r"-{2,}", "-", _REFUSED.sub("-", shown)) if _REFUSED.search(shown) else shown
    name = name[:LONGEST].rstrip(" .").lstrip(" ") or "_"
    return f"_{name}" if _DEVICES.match(name) else name


def slug(words: str) -> str:
    """Words as one word of a file's name: small letters and digits with hyphens between them."""
    return "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", words).casefold().replace("’", "")))
