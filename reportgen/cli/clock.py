"""The clock: the one place that reads it. Loads nothing else, since a build with nothing to do asks for the day too."""

from __future__ import annotations

import time


def day() -> tuple[int, int, int]:
    """The year, month and day that it is where the program runs."""
    now = time.localtime()
    return now.tm_year, now.tm_mon, now.tm_mday
