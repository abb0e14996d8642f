"""One contender in its own process: reads the number of a case from each line, answers with the seconds that it took.

`turns` runs it as `python -m tests.benchmark.worker NAME FOLDER`. A peer leaves its first Word file in the folder, so
that the words in it can be compared with ours.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmark import peers
from tests.benchmark.ours import Press

OURS = "reportgen"
PEERS: dict[str, Callable[[Path], peers.Make]] = {
    "docxtpl": peers.docxtpl,
    "pandoc": peers.pandoc,
    "python-docx": peers.python_docx,
    "zip": peers.zip_writer,
}


def serve(name: str, folder: Path) -> None:
    """Answers each line of the input until it ends."""
    steps = _ours(folder) if name == OURS else _peer(folder, PEERS[name], folder / f"{name}.docx")
    for line in sys.stdin:
        sys.stdout.write(json.dumps(steps(int(line))) + "\n")
        sys.stdout.flush()


def _ours(folder: Path) -> Callable[[int], dict[str, float]]:
    press, cases = Press(), peers.prepared(folder, "yaml")
    return lambda number: press.steps(cases[number])


def _peer(folder: Path, peer: Callable[[Path], peers.Make], sample: Path) -> Callable[[int], dict[str, float]]:
    make = peer(folder)
    sample.write_bytes(make(0))

    def steps(number: int) -> dict[str, float]:
        start = time.perf_counter()
        make(number)
        return {"docx": time.perf_counter() - start}

    return steps


if __name__ == "__main__":
    serve(sys.argv[1], Path(sys.argv[2]))
