"""What the public may not see is taken out of the case itself, so that no template can print it."""

from __future__ import annotations

from typing import TypeVar

from reportgen.case.implications import Clearance, Implication
from reportgen.case.model import Case
from reportgen.case.report import Appendix, ReportFields

Fields = TypeVar("Fields", bound=ReportFields)


def public_copy(case: Case) -> Case:
    """The case without internal notes, the names of those who cleared words, and the titles of exempt appendices."""
    return case.model_copy(
        update={
            "every_report": _public(case.every_report),
            "reports": {name: _public(report) for name, report in case.reports.items()},
            "never_publish": (),
        }
    )


def _public(fields: Fields) -> Fields:
    """The same for what one report says; what it does not say stays unsaid, and comes from every report still."""
    said = {
        "internal": None,
        "cleared": _nameless(fields.cleared),
        "implications": {subject: _implication(words) for subject, words in fields.implications.items()},
        "appendices": tuple(map(_appendix, fields.appendices)),
    }
    return fields.model_copy(update={field: said[field] for field in said.keys() & fields.model_fields_set})


def _implication(words: Implication) -> Implication:
    return words.model_copy(update={"cleared": _nameless(words.cleared)}) if words.cleared else words


def _nameless(clearance: Clearance | None) -> Clearance | None:
    return clearance.model_copy(update={"by": None}) if clearance else None


def _appendix(appendix: Appendix) -> Appendix:
    return appendix.model_copy(update={"title": None}) if appendix.exempt else appendix
