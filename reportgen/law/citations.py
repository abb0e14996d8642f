"""The one table of Acts, instruments and guidance. A rule cannot cite what is not in it.

Each entry says how its text was read, and the manual repeats it: nobody should take an old text for the current one.
"""

from __future__ import annotations

from collections.abc import Iterator
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


@dataclass(frozen=True, slots=True)
class Source:
    """An Act or instrument: how it is cited in short and in full, where it is, and what its parts are called."""

    short: str
    full: str
    address: str
    part: str = "section"

    def cited(self, reading: Reading, *numbers: str) -> Iterator[Citation]:
        """Its sections, regulations or articles of these numbers, all read in one way."""
        sign = {"section": "s", "regulation": "reg", "article": "art", "schedule": "Sch"}[self.part]
        for number in numbers:
            place = number.partition("(")[0].partition(" ")[0]
            address = f"{self.address}/{self.part}/{place}"
            yield Citation(f"{self.short} {sign} {number}", f"{self.full}, {self._name(number)}", address, reading)

    def _name(self, number: str) -> str:
        words = f"{self.part.capitalize() if self.part == 'schedule' else self.part} {number}"
        return words.replace(" para ", ", paragraph ").replace(" Pt ", ", Part ")


_UK = "https://www.legislation.gov.uk"
_LGA_1972 = Source("LGA 1972", "Local Government Act 1972", f"{_UK}/ukpga/1972/70")
_LGA_1972_SCHEDULES = Source("LGA 1972", "Local Government Act 1972", f"{_UK}/ukpga/1972/70", "schedule")
_LGA_1974 = Source("LGA 1974", "Local Government Act 1974", f"{_UK}/ukpga/1974/7")
_LGHA_1989 = Source("LGHA 1989", "Local Government and Housing Act 1989", f"{_UK}/ukpga/1989/42")
_LGA_2000 = Source("LGA 2000", "Local Government Act 2000", f"{_UK}/ukpga/2000/22")
_REGS_2000 = Source(
    "SI 2000/2853",
    "Local Authorities (Functions and Responsibilities) (England) Regulations 2000",
    f"{_UK}/uksi/2000/2853",
    "schedule",
)
_REGS_2012 = Source(
    "SI 2012/2089",
    "Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012",
    f"{_UK}/uksi/2012/2089",
    "regulation",
)
_UK_GDPR = Source("UK GDPR", "UK General Data Protection Regulation", f"{_UK}/eur/2016/679", "article")


def _acts() -> Iterator[Citation]:
    yield from _LGA_1974.cited(Reading.CURRENT, "30(1)", "30(1B)")
    yield from _LGA_1974.cited(Reading.OLDER, "30(2B)", "30(3)", "30(4)", "30(5)", "30(7)")
    yield from _LGA_1974.cited(Reading.OLDER, "31", "31(1)", "31(2)", "31(2A)", "31(2B)", "31(2D)", "31(2E)")
    yield from _LGA_1974.cited(Reading.OLDER, "31(2F)", "31(2G)", "31(2H)", "31(3)", "31A(1A)", "31A(4)", "31A(5)")
    yield from _LGA_1974.cited(Reading.OLDER, "31B", "32")
    yield from _LGHA_1989.cited(Reading.CURRENT, "4", "5", "5(1)", "5(1A)", "5(2)", "5(2A)", "5(2B)", "5(3)")
    yield from _LGHA_1989.cited(Reading.CURRENT, "5(5)", "5(6)", "5(7)", "5(8)", "5A", "5A(2)", "5A(4)")
    yield from _LGHA_1989.cited(Reading.CURRENT, "5A(5)", "5A(6)", "5A(7)", "5A(8)", "5A(9)", "5A(10)")
    yield from _LGHA_1989.cited(Reading.UNREAD, "2")
    yield from _LGA_1972.cited(Reading.OLDER, "100A(2)", "100A(4)", "100A(5)", "100A(6)", "100B(2)", "100B(3)")
    yield from _LGA_1972.cited(Reading.OLDER, "100B(4)", "100B(5)", "100C", "100C(1)", "100D", "100D(1)", "100D(2)")
    yield from _LGA_1972.cited(Reading.OLDER, "100D(4)", "100D(5)", "100H")
    yield from _LGA_1972.cited(Reading.UNREAD, "101", "270(3)")
    yield from _LGA_1972_SCHEDULES.cited(Reading.OLDER, "12A", "12A Pt 1")
    yield from _LGA_1972_SCHEDULES.cited(Reading.UNREAD, "12 para 4", "12A para 10")
    yield from _LGA_2000.cited(Reading.UNREAD, "9D")
    yield from _LGA_2000.cited(Reading.OLDER, "92")


