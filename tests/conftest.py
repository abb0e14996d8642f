"""How property tests run: without a stop-watch, since machines differ, and with the same examples every time."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("reportgen", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2_000)  # by hand: --hypothesis-profile=search
settings.load_profile("reportgen")
