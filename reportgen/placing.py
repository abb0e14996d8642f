"""Files put in their place whole; nothing is lost that somebody saves there in the same moment. Knows bytes only.

A file is written under a temporary name. Where nothing stands in its place it gets its name by a link, which fails if
something has appeared there; else the two are exchanged, and what stood there is handed back to be looked at. Where a
system or disk cannot exchange files, what stood there gets a second name first, and then the new file takes its place.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from contextlib import suppress
from pathlib import Path

LEFT_BEHIND = re.compile(r"\.(?P<stem>.*)-[0-9a-f]{16}\.(?P<kind>part|held)(?P<ending>\.\w+)?")
"""Names of files that a killed run may leave: half written ones (`part`), and ones that stood in a place (`held`)."""
_PART = re.compile(r"\.part(\.[^.]*)?$")
_LONGEST = 120  # bytes of a file's name that are in a temporary one
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP})
_HERE, _EXCHANGE = -100, 2  # of Linux: the working folder, and to exchange two files

Stood = tuple[int, int, Path | None]
"""The size of a new file in bytes, the time of its change in nanoseconds, and what stood in its place."""


def replace(target: Path, content: bytes) -> tuple[int, int]:
    """Puts a whole file in its place at once. Raises OSError, and then the place is as it was.

    Gives the size of the file and the time of its change.
    """
    temporary = _temporary(target)
    try:
        _write(temporary, content, target)
        there = temporary.stat()
        temporary.replace(target)
    except BaseException:
        remove(temporary)
        raise
    return there.st_size, there.st_mtime_ns


def create(target: Path, content: bytes) -> None:
    """Puts a whole file where there is none. Raises FileExistsError where there is one by now, and OSError."""
    temporary = _temporary(target)
    try:
        _write(temporary, content, target)
        if not _named(temporary, target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    finally:
        remove(temporary)


def exchange(target: Path, content: bytes) -> Stood:
    """Puts a whole file in its place at once, and gives what stood there, under another name, to be removed or kept.

    Raises OSError, and then the place is as it was.
    """
    target = true_place(target)
    temporary = _temporary(target)
    held = temporary.with_name(_PART.sub(r".held\1", temporary.name))
    try:
        _write(temporary, content, target)
        there = temporary.stat()
        while not _named(temporary, target):
            if _exchanged(temporary, held, target):
                return there.st_size, there.st_mtime_ns, held
    except BaseException:
        remove(temporary)
        raise
    remove(temporary)
    return there.st_size, there.st_mtime_ns, None


def true_place(target: Path) -> Path:
    """Where a file truly is, if its place is a link. Raises OSError for one that leads to itself."""
    try:
        return target.resolve() if target.is_symlink() else target
    except RuntimeError as problem:  # as Python 3.11 and 3.12 say it
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(target)) from problem


def set_aside(held: Path, wanted: Path) -> Path:
    """Gives what stood in a place the first free of its numbered names: `name (edited 1).docx`. Raises OSError."""
    number = 1
    while not _named(held, aside := wanted.with_name(f"{wanted.stem} (edited {number}){wanted.suffix}")):
        number += 1
    remove(held)
    return aside


def remove(file: Path) -> None:
    """Takes a file away, even where Ctrl+C is pressed once more meanwhile; what cannot be taken away is left."""
    try:
        file.unlink(missing_ok=True)
    except KeyboardInterrupt:
        file.unlink(missing_ok=True)
        raise
    except OSError:
        pass


def reason(problem: OSError) -> str:
    """Why a file could not be written, in an officer's words."""
    if problem.errno == errno.ENOSPC:
        return "the disk is full"
    if problem.errno == errno.ENAMETOOLONG:
        return "its name is too long for this disk"
    if isinstance(problem, PermissionError):
        return "it is open in another program, or the folder does not allow it"
    if isinstance(problem, IsADirectoryError):
        return "a folder of that name stands in its place"
    if isinstance(problem, NotADirectoryError | FileExistsError):
        return "a file stands where a folder is needed"
    return f"the computer says: {problem.strerror or problem}"


def remedy(problem: OSError) -> str:
    """What to do where a file could not be written, in an officer's words."""
    if isinstance(problem, IsADirectoryError | NotADirectoryError | FileExistsError):
        return "move that away"
    if problem.errno == errno.ENOSPC:
        return "make room on the disk"
    if problem.errno == errno.ENAMETOOLONG:
        return "give the case file a shorter name"
    if problem.errno == errno.ELOOP:
        return "delete the link of that name"
    return "close it if it is open in Word or Excel"


def _temporary(target: Path) -> Path:
    """A name beside a place. It is chosen before there is a file of it, so that none is left whenever Ctrl+C comes."""
    stem = target.stem.encode(errors="ignore")[:_LONGEST].decode(errors="ignore")
    return target.with_name(f".{stem}-{os.urandom(8).hex()}.part{target.suffix}")


def _write(temporary: Path, content: bytes, target: Path) -> None:
    """Writes a whole file that has the rights of what stands in its place. Raises OSError."""
    with temporary.open("xb") as file:
        file.write(content)
    with suppress(FileNotFoundError):
        temporary.chmod(target.stat().st_mode)


def _named(file: Path, name: Path) -> bool:
    """Gives a file a further name; False where that is taken. On disks without links it loses the name that it had."""
    try:
        os.link(file, name, follow_symlinks=False)
    except FileExistsError:
        return False
    except OSError:
        if os.path.lexists(name):
            return False
        file.rename(name)
    return True


def _exchanged(temporary: Path, held: Path, target: Path) -> bool:
    """Puts a file in the place of another, which is `held` then; False where none is there any more. Raises OSError."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    try:
        if sys.platform == "linux" and _at_once(temporary, held, target):
            return True
        with suppress(PermissionError, NotImplementedError):  # of a disk without links
            os.link(target, held)
    except FileNotFoundError:
        return False
    try:
        temporary.replace(target)
    except OSError:
        remove(held)  # if it is there, it is a second name of what stands in the place as before
        raise
    return True


def _at_once(temporary: Path, held: Path, target: Path) -> bool:
    """Exchanges two files by the system call that Linux has for it; False where this disk cannot. Raises OSError."""
    import ctypes  # noqa: PLC0415  a first build replaces nothing

    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    temporary.rename(held)  # under this name it is kept, whatever happens, until it has been looked at
    if call(_HERE, os.fsencode(held), _HERE, os.fsencode(target), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    held.rename(temporary)
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number))
