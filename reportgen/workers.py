"""Work on many things in other processes: results in order, memory bounded, and no thing that ends the others.

Knows no case. Takes any `concurrent.futures.Executor`, or makes its own processes.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_AHEAD = 4  # things handed out for each process before the first of them is taken back


class Workers(Generic[T, R]):
    """Does `call` with each of many things, and gives what comes of it in their order.

    `lost` says what comes of a thing with which a process ended, or whose result did not come back. An executor that is
    given is not ended here; one that breaks is not used again.
    """

    def __init__(
        self,
        call: Callable[[T], R],
        lost: Callable[[T, BaseException], R],
        jobs: int,
        executor: Executor | None = None,
    ) -> None:
        self._call = call
        self._lost = lost
        self._jobs = jobs
        self._given = executor
        self._own: ProcessPoolExecutor | None = None

    def results(self, things: Iterable[T]) -> Iterator[R]:
        """What comes of each thing."""
        left, waiting = iter(things), deque[tuple[T, Future[R]]]()
        try:
            while self._handed_out(left, waiting):
                thing, future = waiting[0]
                try:
                    result = self._of(thing, future)
                except BrokenExecutor:
                    suspects = list(waiting)
                    waiting.clear()
                    self._end()
                    self._given = None
                    yield from self._one_by_one(suspects)
                    continue
                waiting.popleft()
                yield result
        finally:
            for _, future in waiting:
                future.cancel()
            self._end()

    def _handed_out(self, left: Iterator[T], waiting: deque[tuple[T, Future[R]]]) -> bool:
        """Hands out things as long as there are any and not too many are out; whether any are."""
        while len(waiting) < _AHEAD * self._jobs:
            for thing in left:
                waiting.append((thing, self._submitted(thing, self._jobs)))
                break
            else:
                break
        return bool(waiting)

    def _submitted(self, thing: T, jobs: int) -> Future[R]:
        executor = self._given
        if executor is None:
            executor = self._own = self._own or ProcessPoolExecutor(jobs, _context(), _begin)
        try:
            return executor.submit(self._call, thing)
        except BrokenExecutor as problem:
            broken = Future[R]()
            broken.set_exception(problem)
            return broken

    def _of(self, thing: T, future: Future[R]) -> R:
        """What came of a thing. Raises BrokenExecutor where its process, or that of another thing, ended."""
        try:
            return future.result()
        except BrokenExecutor:
            raise
        except Exception as problem:  # noqa: BLE001  it may be of any library that runs executors
            return self._lost(thing, problem)

    def _one_by_one(self, suspects: Iterable[tuple[T, Future[R]]]) -> Iterator[R]:
        """Things of which one has ended its process: each that is not done alone, so that it is known which."""
        for thing, future in suspects:
            try:
                yield self._of(thing, future)
            except BrokenExecutor:
                yield self._alone(thing)

    def _alone(self, thing: T) -> R:
        try:
            return self._of(thing, self._submitted(thing, 1))
        except BrokenExecutor as problem:
            return self._lost(thing, problem)
        finally:
            self._end()

    def _end(self) -> None:
        if self._own is not None:
            own, self._own = self._own, None
            own.shutdown(cancel_futures=True)


def _context() -> multiprocessing.context.BaseContext:
    """How processes begin: as copies of this one where that is safe, since they have then loaded what it has."""
    copied = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if copied else "spawn")


def _begin() -> None:
    """Readies a process: it leaves Ctrl+C to the one that began it, and ends when that one has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)
