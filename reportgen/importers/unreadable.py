"""Why a document cannot be read, in an officer’s words. Knows kinds of files; knows nothing of what stands in them."""

from __future__ import annotations

from typing import Final

from reportgen.diagnostics import Checked, Code, Diagnostic, Severity, code
from reportgen.importers.transcript import Transcript

EMPTY = code(
    "IMPORT-01",
    "A document with nothing in it",
    "The file is empty, holds only white space, or nothing was pasted, so there is no decision to read.",
    "Save the decision again, or copy its whole text and paste it once more.",
)
TOO_LARGE = code(
    "IMPORT-02",
    "A document that is too large for a decision",
    "A decision has a few pages, a public report some dozens. The file is far larger or longer than any of them, so it"
    " is another document, a bundle of many, or a damaged file.",
    "Save the decision by itself: print its pages to a new PDF, or copy its text into a text file.",
)
UNKNOWN_KIND = code(
    "IMPORT-03",
    "A kind of file that is not read",
    "A decision can be read from a PDF, a saved web page (.html or .mhtml), a Word file (.docx) or text (.txt, .md)."
    " The kind is told by what is in the file, whatever its name ends with.",
    "Open the file in the program that it belongs to and save it as PDF, as Word Document (.docx) or as plain text.",
)
DAMAGED = code(
    "IMPORT-04",
    "A document that is damaged",
    "The file begins as a document of its kind does, and what follows cannot be read. Often it was not downloaded to"
    " its end.",
    "Download or save the decision again. If it opens in its own program, save a new copy there.",
)
LOCKED = code(
    "IMPORT-05",
    "A document that a password protects",
    "The file is encrypted, and nothing can be read from it without its password.",
    "Open the file with its password and save a copy without one, or paste the decision’s text.",
)
NO_TEXT = code(
    "IMPORT-06",
    "A document that is a picture",
    "The file holds pictures of pages, as a scanner makes them, or letters that only look like letters. Words in a"
    " picture cannot be read here, and guessing them would put wrong sums and dates into a report.",
    "Ask the Ombudsman for the decision as text, save it from the Ombudsman’s web site, or paste its text.",
)
PICTURES = code(
    "IMPORT-07",
    "Pages that are pictures",
    "Some pages of the file are pictures without text. What stands on them was not read.",
    "Look at these pages and put what they say into the case file by hand.",
)
OTHERWISE = code(
    "IMPORT-08",
    "A file whose name says another kind than it is",
    "The ending of the file’s name and what is in the file do not agree. What is in it was believed.",
    "Nothing has to be done. Give the file its right ending if others use it too.",
)
UNSAFE = code(
    "IMPORT-09",
    "A document that is not safe to unpack",
    "The file is built so that reading it would take far more room than any document needs: it unpacks to a huge size"
    " or is nested without end. No program that people write with makes such files.",
    "Do not use the file. Get the decision again from the Ombudsman.",
)

_LEGIBLE: Final = 0.7


def refusal(kind: Code, message: str, fix: str = "") -> Checked[Transcript]:
    """A document that is not read, and why; `message` is a sentence without its full stop."""
    fix = fix or f"{kind.mend[0].lower()}{kind.mend[1:].rstrip('.')}"
    return Checked(None, (Diagnostic(kind, Severity.ERROR, message, fix=fix),))


def legible(text: str) -> bool:
    """Whether a text consists of characters that mean something."""
    sample = [character for character in text[:3_000] if not character.isspace()]
    fine = sum(character.isprintable() and not "\ue000" <= character <= "\uf8ff" for character in sample)
    return bool(sample) and fine >= _LEGIBLE * len(sample)
