"""The most memory that a build takes, for few cases and for many: a batch must not keep what it has written."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.benchmark.cases import TODAY, case
from tests.benchmark.figures import Figure

_TARGET: Final = 1.2
COUNTED: Final = ("Linux", "Darwin")

_PROGRAM: Final = """
import sys
from pathlib import Path
try:
    from reportgen.cli import run
    run()
finally:
    from tests.benchmark.memory import peak
    Path(sys.argv[-1], "peak").write_text(str(peak()))
"""


def peak() -> int:
    """The most bytes that this process has had in memory, and that of its own processes which had most of all.

    Linux counts for `getrusage` what the parent had before the program began, so there the kernel's own mark is read.
    """
    import resource  # Windows has none

    of_others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    if platform.system() == "Linux":
        status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next((int(line.split()[1]) + of_others) * 1024 for line in status if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss + of_others


def memory(folder: Path, few: int, many: int) -> list[Figure]:
    """The peak of a build of many cases beside that of a build of few."""
    name = f"peak memory, {many} cases / {few} cases"
    if platform.system() not in COUNTED:
        return [Figure(name, None, _TARGET, why_not=f"no way to count it on {platform.system()}")]
    some, all_of_them = _built(folder / "few", few), _built(folder / "many", many)
    return [Figure(name, all_of_them / some, _TARGET, detail={"MB": all_of_them / 1e6, "of few MB": some / 1e6})]


def _built(folder: Path, count: int) -> int:
    """The peak of one build of so many cases, in bytes."""
    cases, output = folder / "cases", folder / "output"
    cases.mkdir(parents=True)
    output.mkdir()
    for number in range(count):
        (cases / f"{number:04}.yaml").write_text(case(number), encoding="utf-8")
    return peak_of("build", str(cases), "--quiet", "--today", str(TODAY), "--output", str(output))


def peak_of(*arguments: str) -> int:
    """The peak of the program with these arguments, the last of which is a folder that it writes to, in bytes."""
    command = (sys.executable, "-c", _PROGRAM, *arguments)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  our own
    return int(Path(arguments[-1], "peak").read_text(encoding="ascii"))
