"""From the bytes of a file to its transcript: tells the kind of file by what is in it. Nothing in it makes this raise.

The name of a file serves for messages, and for a note where its ending says another kind than the file is.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import Final

from reportgen.diagnostics import Checked, Diagnostic, Severity
from reportgen.importers import content, unreadable
from reportgen.importers.characters import decoded
from reportgen.importers.transcript import Form, Transcript

MOST_BYTES: Final = 30 * 1024 * 1024
_CONTROL: Final = 0.02  # the share of characters without a shape, from which on bytes are no text

_ENDINGS: Final = {
    ".pdf": Form.PDF,
    ".htm": Form.WEB_PAGE,
    ".html": Form.WEB_PAGE,
    ".mht": Form.WEB_PAGE,
    ".mhtml": Form.WEB_PAGE,
    ".docx": Form.WORD,
    ".docm": Form.WORD,
    ".dotx": Form.WORD,
    ".txt": Form.TEXT,
    ".md": Form.TEXT,
}


def read_document(name: str, data: bytes) -> Checked[Transcript]:
    """What a document says; `name` is what messages call it."""
    if not data.strip(b"\0 \t\r\n\f\v\xef\xbb\xbf\xff\xfe"):
        return unreadable.refusal(unreadable.EMPTY, f"{name} is empty")
    if len(data) > MOST_BYTES:
        message = f"{name} is larger than {MOST_BYTES // 1024**2} MB, which is the most that is read"
        return unreadable.refusal(unreadable.TOO_LARGE, message)
    found = _by_kind(name, data)
    if found.value is None:
        return found
    if not found.value.blocks:
        return unreadable.refusal(unreadable.EMPTY, f"{name} says nothing")
    return replace(found, diagnostics=(*_otherwise(name, found.value.form), *found.diagnostics))


def _by_kind(name: str, data: bytes) -> Checked[Transcript]:
    if content.is_pdf(data):
        from reportgen.importers import pdf  # noqa: PLC0415 - pdfium is loaded only for a PDF

        return pdf.read(name, data)
    archive = content.is_archive(data)
    refused = content.in_archive(data) if archive else content.foreign(data)
    if refused:
        return unreadable.refusal(refused[0], f"{name} {refused[1]}")
    if archive:
        from reportgen.importers import word  # noqa: PLC0415 - lxml is loaded only where there is markup

        return word.read(name, data)
    text = decoded(content.page_in_message(data) or data)
    if content.is_page(text):
        from reportgen.importers import web_page  # noqa: PLC0415

        return web_page.read(name, text)
    if not _is_text(text):
        return unreadable.refusal(unreadable.UNKNOWN_KIND, f"{name} is of a kind that is not known here")
    from reportgen.importers import plain  # noqa: PLC0415

    return plain.read(name, text)


def _is_text(text: str) -> bool:
    sample = text[:100_000]
    odd = sum(not character.isprintable() and not character.isspace() for character in sample.translate(_HARMLESS))
    return odd <= max(2, len(sample) * _CONTROL)


_HARMLESS: Final = dict.fromkeys([0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)])


def _otherwise(name: str, form: Form) -> tuple[Diagnostic, ...]:
    said = _ENDINGS.get(PurePath(name).suffix.lower())
    if said in {None, form}:
        return ()
    message = f"{name} is a {form}, whatever its ending says, and was read as one"
    if form is Form.TEXT:
        message = f"{name} is {form}, whatever its ending says, and was read as such"
    return (Diagnostic(unreadable.OTHERWISE, Severity.NOTE, message),)
