"""What a run has done to a folder so far, line by line, in a file that one run at a time can hold. Knows no report.

The file is there while a run lasts. A run that is killed leaves it behind, and the next one reads it.
"""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from reportgen.lock import hold
from reportgen.stamps import JOURNAL

_BETWEEN_TRIES = 0.05  # seconds


class Journal:
    """The journal of one folder; while it is open, no other run can open it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / JOURNAL
        self._file: BinaryIO | None = None

    @property
    def open(self) -> bool:
        """Whether this run has it."""
        return self._file is not None

    def take(self, patience: float) -> bool:
        """Opens it for this run, as soon as no other has it; False if one still has it after so many seconds.

        Raises OSError where the folder cannot be written to.
        """
        end = time.monotonic() + patience
        while not self._taken():
            if time.monotonic() >= end:
                return False
            time.sleep(_BETWEEN_TRIES)
        return True

    def _taken(self) -> bool:
        """Takes it; False while another run holds it, or has just taken it away."""
        file = self._path.open("a+b", buffering=0)
        try:
            if hold(file) and os.path.samestat(os.fstat(file.fileno()), self._path.stat()):
                self._file = file
        except FileNotFoundError:
            pass
        finally:
            if self._file is not file:
                file.close()
        return self._file is file

    def begin(self, head: str) -> bool:
        """Makes sure that it is headed so: one that was left behind and has another head is begun anew.

        Whether a run that was killed had added lines to it. A line that was cut off is taken away.
        """
        if self._file is None:
            return False
        left = self._path.read_bytes()
        whole = left.rfind(b"\n") + 1
        if left.startswith(head.encode("ascii")):
            self._file.truncate(whole)
            return whole > len(head)
        self._file.truncate(0)
        self.add(head)
        return bool(left)

    def add(self, lines: str) -> None:
        """Adds lines. Raises OSError if they did not all find room, and then has none of them."""
        if self._file is None:
            return
        data, before = lines.encode("ascii"), os.fstat(self._file.fileno()).st_size
        written = 0
        try:
            written = self._file.write(data)
        finally:
            if written != len(data):
                self._file.truncate(before)
        if written != len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def close(self, *, done: bool) -> None:
        """Lets the folder go. `done` says that the record has been kept, so that the journal is of no more use."""
        if self._file is None:
            return
        file, self._file = self._file, None
        try:
            if done and os.name != "nt":
                self._path.unlink(missing_ok=True)
        finally:
            file.close()
        if done and os.name == "nt":  # Windows removes no file that is open
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
