"""From a file to its text."""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path

from reportgen.diagnostics import Checked, Code, Diagnostic, Severity, Span
from reportgen.source.codes import CANNOT_OPEN, NOT_UTF8, TOO_LARGE
from reportgen.source.nodes import Lines
from reportgen.suggest import did_you_mean

LARGEST = 4_000_000  # bytes; a long case has some 100,000

_SAVE_AS_UTF8 = "open it in Notepad, choose File, Save As, and the encoding UTF-8"
_OTHER_FORMATS = {
    b"PK\x03\x04": "a Word document (or another kind of ZIP file)",
    b"\xd0\xcf\x11\xe0": "a document of an older version of Word",
    b"%PDF": "a PDF file",
    b"{\\rtf": "a document in Rich Text Format",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
_HEAD = 4096  # bytes by which a file is known
_SHAPELESS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_MANY = 20  # one such byte in so many is no slip of an officer's
_NOT_UTF8 = re.compile("[\udc80-\udcff]")  # bytes as the error handler `surrogateescape` keeps them


def read_text(path: Path, name: str) -> Checked[str]:
    """The text of a file, or None and one diagnostic that says why there is none."""
    try:
        if not path.is_file():
            return _no_file(path, name)
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except PermissionError:
        fix = "close it in other programs, and ask whoever looks after the folder to let you read it"
        return _refuse(CANNOT_OPEN, f"you are not allowed to read {name}", fix)
    except (OSError, ValueError) as failure:  # ValueError: a name that no file can have
        reason = getattr(failure, "strerror", None) or str(failure)
        return _refuse(CANNOT_OPEN, f"{name} cannot be read ({reason})", "check its name, and that its disk is there")
    if len(data) > LARGEST:
        message = f"{name} is larger than {LARGEST // 1_000_000} MB, which no case is"
        fix = "check that this is the case file, and that no picture or other document was pasted into it"
        return _refuse(TOO_LARGE, message, fix)
    return decode(data, name)


def _no_file(path: Path, name: str) -> Checked[str]:
    if path.is_dir():
        return _refuse(CANNOT_OPEN, f"{name} is a folder, not a file", "give the name of a case file in it")
    if path.exists():
        return _refuse(CANNOT_OPEN, f"{name} is a device, not a file", "give the name of a case file")
    if os.path.islink(path):  # noqa: PTH114  pathlib raises for a name that no file can have
        fix = "see that the disk or folder that it leads to is there, or delete the link"
        return _refuse(CANNOT_OPEN, f"{name} is a link that leads to no file", fix)
    folder = path.parent
    beside = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    nearest = did_you_mean(path.name, (other for other in beside if other.endswith((".yaml", ".yml"))))
    slip = (
        "check the name for a slip, and the folder that you are in; a name with spaces needs quotation marks round it"
    )
    fix = f"did you mean `{nearest}`?" if nearest else slip
    what = "file" if path.suffix else "file or folder"
    return _refuse(CANNOT_OPEN, f"there is no {what} {name}", fix)


def decode(data: bytes, name: str) -> Checked[str]:
    """The text that bytes stand for in UTF-8, without a byte order mark."""
    for first_bytes, kind in _OTHER_FORMATS.items():
        if data.startswith(first_bytes):
            return _refuse(NOT_UTF8, f"{name} is {kind}, not a case file", "give a case file, which is plain text")
    if _looks_like_utf16(data):
        message = f"{name} is saved in the encoding UTF-16 (which Notepad calls Unicode), not in UTF-8"
        return _refuse(NOT_UTF8, message, _SAVE_AS_UTF8)
    try:
        return Checked(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        head = data[:_HEAD]
        if len(_SHAPELESS.findall(head)) * _MANY > len(head):
            message = f"{name} is no text, but a file that only some other program reads"
            return _refuse(NOT_UTF8, message, "give a case file, which is plain text")
        return _not_utf8(data, name)


def _looks_like_utf16(data: bytes) -> bool:
    """A mark of byte order, or a zero in every other byte, as English text has in that encoding."""
    start = data[:64]
    halves = (start[0::2], start[1::2])
    return start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (
        len(start) > 3 and any(not any(half) for half in halves)  # noqa: PLR2004 - two characters can be chance
    )


def _not_utf8(data: bytes, name: str) -> Checked[str]:
    """Says where the first wrong character stands, and which it is if the file is in Windows-1252."""
    text = data.decode("utf-8-sig", errors="surrogateescape")
    wrong = list(_NOT_UTF8.finditer(text))
    windows = _as_windows_1252("".join(found[0] for found in wrong))
    shown = _NOT_UTF8.sub(lambda found: _as_windows_1252(found[0]) or "\N{REPLACEMENT CHARACTER}", text)
    span = Lines(name, shown).span(wrong[0].start())
    others = {1: "", 2: ", nor is one other"}.get(len(wrong), f", nor are {len(wrong) - 1} others")
    if windows is not None:
        message = f"`{windows[0]}` is not saved in UTF-8{others}; the file looks like Windows-1252, an older encoding"
        return _refuse(NOT_UTF8, message, f"{_SAVE_AS_UTF8}, then look whether the character came out right", span)
    byte = ord(wrong[0][0]) - 0xDC00
    message = f"the character here (byte {byte:02X}) is not saved in UTF-8{others}"
    return _refuse(NOT_UTF8, message, f"{_SAVE_AS_UTF8}, then put right what came out wrong", span)


def _as_windows_1252(escaped: str) -> str | None:
    """The characters that escaped bytes are in Windows-1252, or None if it has none for one of them."""
    try:
        return escaped.encode("ascii", errors="surrogateescape").decode("cp1252")
    except UnicodeDecodeError:
        return None


def _refuse(code: Code, message: str, fix: str, span: Span | None = None) -> Checked[str]:
    return Checked(None, (Diagnostic(code, Severity.ERROR, message, span, fix),))
