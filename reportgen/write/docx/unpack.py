"""A council's own Word file, taken out of its archive with suspicion.

A Word file is a ZIP archive that anybody may have made: it can unpack to terabytes, name files outside its folder, hold
a part twice or be no Word file at all. Nothing here raises on such a file.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Final

from reportgen.diagnostics import Checked, Code, Diagnostic, Severity, code

MOST_BYTES: Final = 50 * 1024 * 1024  # of all parts together, unpacked
MOST_PARTS: Final = 500
MOST_RATIO: Final = 150  # unpacked to packed; the XML of real files stays below 100
_SMALL: Final = 64 * 1024  # a part this small is no danger, however well it packs
_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED_FLAG: Final = 0x1

UNREADABLE = code(
    "WORD-01",
    "The Word file cannot be read",
    "The council's own Word file is damaged, or is not a Word file at all, so no report can be written in its style.",
    "Open the file in Word, choose Save As, pick “Word Document (.docx)” or “Word Template (.dotx)” and use that file.",
)
OLD_FORMAT = code(
    "WORD-02",
    "The Word file is in the format of Word 97–2003",
    "Files ending in .doc or .dot are of an older kind that Word itself has replaced.",
    "Open the file in Word, choose Save As and pick “Word Document (.docx)”.",
)
PROTECTED = code(
    "WORD-03",
    "The Word file is protected by a password",
    "A file with a password to open it is encrypted, and nothing can be read from it.",
    "Open the file in Word, choose File, Info, Protect Document, Encrypt with Password, empty the box, and save it.",
)
UNSAFE = code(
    "WORD-04",
    "The Word file is not safe to unpack",
    "The file unpacks to far more than a letterhead needs, names parts outside itself, or holds a part twice. Word does"
    " not make such files; a broken or hostile program does.",
    "Ask whoever keeps the council's templates for the original file, open it in Word and save it again. Very large"
    " pictures should be made smaller first (Picture Format, Compress Pictures).",
)


def _refusal(kind: Code, message: str) -> Checked[dict[str, bytes]]:
    return Checked(None, (Diagnostic(kind, Severity.ERROR, message),))


def unpack(data: bytes, name: str) -> Checked[dict[str, bytes]]:
    """The parts of a Word file by name. `name` is what messages call the file."""
    if data.startswith(_COMPOUND_FILE):
        if _ENCRYPTED_PACKAGE in data:
            return _refusal(PROTECTED, f"{name} is protected by a password.")
        return _refusal(OLD_FORMAT, f"{name} is a file of Word 97–2003 (.doc), which cannot be used.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            refusal = _protected(entries, name) or _unsafe(entries, name)
            if refusal:
                return refusal
            return Checked({entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()})
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return _refusal(UNREADABLE, f"{name} is damaged or is not a Word file.")


def _protected(entries: list[zipfile.ZipInfo], name: str) -> Checked[dict[str, bytes]] | None:
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        return _refusal(PROTECTED, f"{name} is protected by a password.")
    return None


def _unsafe(entries: list[zipfile.ZipInfo], name: str) -> Checked[dict[str, bytes]] | None:
    if len(entries) > MOST_PARTS:
        return _refusal(UNSAFE, f"{name} holds {len(entries)} parts; {MOST_PARTS} is the most that is accepted.")
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES:
        return _refusal(
            UNSAFE, f"{name} unpacks to {total // 1024**2} MB; {MOST_BYTES // 1024**2} MB is the most accepted."
        )
    seen: set[str] = set()
    for entry in entries:
        if entry.file_size > max(_SMALL, MOST_RATIO * entry.compress_size):
            return _refusal(
                UNSAFE, f"In {name} the part {entry.filename!r} unpacks to more than {MOST_RATIO} times its size."
            )
        if _outside(entry.orig_filename):
            return _refusal(UNSAFE, f"In {name} the part {entry.orig_filename!r} would lie outside the file.")
        folded = entry.filename.casefold()
        if folded in seen:
            return _refusal(UNSAFE, f"{name} holds the part {entry.filename!r} twice.")
        seen.add(folded)
    return None


def _outside(part: str) -> bool:
    return part.startswith("/") or "\\" in part or ":" in part or "\0" in part or ".." in part.split("/")
