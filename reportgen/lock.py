"""A file that one run at a time can hold. The operating system lets go of it when the run ends, however it ends.

Written by hand, since the library for it (filelock) loads asyncio: 0.14 seconds of every build, for these few lines.
"""

from __future__ import annotations

import sys
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def hold(file: BinaryIO) -> bool:
        """Takes hold of an open file; False if another run has it."""
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def hold(file: BinaryIO) -> bool:
        """Takes hold of an open file; False if another run has it."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
