"""Which kind of file bytes are, told by how they begin. Reads nothing else of them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

from reportgen.diagnostics import Code
from reportgen.importers.unreadable import DAMAGED, LOCKED, NO_TEXT, UNKNOWN_KIND

_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_MESSAGE: Final = "__substg1.0_".encode("utf-16-le")
_ENCRYPTED_FLAG: Final = 0x1
_HEAD: Final = 4096
_SAVE_AS: Final = "is {}; open it and save it as a Word file (.docx), a PDF or text"

_PICTURES: Final = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"BM",
    b"\0\0\0\x18ftyphei",
    b"\0\0\0\x1cftyphei",
)
_OTHERS: Final = (
    (b"{\\rtf", "a Rich Text file (.rtf)"),
    (b"bplist00", "a web archive of Safari, which only Safari reads"),
    (b"\x1f\x8b", "a packed file (.gz)"),
    (b"7z\xbc\xaf\x27\x1c", "a packed file (.7z)"),
    (b"Rar!", "a packed file (.rar)"),
    (b"%!PS", "a PostScript file"),
    (b"<<<", ""),
)
_IN_ARCHIVE: Final = (
    ("xl/", "an Excel workbook"),
    ("ppt/", "a PowerPoint presentation"),
    ("content.xml", "an OpenDocument file (.odt)"),
    ("META-INF/container.xml", "an e-book"),
)
_SAVED_PAGE: Final = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,60}?(?i:mime-version|content-type):")
_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|article|section|div|h[1-6]|p|ol|ul"
    r"|table|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSING: Final = re.compile(r"</(?:p|li|div|h[1-6]|td)\s*>", re.IGNORECASE)


def is_pdf(data: bytes) -> bool:
    """Whether the bytes begin as a PDF does, which may have other bytes in front."""
    return b"%PDF-" in data[:1024]


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin as a ZIP archive does."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def in_archive(data: bytes) -> tuple[Code, str] | None:
    """Why an archive is not read, or None for a Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {entry.filename for entry in archive.infolist()}
            locked = any(entry.flag_bits & _ENCRYPTED_FLAG for entry in archive.infolist())
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return DAMAGED, "is damaged: it begins as a Word file does and cannot be unpacked"
    if locked:
        return LOCKED, "is protected by a password"
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return None
    for part, what in _IN_ARCHIVE:
        if any(name.startswith(part) for name in names):
            return UNKNOWN_KIND, _SAVE_AS.format(what)
    return UNKNOWN_KIND, "is a ZIP archive; unpack it and give the decision in it"


def foreign(data: bytes) -> tuple[Code, str] | None:
    """Why bytes of a kind that is known and not read are refused."""
    if data.startswith(_COMPOUND_FILE):
        if _ENCRYPTED_PACKAGE in data:
            return LOCKED, "is protected by a password"
        if _MESSAGE in data:
            return (
                UNKNOWN_KIND,
                "is a message of Outlook (.msg); save the decision that is attached to it, or copy its text",
            )
        return UNKNOWN_KIND, _SAVE_AS.format("a file of an old Office program, such as Word 97–2003 (.doc)")
    if data.startswith(_PICTURES) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        return NO_TEXT, "is a picture"
    for start, what in _OTHERS:
        if what and data.startswith(start):
            return UNKNOWN_KIND, _SAVE_AS.format(what) if what.startswith("a Rich") else f"is {what}"
    return None


def page_in_message(data: bytes) -> bytes | None:
    """The web page in a page that was saved as one file (.mhtml), or the words of an e-mail; None for other bytes."""
    if not _SAVED_PAGE.match(data[: 16 * _HEAD].replace(b"\r\n", b"\n")):
        return None
    from email import message_from_bytes, policy  # noqa: PLC0415 - few pages are saved as messages

    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(("html", "plain"))
    try:
        content = body.get_content() if body else None
    except (LookupError, UnicodeError, ValueError, AttributeError):
        return None
    return content.encode("utf-8", "replace") if isinstance(content, str) else None


def is_page(text: str) -> bool:
    """Whether a text is the markup of a web page."""
    return bool(_PAGE.match(text)) and ("<html" in text[:_HEAD].lower() or _CLOSING.search(text) is not None)
