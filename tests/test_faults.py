"""Builds that are killed, and cases that end the process that works on them: files are whole, and nothing is lost."""

from __future__ import annotations

import os
import random
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reportgen.stamps import JOURNAL, RECORD
from tests.program import PLAIN, contents, finish, plain_house, python, run, start

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a signal of this kind cannot be sent on Windows")

CASES = 12
KILLS = 50
TITLES = ("First", "Second", "Third")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    plain_house(tmp_path)
    (tmp_path / "cases").mkdir()
    return tmp_path


def cases(title: str, count: int = CASES) -> None:
    for number in range(count):
        text = PLAIN.replace("{}", f"{{title: {title} {number}}}")
        Path("cases", f"{number:02}.yaml").write_text(text, encoding="utf-8")


def reports() -> dict[str, bytes]:
    """Every file that somebody might open."""
    there = contents(Path("output")) if Path("output").exists() else {}
    return {name: words for name, words in there.items() if not name.startswith(".")}


def expected() -> dict[str, dict[str, bytes]]:
    """The files of a whole build, for each of the titles."""
    found = {}
    for title in TITLES:
        cases(title)
        assert run("build", "cases", "--output", f"whole-{title}").code == 0
        there = contents(Path(f"whole-{title}"))
        found[title] = {name: words for name, words in there.items() if not name.startswith(".")}
    return found


# ------------------------------------------------------------------------------------------------- kill -9


def killed(after: float, *arguments: str) -> bool:
    """Whether a build was killed, so many seconds after it had begun to write."""
    process = start("build", "cases", "-q", *arguments)
    wait_for(Path("output", JOURNAL), process.poll)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def wait_for(file: Path, ended: Callable[[], int | None]) -> None:
    end = time.monotonic() + 30
    while not file.exists() and ended() is None and time.monotonic() < end:
        time.sleep(0.001)


def test_a_build_killed_at_any_moment_leaves_whole_files_and_the_next_one_completes() -> None:
    whole = expected()
    dice = random.Random(5)  # noqa: S311  the same moments every time, as far as a clock allows
    possible: dict[str, set[bytes]] = {name: {made[name] for made in whole.values()} for name in whole["First"]}
    kills = 0
    for number in range(KILLS):
        title = TITLES[number % len(TITLES)]
        cases(title)
        jobs = dice.choice(("1", "2"))
        kills += killed(dice.random() * 0.15, "-j", jobs)
        there = reports()
        assert all(words in possible[name] for name, words in there.items()), (number, jobs)
        if number % 5 == 4:
            ran = run("build", "cases", "-j", "1")
            assert (ran.code, "OUT-" in ran.said) == (0, False), (number, ran.err)
            assert reports() == whole[title]
            assert {name for name in contents(Path("output")) if name.startswith(".")} == {RECORD}
    assert kills > KILLS / 2


def test_what_a_killed_build_had_finished_is_not_built_again() -> None:
    cases("First")
    process = start("build", "cases", "--to", "md", "-j", "1")
    assert process.stdout is not None
    named = [process.stdout.readline() for _ in range(CASES // 2)]
    process.send_signal(signal.SIGSTOP)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert Path("output", JOURNAL).exists()
    ran = finish(start("build", "cases", "--to", "md", "-j", "1"))
    done = {line.strip() for line in named[:-1]}
    assert ran.code == 0
    assert not done & set(ran.lines)
    assert len(reports()) == CASES


def test_no_edit_that_was_made_after_a_kill_is_lost() -> None:
    cases("First")
    while not killed(0.02, "--to", "md", "-j", "1"):
        pass
    name, _ = min(reports().items())
    Path("output", name).write_text("An officer’s own words.\n", encoding="utf-8")
    cases("Second")
    ran = run("build", "cases", "--to", "md", "-j", "1")
    assert (ran.code, ran.said.count("OUT-03")) == (3, 1)
    assert Path("output", name).read_text(encoding="utf-8") == "An officer’s own words.\n"


def test_processes_of_a_killed_build_end_and_hold_up_no_other() -> None:
    cases("First", 60)
    assert killed(0.05, "--to", "md", "-j", "2")
    began = time.monotonic()
    assert finish(start("build", "cases", "-q", "--to", "md", "-j", "2")).code == 0
    assert time.monotonic() - began < 30


def test_two_builds_at_once_both_complete_and_find_nothing_edited() -> None:
    cases("First")
    both = [start("build", "cases", "-q", "--to", "md", "-j", "1") for _ in range(2)]
    ended = [finish(process) for process in both]
    assert [(ran.code, "OUT-" in ran.err) for ran in ended] == [(0, False)] * 2
    assert len(reports()) == CASES
    assert not Path("output", JOURNAL).exists()


# --------------------------------------------------------------------------------- a case that ends its process

CRASHING = """
import os, sys
from pathlib import Path
from reportgen import api
from reportgen.work import Bench

done = Bench.composed

def crashing(self, path, *others):
    if path.stem in {stems}:
        os._exit(9)
    return done(self, path, *others)

Bench.composed = crashing  # in every process, since each reads this file
if __name__ == "__main__":
    result = api.build([Path("cases")], api.Options(formats=("md",), templates=(Path("templates"),)), jobs=2)
    for file in result.files:
        print(file.name)
    for found in result.diagnostics:
        if found.code.name == "CASE-11":
            print(found.span.file, file=sys.stderr)
"""


@pytest.mark.parametrize("stems", [["05"], ["00", "11"], ["03", "04", "05"]], ids=str)
def test_a_case_that_ends_its_process_is_named_and_all_others_are_built_in_order(stems: list[str]) -> None:
    cases("First")
    Path("crashing.py").write_text(CRASHING.replace("{stems}", repr(set(stems))), encoding="utf-8")
    ran = finish(python("crashing.py"))
    assert ran.err.split() == [f"cases/{stem}.yaml" for stem in stems]
    assert ran.lines == [f"{number:02}-cabinet.md" for number in range(CASES) if f"{number:02}" not in stems]


def test_files_of_word_are_whole_packages_after_a_kill() -> None:
    cases("First")
    killed(0.05, "-j", "2")
    for file in Path("output").glob("*.docx"):
        with zipfile.ZipFile(file) as package:
            assert package.testzip() is None


# ------------------------------------------------------------------------------------------------- order and parts


@pytest.mark.parametrize("jobs", ["1", "2", "3"])
def test_files_come_in_the_order_of_the_cases_and_with_the_same_bytes_however_many_work(jobs: str) -> None:
    cases("First", 15)
    ran = finish(start("build", "cases", "--to", "md", "-j", jobs, "--output", f"by-{jobs}"))
    assert ran.code == 0
    assert ran.lines == [f"by-{jobs}/{number:02}-cabinet.md" for number in range(15)]
    assert run("build", "cases", "-q", "--to", "md", "-j", "1").code == 0
    assert dict(shown(Path(f"by-{jobs}"))) == reports()


def shown(folder: Path) -> Iterator[tuple[str, bytes]]:
    return ((name, words) for name, words in contents(folder).items() if not name.startswith("."))


def test_ctrl_c_ends_all_processes_without_a_traceback() -> None:
    cases("First", 60)
    process = start("build", "cases", "--to", "md", "-j", "2")
    assert process.stdout is not None
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    ran = finish(process)
    assert ran.code == 130
    assert "Traceback" not in ran.err
    assert "Stopped. No file is half written" in ran.err
    assert run("build", "cases", "-q", "--to", "md", "-j", "1").code == 0
