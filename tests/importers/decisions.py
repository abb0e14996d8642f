"""Made-up decisions in the Ombudsman’s layouts, as text, and the way from a text to its structure and its facts."""

from __future__ import annotations

from reportgen.importers.decision import Decision
from reportgen.importers.facts import Facts
from reportgen.importers.gather import gathered
from reportgen.importers.reading import read_document
from reportgen.importers.structure import structured

STATEMENT = """\
Wexcombe Borough Council (23 901 447)

Category : Housing > Allocations

Decision : Upheld

Decision date : 05 Mar 2024

The Ombudsman's final decision:

Summary: Ms K complained about how the Council dealt with her application for a larger home. The Council was at \
fault for losing her medical form. This caused her avoidable distress. It has agreed to apologise and pay her \
£350.

The complaint

1. The complainant, whom I shall refer to as Ms K, complains that the Council lost the medical form of her son, \
L. She says that they lived in an overcrowded flat longer than they had to.
2. Ms K is helped by her friend, Mr R.

The Ombudsman’s role and powers

3. We investigate complaints about ‘maladministration’ and ‘service failure’. In this statement, I have used the \
word fault to refer to these.

How I considered this complaint

4. I spoke to Ms K and read what she and the Council sent me.

What I found

What happened

5. In May 2022 Ms K handed in a medical form. A housing officer, Officer Q, cannot find it, although Ms K has a \
receipt that bears the stamp of the Council’s office.

Analysis

6. The Council lost the form. That was fault, and it caused Ms K distress.

Agreed action

7. Within one month of my final decision, the Council will:
• apologise to Ms K in writing for the faults identified above;
• pay Ms K £350 for her distress; and
• reconsider her priority with the medical evidence that it now holds.

Final decision

8. I have completed my investigation and uphold the complaint. There was fault by the Council which caused \
injustice to Ms K.

Investigator's final decision on behalf of the Ombudsman
"""

REPORT_PAGE = """\
Category :
Education
>
School transport
Decision :
Upheld
Decision date :
02 Feb 2017
Summary
Two families complain about the way Wexcombe Metropolitan Borough Council handled their appeals about transport \
to school.
The complaint
The families complain that an appeal panel did not tell them how it took their evidence into account.
Finding
The Ombudsman upheld the complaint and found fault causing injustice.
Recommendations
To remedy the injustice caused, the council has agreed to:
apologise to both families;
pay each family £150 for the uncertainty; and
review its appeal procedure.
Ombudsman satisfied with council's response: 19 July 2017
Print this page
"""

EARLY = """\
Nethermere District Council (24 902 118)
The Ombudsman's final decision:
Summary: We have upheld this complaint about a delay in answering a complaint. The Council has agreed to resolve \
the complaint early by providing a proportionate remedy.
The complaint
- Mr T complains that the Council took too long to answer his complaint about a hedge.
The Ombudsman’s role and powers
- We may decide not to start or continue with an investigation if we are satisfied with the actions an \
organisation has taken or proposes to take.
How I considered this complaint
- I considered information provided by the complainant and the Council.
My assessment
- If we investigated this complaint, it is likely we would find the Council to be at fault. We therefore asked \
the Council to consider remedying the injustice by paying Mr T £75.
Agreed action
- To its credit, the Council has agreed to pay Mr T within one month of the date of this decision.
Final decision
- We have upheld this complaint because the Council has agreed to resolve the complaint early by providing a \
proportionate remedy for the injustice caused to Mr T.
Investigator's decision on behalf of the Ombudsman
"""

TRAP = """\
Wexcombe Borough Council (23 901 555)
The Ombudsman's final decision:
Summary: Mrs V complained about a lost form. We found fault with how the Council answered her complaint. This \
fault did not cause Mrs V injustice, but the Council has agreed to some remedies.
The complaint
- Mrs V says the Council lost her form.
Analysis
- The Council answered late. That was fault, but it did not cause Mrs V injustice. It also lost the form, which \
was fault and caused her distress.
Agreed action
- The Council will within four weeks of my final decision pay Mrs V £200 to recognise the distress caused.
Final decision
- I uphold this complaint. I found fault which caused injustice to Mrs V.
Investigator's decision on behalf of the Ombudsman
"""


def decided(text: str, name: str = "decision.txt") -> Decision:
    transcript = read_document(name, text.encode()).value
    assert transcript is not None
    return structured(transcript)


def facts(text: str, name: str = "decision.txt") -> Facts:
    return gathered(decided(text, name))
