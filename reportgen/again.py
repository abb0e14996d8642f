"""The same command once more: whether nothing has changed since it was last done, so that nothing is to do.

Loads nothing but `os`, as it is asked before anything else is loaded: the answer is to cost about what
it costs to look at the files.
"""

from __future__ import annotations

import os

from reportgen.circumstances import program
from reportgen.stamps import untouched

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ENDINGS = (".yaml", ".yml")
"""How the names of case files end."""
NO_CASES = frozenset({"meetings.yaml", "meetings.yml"})
"""What stands beside case files and is none: the calendar of meetings."""
_OUTPUT = "output"


def may_be_case(name: str) -> bool:
    """Whether a file of a folder may be a case. Files that begin with a full stop are some program's own."""
    small = name.casefold()
    return small.endswith(ENDINGS) and small not in NO_CASES and not name.startswith(".")


def command(arguments: Iterable[str], day: Iterable[int]) -> str:
    """A command, and all that it depends on beside the files that it reads."""
    return repr((*arguments, *day, os.getcwd(), os.path.isdir("templates"), program()))  # noqa: PTH109, PTH112  as below


def answer(arguments: Sequence[str], day: Iterable[int]) -> tuple[str, int] | None:
    """What a command says that has nothing to do, and its exit code; None for one that may have something to do."""
    try:
        known = untouched(_folder(arguments), command(arguments, day))
        if known is None:
            return None
        (code, said, *paths), sources = known
        return (said, int(code)) if sources.issuperset(_cases(paths)) else None
    except (OSError, ValueError):
        return None


def _cases(paths: Iterable[str]) -> Iterator[str]:
    """The case files that were named, and all that may be cases in the folders that were named. Raises OSError."""
    for path in map(os.path.abspath, paths):
        if os.path.isdir(path):  # noqa: PTH112  no pathlib here
            within = os.path.join(path, "")  # noqa: PTH118  no pathlib here
            yield from [within + name for name in os.listdir(path) if may_be_case(name)]  # noqa: PTH208  as above
        else:
            yield path


def _folder(arguments: Sequence[str]) -> str:
    """The folder that a command writes to. Where this is mistaken, the record of that folder knows no such command."""
    for place, word in enumerate(arguments):
        if word in {"--output", "-o"}:
            return arguments[place + 1] if place + 1 < len(arguments) else _OUTPUT
        if word.startswith("--output="):
            return word.partition("=")[2]
    return _OUTPUT
