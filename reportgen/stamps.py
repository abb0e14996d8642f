"""How files stand, and the lines in which a folder's record says so.

Loads nothing but `os`, not even what reads JSON: whether there is anything to do is asked of thousands of files before
anything else is done.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

RECORD = ".reportgen.record"
JOURNAL = ".reportgen.journal"
HEAD = "reportgen"
NONE = "-"
_ABSENT = -1
_SECOND = 1_000_000_000  # nanoseconds
_UNSURE = _SECOND // 10  # a file changed this shortly before the record was kept may have changed again unseen
_UNSURE_IN_SECONDS = 2 * _SECOND + _UNSURE  # the same on disks that know whole seconds, or every second one

Stamp = tuple[int, int, str]
"""A file's size in bytes, the time of its last change in nanoseconds, and its SHA-256; `MISSING` for no file."""

MISSING: Stamp = (_ABSENT, 0, NONE)


def untouched(folder: str, command: str) -> tuple[list[str], set[str]] | None:
    """What a folder's record says of the command that was the last, and the paths of all that cases were made from.

    None if it was another command, if a run was killed since, or if any file that the record knows has been touched.
    This is asked of thousands of files before anything else is done: no more of the record is read than it needs.
    """
    again: list[str] = []
    sources: set[str] = set()
    within = f"{folder}/"
    try:
        kept = os.stat(within + RECORD).st_mtime_ns  # noqa: PTH116  as above
        with open(within + RECORD, "rb") as file:  # noqa: PTH123  as above
            known = file.read().partition(b"\nmade\t")[0]  # what comes after that is not asked for here
        for line in known.decode("ascii").split("\n"):
            words = line.split("\t")
            kind, path = words[0], words[1]
            if kind == "file":
                path = within + plain(path)
            elif kind == "source":
                path = plain(words[2])
                sources.add(path)
            elif kind == "again" and plain(path) == command:
                again = list(map(plain, words[2:]))
                continue
            elif kind == HEAD:
                continue
            else:
                break
            size, changed, digest = words[-3:]
            if not stands(path, int(size), int(changed), digest, kept):
                return None
    except (OSError, ValueError, IndexError):
        return None
    if not again or os.path.exists(f"{folder}/{JOURNAL}"):  # noqa: PTH110  as above
        return None
    return again, sources


def stands(path: str, size: int, changed: int, digest: str, kept: int) -> bool:
    """Whether a file stands as it did when the record was kept, by its bytes where its time may not tell."""
    try:
        there = os.stat(path)  # noqa: PTH116  thousands of them, and quickly
        if there.st_size != size:
            return False
        if there.st_mtime_ns == changed:
            past = kept - changed
            if past > _UNSURE_IN_SECONDS or (past > _UNSURE and changed % _SECOND):
                return True
        return digest_of(path) == digest
    except FileNotFoundError:
        return size == _ABSENT
    except (OSError, ValueError):
        return False


def line_of(*words: str) -> str:
    """Words as a line of ASCII: whatever is in the name of a file, no word has a tab, an end of line or no letter."""
    return (
        "\t".join(
            word
            if word.isascii() and word.isprintable() and "\\" not in word
            else word.encode("unicode_escape").decode()
            for word in words
        )
        + "\n"
    )


def plain(word: str) -> str:
    """What a word of a line stands for. Raises ValueError for one that stands for nothing."""
    return word.encode().decode("unicode_escape") if "\\" in word else word


def digest_of(path: str | Path) -> str:
    """The SHA-256 of what stands in a file. Raises OSError."""
    import hashlib  # noqa: PLC0415  most runs need none

    with open(path, "rb") as file:  # noqa: PTH123  a path as text, as there are thousands
        return hashlib.file_digest(file, "sha256").hexdigest()
