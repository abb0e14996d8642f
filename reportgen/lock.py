"""A file that one run at a time can hold. The operating system lets go of it when the run ends, however it ends.

Written by hand, since the library for it (filelock) loads asyncio: 0.14 seconds of every build, for these few lines.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import BinaryIO

_FAR = 1 << 30
"""Where Windows locks a byte: behind all that is ever written, so that others can still read the file."""
_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP})

if sys.platform == "win32":
    import msvcrt

    def hold(file: BinaryIO) -> bool:
        """Takes hold of an open file; False if another run has it."""
        file.seek(_FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0, os.SEEK_END)
        return True

else:
    import fcntl

    def hold(file: BinaryIO) -> bool:
        """Takes hold of an open file; False if another run has it. A disk that knows no locks has one run at a time."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as problem:
            if problem.errno not in _NO_LOCKS:
                raise
        return True
