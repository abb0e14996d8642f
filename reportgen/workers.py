"""Work on many things on whatever does it: in order, memory bounded, and no thing that ends the others.

Knows no case. Takes any `concurrent.futures.Executor`, or processes of its own.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from itertools import chain, islice
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


_WORTH_PROCESSES = 8  # things: fewer are done before other processes have begun


def done(
    call: Callable[[T], R],
    lost: Callable[[T, BaseException], R],
    things: Sequence[T],
    jobs: int | None,
    executor: Executor | None = None,
) -> Iterator[R]:
    """What comes of `call` with each of the things, in their order: here, or as `results` has it where that is quicker.

    `jobs` is how many are worked on at once; None for as many as are worth while.
    """
    if jobs is None:
        jobs = _processors() if executor is not None or len(things) >= _WORTH_PROCESSES else 1
    if jobs > 1 or executor is not None:
        yield from results(call, lost, things, jobs, executor)
        return
    for thing in things:
        try:
            result = call(thing)
        except Exception as problem:  # noqa: BLE001  as in a process of its own
            result = lost(thing, problem)
        yield result


def _processors() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def results(
    call: Callable[[T], R],
    lost: Callable[[T, BaseException], R],
    things: Iterable[T],
    jobs: int,
    executor: Executor | None = None,
) -> Iterator[R]:
    """What comes of `call` with each of many things, in their order, from `jobs` processes or an executor.

    `lost` says what comes of a thing with which a process ended, or whose result did not come back. An executor has
    no more than `AHEAD` things for each job at once, and is not ended here. One that breaks is not used again: what it
    had not given back is done by processes.
    """
    from reportgen.processes import AHEAD, Processes  # noqa: PLC0415  few things are done without any

    left = iter(things)
    if executor is not None:
        with_executor = _Executed(executor, call, lost, AHEAD * jobs)
        yield from with_executor.results(left)
        left = chain(with_executor.undone(), left)
    yield from Processes(call, lost, jobs).results(left)


class _Executed(Generic[T, R]):
    """Things that an executor has."""

    def __init__(
        self, executor: Executor, call: Callable[[T], R], lost: Callable[[T, BaseException], R], most: int
    ) -> None:
        self._executor = executor
        self._call = call
        self._lost = lost
        self._most = most
        self._out = deque[tuple[T, Future[R]]]()

    def results(self, left: Iterator[T]) -> Iterator[R]:
        """What comes of each thing, until all are done or the executor breaks."""
        try:
            while True:
                for thing in islice(left, self._most - len(self._out)):
                    self._out.append((thing, self._submitted(thing)))
                if not self._out:
                    return
                result = self._of(*self._out[0])
                self._out.popleft()
                yield result
        except BrokenExecutor:
            return
        finally:
            for _, future in self._out:
                future.cancel()

    def undone(self) -> list[T]:
        """The things that it did not give back."""
        return [thing for thing, _ in self._out]

    def _submitted(self, thing: T) -> Future[R]:
        try:
            return self._executor.submit(self._call, thing)
        except BrokenExecutor as problem:
            broken = Future[R]()
            broken.set_exception(problem)
            return broken

    def _of(self, thing: T, future: Future[R]) -> R:
        """What came of a thing. Raises BrokenExecutor."""
        try:
            return future.result()
        except BrokenExecutor:
            raise
        except Exception as problem:  # noqa: BLE001  it may be of any library that runs executors
            return self._lost(thing, problem)
