"""Processes that work on many things at once: results in order, memory bounded, and no thing that ends the others.

Knows no case. Each process has a pipe of its own to this one, and there is nothing else between them: no thread and no
lock (those of the standard library's pool can wait for ever where a process ends at a bad moment). So a process may be
ended at any moment, by anybody, and hinders nothing else.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 4
"""Things for each process that are worked on, or done and not yet asked for: more are never in memory."""
_AT_HAND = 2  # things that a process holds, so that it has the next one when it has done one
_PATIENCE = 5  # seconds that a process has to end by itself


class Processes(Generic[T, R]):
    """Does `call` with each of many things, and gives what comes of it in their order.

    `lost` says what comes of a thing on which `call` raised, or with which a process ended (then a BrokenExecutor);
    it may be asked in any process. Things and results have to be what `pickle` can carry.
    """

    def __init__(self, call: Callable[[T], R], lost: Callable[[T, BaseException], R], jobs: int) -> None:
        self._call = call
        self._lost = lost
        self._jobs = jobs
        self._at_work: list[_Worker[T, R]] = []
        self._again: deque[tuple[int, T]] = deque()  # things that were at hand of a process that ended

    def results(self, things: Iterable[T]) -> Iterator[R]:
        """What comes of each thing. However this ends, no process is left."""
        left, done, given = iter(enumerate(things)), dict[int, R](), 0
        try:
            while True:
                self._hand_out(left, AHEAD * self._jobs - len(done))
                if given in done:
                    yield done.pop(given)
                    given += 1
                elif self._held():
                    done.update(self._come_back())
                else:
                    break
            self._leave()
        finally:
            for worker in self._at_work:
                worker.stop()

    def _hand_out(self, left: Iterator[tuple[int, T]], most: int) -> None:
        """Hands out things as long as a process has room, but no new ones where as many as `most` are out."""
        while len(self._at_work) < self._jobs or any(len(worker.holds) < _AT_HAND for worker in self._at_work):
            if self._again:
                following = self._again.popleft()
            elif self._held() >= most or (new := next(left, None)) is None:
                return
            else:
                following = new
            self._least_busy().give(*following)

    def _held(self) -> int:
        """How many things are out."""
        return sum(len(worker.holds) for worker in self._at_work)

    def _least_busy(self) -> _Worker[T, R]:
        """The process with least to do; a new one where all have something to do and there may be more."""
        least = min(self._at_work, key=lambda worker: len(worker.holds), default=None)
        if least is None or (least.holds and len(self._at_work) < self._jobs):
            with _undisturbed():
                least = _Worker(self._call, self._lost, [worker.pipe for worker in self._at_work])
                self._at_work.append(least)
        return least

    def _come_back(self) -> Iterator[tuple[int, R]]:
        """What is done, once anything is."""
        ready = wait([worker.pipe for worker in self._at_work])
        for worker in [worker for worker in self._at_work if worker.pipe in ready]:
            try:
                yield worker.take()
            except Exception as problem:  # noqa: BLE001  it has ended, or gave back what makes no sense
                self._at_work.remove(worker)
                yield from self._ended(worker, problem)

    def _ended(self, worker: _Worker[T, R], problem: Exception) -> Iterator[tuple[int, R]]:
        """What comes of the thing with which a process ended; others that it had are given to another."""
        worker.stop()
        if worker.holds:
            place, thing = worker.holds.popleft()
            ended = isinstance(problem, EOFError | OSError)
            yield place, self._lost(thing, BrokenExecutor("its process ended") if ended else problem)
            self._again.extend(worker.holds)

    def _leave(self) -> None:
        """Lets the processes end by themselves."""
        for worker in self._at_work:
            worker.pipe.close()
        for worker in self._at_work:
            worker.process.join(_PATIENCE)


class _Worker(Generic[T, R]):
    """One process, and the things that it has not done yet."""

    def __init__(
        self, call: Callable[[T], R], lost: Callable[[T, BaseException], R], others: Iterable[Connection]
    ) -> None:
        copied = _as_copies()
        context: BaseContext = multiprocessing.get_context("fork" if copied else "spawn")
        self.holds: deque[tuple[int, T]] = deque()
        self.pipe, end = context.Pipe()
        ours = [self.pipe, *others] if copied else []
        self.process: BaseProcess = context.Process(target=_serve, args=(call, lost, end, ours), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        end.close()

    def give(self, place: int, thing: T) -> None:
        """Gives it one thing more. Where it has ended, that is seen when its results are asked for."""
        self.holds.append((place, thing))
        with suppress(OSError):
            self.pipe.send(thing)

    def take(self) -> tuple[int, R]:
        """What came of the first thing that it has. Raises EOFError or OSError where it has ended."""
        result: R = self.pipe.recv()
        return self.holds.popleft()[0], result

    def stop(self) -> None:
        """Ends it at once: it writes nothing, so nothing is lost."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


def _serve(
    call: Callable[[T], R], lost: Callable[[T, BaseException], R], pipe: Connection, copied: Iterable[Connection]
) -> None:
    """What a process does: things as they come, until nobody asks for more, whatever became of who asked.

    `copied` are the ends of pipes that belong to the one that asks. While a copy of one is open, its end is not seen.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for end in copied:
        end.close()
    with suppress(EOFError, OSError):
        while True:
            thing = pipe.recv()
            try:
                result = ForkingPickler.dumps(call(thing))
            except Exception as problem:  # noqa: BLE001  `call` may raise anything, and not everything can be carried
                result = ForkingPickler.dumps(lost(thing, problem))
            pipe.send_bytes(result)


def _as_copies() -> bool:
    """Whether processes may begin as copies of this one, which have at once loaded what it has: not beside threads."""
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ctrl+C has to wait, so that no process is half begun; those begun meanwhile never hear of it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows, where a process has only what it does itself
        yield
        return
    if not _as_copies():
        from multiprocessing.resource_tracker import ensure_running  # noqa: PLC0415  not on Windows

        ensure_running()  # where it runs, Python leaves the mask alone when it begins a process
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
