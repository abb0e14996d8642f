"""The words that a report gives its readers on purpose, so that they can ask somebody: no search may stop at them."""

from __future__ import annotations

from reportgen.case.report import ReportFields


def contact_words(report: ReportFields) -> frozenset[str]:
    """The telephone numbers and e-mail addresses of a report's contacts, and of those to ask for background papers.

    They are allowed wherever the report prints them, since house styles differ in where the contacts stand. A report
    has to be given with what it shares with the others of its case (`Report.over`).
    """
    own = (words for contact in report.contacts for words in (contact.telephone, contact.email))
    papers = (words for paper in report.background_papers.papers for words in (paper.telephone, paper.contact))
    return frozenset(str(words) for words in (*own, *papers) if words)
