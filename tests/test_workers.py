"""Work in other processes, or on whatever executor is given: in order, bounded, and no thing ends the others."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from functools import partial
from itertools import count, islice
from pathlib import Path

import pytest

from reportgen import api, workers
from tests.program import PLAIN, ROOT, contents, finish, plain_house, python


def twice(number: int) -> int:
    return 2 * number


def unlucky(bad: frozenset[int], number: int) -> int:
    if number in bad:
        os._exit(7)
    return number


def failing(number: int) -> int:
    if number % 3 == 0:
        raise ValueError(number)
    return number


def lost(number: int, problem: BaseException) -> str:
    return f"{number}: {type(problem).__name__}"


class Here(Executor):
    """Works at once and in this process, and counts what was handed out and not yet asked for."""

    def __init__(self, breaks_at: int | None = None) -> None:
        self.out = self.most = 0
        self.breaks_at = breaks_at

    def submit(self, call: Callable[..., int], /, *arguments: int, **_named: object) -> Future[int]:  # type: ignore[override]
        self.out += 1
        self.most = max(self.most, self.out)
        if arguments[0] == self.breaks_at:
            raise BrokenExecutor
        future = _Counted(self)
        try:
            future.set_result(call(*arguments))
        except ValueError as problem:
            future.set_exception(problem)
        return future


class _Counted(Future[int]):
    def __init__(self, executor: Here) -> None:
        super().__init__()
        self.executor = executor

    def result(self, timeout: float | None = None) -> int:
        self.executor.out -= 1
        return super().result(timeout)


def results(call: Callable[[int], int], many: int, executor: Executor | None = None, jobs: int = 2) -> list[int | str]:
    return list(workers.results(call, lost, range(many), jobs, executor))


@pytest.mark.parametrize("many", [0, 1, 7, 40])
def test_results_come_in_order_from_processes_threads_and_any_executor(many: int) -> None:
    wanted = [2 * number for number in range(many)]
    assert results(twice, many) == wanted
    assert results(twice, many, Here()) == wanted
    with ThreadPoolExecutor() as threads:
        assert results(twice, many, threads) == wanted


def test_no_more_is_handed_out_than_is_soon_to_be_worked_on_so_that_memory_is_bounded() -> None:
    executor = Here()
    assert list(islice(workers.results(twice, lost, count(), 2, executor), 500)) == [
        2 * number for number in range(500)
    ]
    assert executor.most <= 8


def test_what_raises_is_lost_and_nothing_else() -> None:
    wanted = ["0: ValueError", 1, 2, "3: ValueError", 4]
    assert results(failing, 5) == wanted
    for jobs in (1, 2, None):
        assert list(workers.done(failing, lost, range(5), jobs)) == wanted


def test_few_things_are_done_in_this_process_and_many_in_others_unless_it_is_said_how_many_work() -> None:
    here = os.getpid()
    assert set(workers.done(_process, lost, range(3), None)) == {here}
    assert set(workers.done(_process, lost, range(40), 1)) == {here}
    assert here not in set(workers.done(_process, lost, range(40), 2))


def _process(_number: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("bad", [[0], [9], [3, 4], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]], ids=str)
def test_what_ends_its_process_is_lost_and_nothing_else(bad: list[int]) -> None:
    wanted = [f"{number}: BrokenExecutor" if number in bad else number for number in range(10)]
    assert results(partial(unlucky, frozenset(bad)), 10) == wanted


def test_an_executor_that_breaks_is_not_used_again_and_everything_is_done() -> None:
    assert results(twice, 20, Here(breaks_at=5)) == [2 * number for number in range(20)]


def test_an_executor_that_is_given_is_not_ended() -> None:
    with ThreadPoolExecutor() as threads:
        results(twice, 3, threads)
        assert threads.submit(twice, 4).result() == 8


# ------------------------------------------------------------------------------------------------ whole builds


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    plain_house(tmp_path)
    folder = tmp_path / "cases"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.yaml").write_text(PLAIN.replace("{}", f"{{title: Case {number}}}"), encoding="utf-8")
    return folder


def built(cases: Path, name: str, executor: Executor | None = None, jobs: int = 1) -> dict[str, bytes]:
    options = api.Options(output=cases.parent / name, templates=(cases.parent / "templates",))
    result = api.build([cases], options, executor=executor, jobs=jobs)
    assert result.outcomes == {api.Outcome.BUILT: 6}, result.diagnostics
    return files(options.output)


def files(output: Path) -> dict[str, bytes]:
    """What a build has written, without the record."""
    return {file: words for file, words in contents(output).items() if not file.startswith(".")}


def test_threads_and_processes_build_the_same_bytes_as_a_build_alone(cases: Path) -> None:
    alone = built(cases, "alone")
    with ThreadPoolExecutor(3) as threads:
        assert built(cases, "threads", threads, jobs=3) == alone
    assert built(cases, "processes", jobs=2) == alone


def test_an_executor_that_is_kept_sees_templates_as_they_are_at_each_build(cases: Path) -> None:
    (template,) = (cases.parent / "templates" / "plain").glob("*.j2")
    with ThreadPoolExecutor(1) as threads:
        before = built(cases, "out", threads)
        template.write_text(template.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
        after = built(cases, "out", threads)
    assert all(b"More." not in words for name, words in before.items() if name.endswith(".md"))
    assert all(b"More." in words for name, words in after.items() if name.endswith(".md"))


@pytest.mark.slow
def test_the_example_of_a_cluster_in_the_documents_builds_the_same_bytes_on_several_workers(cases: Path) -> None:
    pytest.importorskip("dask.distributed")
    alone = built(cases, "alone")
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "many-cases.md").read_text("utf-8"), re.DOTALL)
    (cases.parent / "example.py").write_text(example, encoding="utf-8")
    with contextlib.chdir(cases.parent):
        ran = finish(python("example.py"))
    assert "6" in ran.out, ran.err
    assert files(cases.parent / "output") == alone