def _instruments() -> Iterator[Citation]:
    yield from _REGS_2000.cited(Reading.OLDER, "1", "1 para 16", "2", "3", "4")
    yield from _REGS_2012.cited(Reading.CURRENT, "2", "3", "4", "5", "5(6)", "6", "6(2)", "7", "7(3)", "7(5)", "8")
    yield from _REGS_2012.cited(Reading.CURRENT, "9", "10", "11", "12", "13", "14", "15", "18", "19", "21", "22")
    yield from _UK_GDPR.cited(Reading.UNREAD, "4", "5", "6", "9")
    yield Citation(_REGS_2000.short, _REGS_2000.full, _REGS_2000.address, Reading.OLDER)
    yield Citation(_REGS_2012.short, _REGS_2012.full, _REGS_2012.address, Reading.CURRENT)
    yield Citation(_UK_GDPR.short, _UK_GDPR.full, _UK_GDPR.address, Reading.UNREAD)
    accessibility = "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018"
    yield Citation("SI 2018/952", accessibility, f"{_UK}/uksi/2018/952", Reading.UNREAD)


_CASES = (
    Citation(
        "Dodds v Walker",
        "Dodds v Walker [1981] 1 WLR 1027 (House of Lords): months end on the corresponding date",
        "https://www.bailii.org/",
        Reading.UNREAD,
    ),
    Citation(
        "ex p Elitestone",
        "R v Swansea City Council, ex parte Elitestone Ltd (Court of Appeal, 1993): clear days are working days",
        "https://www.swarb.co.uk/regina-v-swansea-city-council-ex-parte-elitestone-ltd-CA-5-May-1993",
        Reading.UNREAD,
    ),
    Citation(
        "Nestwood",
        "Nestwood Homes Developments Ltd v South Holland District Council [2014] EWHC 863 (Admin)",
        "https://local-government-law.11kbw.com/local-government-ombudsman/",
        Reading.UNREAD,
    ),
)

_OMBUDSMAN = "https://www.lgo.org.uk/information-centre"
_STAFF = f"{_OMBUDSMAN}/staff-guidance"
_GUIDES = f"{_OMBUDSMAN}/information-for-organisations-we-investigate/councils/guidance-notes"
_COMPLAINTS = "guide-for-complaint-managers-designing-and-delivering-effective-complaint-systems"
_LEADERS = "guide-for-statutory-officers-and-senior-leaders-effective-oversight-of-complaint-systems"
_COUNCILS = f"{_OMBUDSMAN}/information-for-organisations-we-investigate/councils"
_LGSCO = "Local Government and Social Care Ombudsman"
_GUIDANCE = (
    ("LGSCO remedies", f"{_LGSCO}, Guidance on remedies", f"{_STAFF}/guidance-on-remedies"),
    ("LGSCO compliance", f"{_LGSCO}, Compliance manual", f"{_STAFF}/compliance-manual"),
    ("LGSCO statement of reasons", f"{_LGSCO}, Statement of reasons manual", f"{_STAFF}/statement-of-reasons-manual"),
    ("LGSCO decision statements", f"{_LGSCO}, Decision statements manual", f"{_STAFF}/decision-statements-manual"),
    (
        "LGSCO link officers",
        f"{_LGSCO}, Information for link officers",
        f"{_COUNCILS}/information-for-link-officers",
    ),
    (
        "LGSCO complaint handling",
        f"{_LGSCO}, Guide for complaint managers, with the Complaint Handling Code",
        f"{_GUIDES}/{_COMPLAINTS}",
    ),
    (
        "LGSCO senior leaders",
        f"{_LGSCO}, Guide for statutory officers and senior leaders",
        f"{_GUIDES}/{_LEADERS}",
    ),
    ("LGSCO decisions", f"{_LGSCO}, published decisions and reports", "https://www.lgo.org.uk/decisions"),
    (
        "LGSCO statistics",
        f"{_LGSCO}, Interpreting local authority statistics",
        f"{_OMBUDSMAN}/reports/annual-review-reports/interpreting-local-authority-statistics",
    ),
    (
        "GOV.UK style",
        "Government Digital Service, Style guide",
        "https://www.gov.uk/guidance/style-guide/a-to-z-of-gov-uk-style",
    ),
    ("council practice", "What councils ask of their own committee reports; not law", "docs/law.md#practice"),
)


def _table() -> Iterator[Citation]:
    yield from _acts()
    yield from _instruments()
    yield from _CASES
    for key, full, address in _GUIDANCE:
        yield Citation(key, full, address, Reading.PRACTICE)


TABLE: dict[str, Citation] = {citation.key: citation for citation in _table()}


def cite(key: str) -> Citation:
    """The provision of that key. KeyError if the table does not have it."""
    return TABLE[key]
