"""The one table of Acts, instruments and guidance. A rule cannot cite what is not in it.

Each entry says how its text was read, and the manual repeats it: nobody should take an old text for the current one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Reading(StrEnum):
    """How sure we are of a provision's present wording."""

    CURRENT = "read in its current form"
    OLDER = "read in an older form; its current wording was not read"
    PRACTICE = "published practice or guidance, not law"
    UNREAD = "general knowledge; its text was not read"


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision: how it is cited in full, where it can be read, and how its text was read."""

    key: str
    full: str
    address: str
    reading: Reading


_LEGISLATION = "https://www.legislation.gov.uk/"
LGA_1974 = _LEGISLATION + "ukpga/1974/7/"
LGA_1972 = _LEGISLATION + "ukpga/1972/70/"
LGHA_1989 = _LEGISLATION + "ukpga/1989/42/"
REGS_2012 = _LEGISLATION + "uksi/2012/2089/"


def _act(key: str, full: str, base: str, section: str, reading: Reading) -> Citation:
    return Citation(key, full, f"{base}{section}", reading)


_TABLE = (_act("LGA 1974 s 31(2)", "Local Government Act 1974, section 31(2)", LGA_1974, "section/31", Reading.OLDER),)
TABLE: dict[str, Citation] = {citation.key: citation for citation in _TABLE}


def cite(key: str) -> Citation:
    """The provision of that key. KeyError if the table does not have it."""
    return TABLE[key]
