"""Who changed a file last and when, as the file itself says. Knows no report; what it cannot tell it leaves out."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

_PROPERTIES = "docProps/core.xml"
_WRITTEN_BY = "reportgen"  # a program that changes a Word file and does not say who it was leaves this
_LARGEST = 100_000  # bytes; properties have some hundreds
_BY = re.compile(rb"<(?:\w+:)?lastModifiedBy[^>]*>([^<]{1,300})</")


def last_change(file: Path) -> str:
    """Who changed a file and when, to go after “it was changed”: ` by Jo Bloggs on 3 July 2019 at 14:05`."""
    name = _by(file)
    return (f" by {name}" if name else "") + _when(file)


def _by(file: Path) -> str:
    """Whom a Word file names as the last to have changed it; nobody for other files."""
    try:
        with zipfile.ZipFile(file) as package:
            if package.getinfo(_PROPERTIES).file_size > _LARGEST:
                return ""
            found = _BY.search(package.read(_PROPERTIES))
    except Exception:  # noqa: BLE001  a damaged file raises anything, and who changed it may be left out
        return ""
    name = " ".join(unescape(found[1].decode("utf-8", "replace")).split()) if found else ""
    return "" if name == _WRITTEN_BY else name


def _when(file: Path) -> str:
    try:
        when = datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone()
    except (OSError, ValueError, OverflowError):
        return ""
    return f" on {when.day} {when:%B %Y} at {when:%H:%M}"
