"""A case in a house style becomes a document; whatever is missing or wrong is said once, at its place."""

from __future__ import annotations

import pytest

from reportgen.compose.composer import Composer
from reportgen.compose.house import find
from reportgen.diagnostics import Severity
from reportgen.document.nodes import Gap, Paragraph, Reference
from reportgen.document.walk import all_inlines
from reportgen.options import Stage
from tests.compose.houses import HEAD, HOUSE, ONE_REPORT, TEMPLATES, Folder, case_of, words, words_of

MACROS = {
    "base/part.md.j2": "{%- macro section(name, heading) %}\n## {{ anchor(name) }}{{ heading }}\n\n"
    "{% set own = own_words(report.sections, name) %}\n{% if own %}\n{{ own }}\n"
    "{% else %}\n{{ caller() }}\n{% endif %}\n"
    "{% endmacro %}\n"
}
SECTIONS = (
    '{% import "base/part.md.j2" as say with context %}\n'
    '{% call say.section("background", "Background") %}\nOur words on {{ case.complaint.about }}.\n{% endcall %}\n\n'
    '{% call say.section("consultations", "Consultations") %}\nNobody was asked.\n{% endcall %}\n'
)

# ------------------------------------------------------------------------------------------------------- gaps


def test_a_gap_is_shown_each_time_and_told_once(folder: Folder) -> None:
    template = "{{ report.meeting | date }} and {{ report.meeting | weekday_date }}\n\n{{ report.meeting }}\n"
    made = folder.compose(template)
    assert made.value is not None
    gaps = [inline for inline in all_inlines(made.value) if isinstance(inline, Gap)]
    assert [gap.text for gap in gaps] == ["meeting date: to be given"] * 3
    (told,) = made.diagnostics
    assert (told.code.name, told.severity, told.message) == ("GAP-01", Severity.GAP, "not given yet: meeting date")
    assert told.fix.startswith("give `meeting:`. The day of the meeting, for example 2019-07-18")
    assert str(told.span) == "case.yaml:4:3"


def test_gaps_stand_at_the_part_that_lacks_the_fact(folder: Folder) -> None:
    case = "complaint:\n  service: Housing\nrecommendations:\n  - id: a\n  - text: Pay.\nevery report:\n  wards: All\n"
    template = (
        "{{ case.complaint.about }} {% for r in case.recommendations %}{{ r.text }}{% endfor %}"
        " {{ case.ombudsman.title }} {{ report.meeting }}"
    )
    found = [
        (found.message.partition(": ")[2], str(found.span)) for found in folder.compose(template, case).diagnostics
    ]
    assert found == [
        ("what the complaint was about", "case.yaml:3:1"),
        ("recommendation", "case.yaml:6:5"),
        ("title of the Ombudsman’s report", "case.yaml:11:3"),  # the case has no `ombudsman`: the report stands for it
        ("meeting date", "case.yaml:11:3"),
    ]


def test_a_gap_of_a_template_stands_at_the_report_and_says_what_to_do(folder: Folder) -> None:
    (plain, keyed) = folder.compose("{{ gap('papers') }} {{ gap('others', 'List them', case.complaint) }}").diagnostics
    assert (plain.message, plain.fix, str(plain.span)) == (
        "not given yet: papers",
        "give it in the case file",
        "case.yaml:4:3",
    )
    assert keyed.fix == "give it in the case file. List them"


# ------------------------------------------------------------------------------------------ cross-references


