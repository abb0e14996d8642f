"""The command line: arguments, printing, exit codes. No logic, and nothing loaded before it is needed."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def run() -> NoReturn:
    """The program as it is installed: ends with a code and never with a traceback.

    A build that was done before, and of which nothing has changed since, ends before the program is loaded.
    """
    if sys.argv[1:2] == ["build"] and "--watch" not in sys.argv:
        from reportgen import again
        from reportgen.cli import clock

        done = again.answer(sys.argv[1:], clock.day())
        if done is not None:
            said, code = done
            sys.stderr.write(said)
            sys.exit(code)
    from reportgen.cli import program

    program.run()
