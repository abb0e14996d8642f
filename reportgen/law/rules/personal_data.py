"""What gives somebody away in the finished words of a report: real names, and data that has a form of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.case.model import Case
from reportgen.case.report import OpenTo
from reportgen.diagnostics import Severity, Span
from reportgen.law.contacts import contact_words
from reportgen.law.personal import CONTACT, WORD, found_in, permitted
from reportgen.law.rule import Breach, FinishedText, Passage, Sitting, rule

_TITLES = r"M(?:r|rs|iss|s|x|R|RS|ISS|S|X)|Dr|DR|Prof(?:essor)?|Rev(?:erend)?|Sir|Dame|Lady|Lord"
_MEMBERS = r"Cllr|CLLR|Councillor|Alderman"
_TITLE, _MEMBER = rf"(?:{_TITLES})", rf"(?:{_MEMBERS})"
_SURNAME = r"(?:(?:[OD]['’]|Mc|Mac|Fitz)?[A-Z][^\W\d_]+(?:['’-][A-Z]?[^\W\d_]+)*)"
NAMED = re.compile(
    rf"\b(?P<title>{_TITLE}|{_MEMBER})\.?(?:\s+(?:and|&)\s+{_TITLE}\.?)?\s+"
    rf"(?P<name>(?:(?:{_SURNAME}|[A-Z]\.?)\s+|(?:de|du|van|von|bin|al)\s+(?:der\s+)?){{0,3}}{_SURNAME})(?:(?=['’]s\b)|(?!\w))"
)
TITLED = re.compile(rf"{_TITLES}|{_MEMBERS}")
BEGINNINGS = frozenset(
    re.findall(
        r"\w+",
        "A After All Also An And As At Before Both But By Children Council County During Each Every For From He Her His"
        " However If In It Its No Nobody None Nor Not Officers On One Or Our She Since So Staff Stage Such That The"
        " Their Then There These They This Those To Two Under Until We What When Where Which While Who With",
    )
)
OFFICES = re.compile(
    r"^(?:Lord|Lady)\s+(?:Mayor|Mayoress|Lieutenant|Chancellor|Chief|Advocate|Justice|Provost|President)\b"
    r"|^(?:Mr|Mrs|Ms|Dame|Sir)\s+Justice\b"
)


@rule(
    "PII-01",
    "Nobody is named but by the Ombudsman's pseudonyms",
    Severity.WARNING,
    ["LGA 1974 s 30(3)", "UK GDPR", "LGSCO statement of reasons"],
    mend="Use the Ombudsman's pseudonym, or the job title of an officer.",
)
def names(text: FinishedText) -> Iterator[Breach]:
    """A report names people only as the Ombudsman did, and officers by their job titles.

    A name has no form by which it could be told from other words. The rule therefore finds only a title with a surname,
    such as that of somebody who complained, and asks whether it is among the pseudonyms of the case or the members whom
    the Ombudsman's report names; judges and holders of old offices are passed over. A councillor with a surname gets a
    note, since reports name members whose portfolio it is. The words in `never publish` are found by PII-02, with or
    without a title. The message does not repeat the name.
    """
    known = _known(text.sitting.case)
    told: set[str] = set()
    for passage in text.passages:
        searched = not passage.contact and TITLED.search(passage.text)
        for found in NAMED.finditer(passage.text) if searched else ():
            name = _plain(found.group())
            if name in told or _may_stand(found, known):
                continue
            told.add(name)
            member = re.match(_MEMBER, found["title"])
            yield Breach(
                f"{'a councillor' if member else 'somebody'} is named by title and surname",
                _place(passage, found.span(), text.sitting),
                "leave the name out if it may not be published"
                if member
                else "use the Ombudsman's pseudonym, or the job title of an officer",
                severity=Severity.NOTE if member else None,
            )


@rule(
    "PII-02",
    "No personal data outside the contacts",
    Severity.ERROR,
    ["LGA 1974 s 30(3)", "UK GDPR"],
    mend="Leave it out, or use the Ombudsman's pseudonym.",
)
def personal_data(text: FinishedText) -> Iterator[Breach]:
    """A report has no address, telephone number, date of birth or other personal data of the people it is about.

    The rule finds e-mail addresses, telephone numbers, postcodes, addresses with the number of a house, NHS numbers by
    their check digit, National Insurance numbers, dates of birth, and numbers of case systems that are called so. It
    also finds every word in `never publish`, whatever its accents, capitals, hyphens and line breaks. Telephone numbers
    and e-mail addresses may stand where the report says whom to ask, and those of its contacts anywhere. In a report
    that is not open to the public the breach gets a warning. The message does not repeat what was found. The
    subsection, by which the Ombudsman's reports identify nobody, was read in an older text.
    """
    sitting = text.sitting
    allowed = contact_words(sitting.report)
    words = tuple(map(str, sitting.case.never_publish))
    exempt = sitting.report.class_ is OpenTo.EXEMPT
    for passage in text.passages:
        whole = passage.text
        for match in found_in(whole, words):
            if (passage.contact and match.what in CONTACT) or permitted(
                whole[match.start : match.end], match.what, allowed
            ):
                continue
            yield Breach(
                f"the report shows {match.what}",
                _place(passage, (match.start, match.end), sitting),
                "use the pseudonym or leave it out" if match.what == WORD else "leave it out",
                severity=Severity.WARNING if exempt else None,
            )


def _may_stand(found: re.Match[str], known: set[str]) -> bool:
    """Whether a name is permitted, an office, or a letter with the next sentence after it: Mr X. The council."""
    name = f"{_plain(found.group())} "
    ends = re.fullmatch(r"[A-Z]\.?\s+(?P<next>\w+).*", found["name"], re.DOTALL)
    sentence = ends is not None and ends["next"] in BEGINNINGS
    return sentence or any(name.startswith(f"{one} ") for one in known) or OFFICES.search(found.group()) is not None


def _known(case: Case) -> set[str]:
    """The names that may stand in a report."""
    members = (member.name for member in case.named_members if member.name)
    return {_plain(name) for name in (*case.ombudsman.pseudonyms, *members)}


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[’']s$|[.’']", "", name).lower().split())


def _place(passage: Passage, words: tuple[int, int], sitting: Sitting) -> Span | None:
    return passage.span_of(*words) or sitting.report.span
