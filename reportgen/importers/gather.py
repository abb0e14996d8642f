"""All that the recognisers find in one decision."""

from __future__ import annotations

from reportgen.importers import head, passages, people
from reportgen.importers.decision import Decision
from reportgen.importers.facts import Facts
from reportgen.importers.faults import faults
from reportgen.importers.outcome import outcome
from reportgen.importers.remedies import remedies


def gathered(decision: Decision) -> Facts:
    """The facts of the decision. Each recogniser looks at the decision alone and knows nothing of the others."""
    return Facts(
        decision.name,
        decision.form,
        status=head.status(decision),
        references=head.references(decision),
        body=head.body(decision),
        category=head.category(decision),
        subcategory=head.subcategory(decision),
        decision=head.decision_word(decision),
        decision_date=head.decision_date(decision),
        satisfied_on=head.satisfied_on(decision),
        outcome=outcome(decision),
        pseudonyms=people.pseudonyms(decision),
        summary=passages.summary(decision),
        complaint=passages.complaint(decision),
        faults=faults(decision),
        remedies=remedies(decision),
    )
