"""What has to be the same, beside the files that it is made from, for the same to come of a case again.

Knows no case. Loads nothing but `os` and `sys`, since a build with nothing to do asks it too.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportgen.options import Options


def circumstances(options: Options) -> str:
    """All that options say of what is made, and the program that makes it."""
    said = (
        options.formats,
        options.reports,
        options.house,
        [_place(root) for root in options.roots],
        options.stage.value,
        options.today and options.today.isoformat(),
        options.companions,
        options.meetings and _place(options.meetings),
        options.live,
    )
    return f"{said} {program()}"


def _place(path: str | os.PathLike[str]) -> str:
    return os.path.abspath(path)  # noqa: PTH100  no pathlib here


def program() -> str:
    """This program, as it is installed: how many files it has, their size together and the newest change of one.

    Also Python, and when a library was last put beside it or taken away.
    """
    count, size, newest = _measured(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120  no pathlib here
    libraries = [os.stat(place).st_mtime_ns for place in sys.path if "-packages" in place and os.path.isdir(place)]  # noqa: PTH112, PTH116
    return f"{count} {size} {newest} {sys.version_info[:3]} {max(libraries, default=0)}"


def _measured(folder: str) -> tuple[int, int, int]:
    count = size = newest = 0
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                inner = _measured(entry.path)
                count, size, newest = count + inner[0], size + inner[1], max(newest, inner[2])
        else:
            there = entry.stat()
            count, size, newest = count + 1, size + there.st_size, max(newest, there.st_mtime_ns)
    return count, size, newest