def test_dead_references_are_gaps_and_told_at_their_place(folder: Folder) -> None:
    case = "reports:\n  cabinet:\n    summary: See [the plan](#paln).\n    appendices: {id: plan, title: The plan}\n"
    template = (
        "{{ report.summary }}\n\n{{ refer('gone') }}\n\n"
        "{{ appendices[0].name | target('plan') }} [x](#plan) [y](#lost)\n"
    )
    made = folder.compose(template, case)
    assert made.value is not None
    said = [words_of([block]) for block in made.value.blocks]
    assert said == [
        "See [the plan paln: to be given].",
        "[reference gone: to be given]",
        "Appendix 1 Appendix 1 [y lost: to be given]",
    ]
    assert [(found.code.name, found.severity, folder.place(found)) for found in made.diagnostics] == [
        ("GAP-02", Severity.GAP, "case.yaml:5"),
        ("GAP-02", Severity.GAP, "lancashire/cabinet.md.j2:3"),
        ("GAP-02", Severity.GAP, "lancashire/cabinet.md.j2:5"),
    ]
    assert made.diagnostics[0].message == "`paln` is not the name of anything in this report"


def test_live_references_read_what_they_lead_to(folder: Folder) -> None:
    (paragraph, _) = folder.document("See {{ refer('s') }}.\n\n## {{ anchor('s') }}Options\n").blocks
    assert isinstance(paragraph, Paragraph)
    reference = paragraph.content[1]
    assert isinstance(reference, Reference)
    assert (reference.text, reference.resolved) == ("Options", True)


# -------------------------------------------------------------------------------------------------- sections


def test_an_officers_own_section_replaces_ours(folder: Folder) -> None:
    case = 'reports:\n  cabinet:\n    sections: {background: "In the officer’s **own** words.\\n\\nTwice."}\n'
    said = folder.said(SECTIONS, case, MACROS)
    assert said == "BackgroundIn the officer’s own words.Twice.ConsultationsNobody was asked."


def test_an_unknown_section_says_which_was_meant(folder: Folder) -> None:
    case = "complaint: {about: delay}\nreports:\n  cabinet:\n    sections: {backgruond: x, zzz: y}\n"
    near, far = folder.compose(SECTIONS, case, MACROS).diagnostics
    assert (near.code.name, near.severity) == ("CASE-06", Severity.ERROR)
    assert near.message == "this report has no section called `backgruond`"
    assert near.fix == "did you mean `background`?"
    assert far.fix == "this report has: background, consultations"
    assert str(near.span) == "case.yaml:6:28"


# ---------------------------------------------------------------------------------------------- facts given


def test_appendices_are_named_in_order(folder: Folder) -> None:
    case = "reports:\n  cabinet:\n    appendices:\n      - title: The report\n      - {id: plan}\n"
    template = (
        "{% for appendix in appendices %}{{ appendix.name }} {{ appendix.id }} {{ appendix.title }}; {% endfor %}"
    )
    made = folder.compose(template, case)
    assert made.value is not None
    said = words(all_inlines(made.value))
    assert said == "Appendix 1 appendix-1 The report; Appendix 2 plan [title of Appendix 2: to be given];"
    assert [str(found.span) for found in made.diagnostics] == ["case.yaml:7:9"]


IMPLICATIONS = (
    "{% for i in implications if i.shown %}\n{{ i.label }}|{{ i.subject }}|{{ i.text }}|{{ i.role or '-' }}|"
    "{{ i.none | yes_no }}|"
    "{{ i.cleared.role if i.cleared else '-' }}\n\n{% endfor %}\n"
)


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("{}", ["Legal|legal|[Legal: to be given]|monitoring officer|No|-"]),
        ("{legal: Words.}", ["Legal|legal|Words.|monitoring officer|No|-"]),
        (
            "{risk management: Some., legal: {text: Words., cleared: {role: Solicitor}}}",
            ["Legal|legal|Words.|monitoring officer|No|Solicitor", "Risk|risk management|Some.|-|No|-"],
        ),
        (
            "{policy: Our policy., legal: Words.}",
            ["Legal|legal|Words.|monitoring officer|No|-", "Policy|policy|Our policy.|-|No|-"],
        ),
    ],
)
def test_implications_in_the_houses_order(folder: Folder, said: str, lines: list[str]) -> None:
    made = folder.compose(IMPLICATIONS, f"reports: {{cabinet: {{implications: {said}}}}}\n")
    assert made.value is not None
    assert [words_of([block]) for block in made.value.blocks] == lines


