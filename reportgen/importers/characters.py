"""From the bytes of a text to its characters, whatever encoding an editor or a web site gave it."""

from __future__ import annotations

import codecs
import re
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_KNOWN: Final = re.compile(
    r"(?:iso[-_]?8859[-_]?\d+|latin[-_]?\d+|windows[-_]?125\d|cp125\d|macintosh|mac[-_]roman|utf[-_]?16(?:[bl]e)?)",
    re.IGNORECASE,
)
_LATIN: Final = re.compile(r"(?:iso[-_]?8859[-_]?1|latin[-_]?1)", re.IGNORECASE)  # browsers read it as windows-1252
_HEAD: Final = 4096  # bytes in which a web page names its encoding


def decoded(data: bytes) -> str:
    """The text that bytes stand for.

    A byte order mark counts most, then UTF-8 where all of the text agrees with it, then what a page says of itself.
    Bytes that none of these explains are taken for windows-1252 one by one, which is what British offices wrote
    before. (charset-normalizer, which was weighed, took one decision of four for Polish and its £ for Ł.)
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if wide := _wide(data):
        return data.decode(wide, "replace")
    declared = _DECLARED.search(data[:_HEAD])
    name = declared[1].decode("ascii", "replace") if declared else ""
    if _KNOWN.fullmatch(name) and not _LATIN.fullmatch(name) and not name.lower().startswith("utf"):
        return data.decode(name.replace("macintosh", "mac-roman"), "replace")
    return data.decode("utf-8", "windows-1252")


def _wide(data: bytes) -> str:
    """UTF-16 without its mark, which shows in every other byte being zero."""
    sample = data[:_HEAD]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) > 3 and max(even, odd) > len(sample) * 0.3 and min(even, odd) < len(sample) * 0.05:  # noqa: PLR2004
        return "utf-16-le" if odd > even else "utf-16-be"
    return ""


def _one_by_one(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    return problem.object[problem.start : problem.end].decode("windows-1252", "replace"), problem.end


codecs.register_error("windows-1252", _one_by_one)