def test_an_implication_that_an_officer_says_there_is_none_of_has_the_houses_words(folder: Folder) -> None:
    house = HOUSE.replace("cleared by: monitoring officer", "always: yes").replace("optional: yes", "always: yes")
    case = "reports: {cabinet: {implications: {legal: none, risk management: none}}}\n"
    folder.compose("x")
    folder.write({"lancashire/house.yaml": house, "lancashire/cabinet.md.j2": IMPLICATIONS})
    made = Composer(folder.house()).compose(case_of(HEAD + case), "cabinet")
    assert made.value is not None
    assert [words_of([block]) for block in made.value.blocks] == [
        "Legal|legal|None.|-|Yes|-",
        "Risk|risk management|There is no risk.|-|Yes|-",
    ]


# ------------------------------------------------------------------------------------------------ properties


def test_properties_of_a_report(folder: Folder) -> None:
    case = "reports: {cabinet: {meeting: 2019-07-18, body: Joint Cabinet}}\n"
    made = folder.compose("# The *title*\n\nWords.", case, stage=Stage.DRAFT).value
    assert made is not None
    found = made.properties
    assert (found.title, found.subject) == ("The title", "Report to Joint Cabinet, 18 July 2019")
    assert (found.author, found.status, found.date) == ("Lancashire County Council", "Draft", "2019-07-18")
    assert made.page.marking is not None
    assert words((*made.page.marking.left, *made.page.marking.right)) == "DRAFTNot for publication"


def test_properties_of_a_report_without_title_and_meeting_never_ask_the_clock(folder: Folder) -> None:
    made = folder.compose("Words.", stage=Stage.FINAL).value
    assert made is not None
    found = made.properties
    assert (found.title, found.subject) == ("Report to Cabinet: Lancashire County Council", "Report to Cabinet")
    assert (found.status, found.date, made.page.marking) == ("Final", "2000-01-01", None)


# ------------------------------------------------------------------------------------------- broken templates


def test_a_template_that_is_missing_is_told_at_the_house(folder: Folder) -> None:
    folder.compose("x")
    (folder.path / "lancashire" / "cabinet.md.j2").unlink()
    composer = Composer(folder.house())
    for found in (*composer.compose(case_of(HEAD + ONE_REPORT), "cabinet").diagnostics, *composer.templates()):
        assert found.code.name == "TPL-01"
        assert found.message.endswith("cabinet.md.j2` that can be read")
        assert folder.place(found) == "lancashire/house.yaml:10"


def test_templates_are_checked_before_any_case_is_read(folder: Folder) -> None:
    folder.compose("{% if %}")
    (found,) = Composer(folder.house()).templates()
    assert (found.code.name, folder.place(found)) == ("TPL-01", "lancashire/cabinet.md.j2:1")
    folder.compose("fine")
    assert Composer(folder.house()).templates() == ()


@pytest.mark.parametrize("house", ["lancashire", "lewisham", "tameside"])
def test_the_templates_that_come_along_can_be_read(house: str) -> None:
    found = find(house, [TEMPLATES]).value
    assert found is not None
    assert Composer(found).templates() == ()


def test_a_report_that_the_house_does_not_make(folder: Folder) -> None:
    folder.compose("x")
    composer = Composer(folder.house())
    (found,) = composer.compose(case_of(HEAD + "reports:\n  full-council:\n    title: x\n"), "full-council").diagnostics
    assert (found.code.name, str(found.span)) == ("HOUSE-02", "case.yaml:4:3")
    (found,) = composer.compose(case_of(HEAD + "reports:\n  june:\n    kind: cabnet\n"), "june").diagnostics
    assert (found.fix.partition("?")[0], str(found.span)) == ("did you mean `cabinet`", "case.yaml:5:5")
    assert composer.compose(case_of(HEAD + "reports:\n  june:\n    kind: cabinet\n"), "june").value is not None
