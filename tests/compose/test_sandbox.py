"""What a template cannot reach, do or break; and that each of its mistakes is found at its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateNotFound

from reportgen.compose import environment
from reportgen.compose.environment import Missing
from reportgen.compose.folders import Folders
from tests.compose.houses import Folder

CASE = """\
ombudsman: {title: "# A report", issued: 2019-05-08}
complaint: {about: "*delay* in <b>school</b> transport"}
every report: {implications: {legal: none}, glossary: {EMT: the team}}
"""
TEMPLATE = "lancashire/cabinet.md.j2:1"
MACRO = "{% macro word() %}x{{ case.complaint.about }}{% endmacro %}"

OUT_OF_REACH = [
    "case.__class__",
    "case['__class__']",
    "case.model_dump()",
    "case['model_dump']()",
    "case['model_copy']",
    "case.where('council')",
    "case['where']('council')",
    "case.span.file",
    "case._source",
    "case.ombudsman.issued.today()",
    "case.ombudsman['issued'].strftime('%c')",
    "case.complaint.about.source",
    "case.complaint.about.span",
    "case.complaint.about.upper()",
    "case.complaint.about['read']('x')",
    "case.complaint.about.__class__",
    "().__class__.__mro__",
    "''.join(['a', 'b'])",
    "'{0.__class__}'.format(case)",
    "'x'.ljust(1000000000)",
    "report.implications.clear()",
    "report.glossary['update']({})",
    "report.glossary.pop('EMT')",
    "house.words.__init__",
    "anchor.__globals__",
    "own_words.__closure__",
    "self._TemplateReference__context",
    "word.__call__",
    "word()['format']('x')",
    "[1].clear()",
]


@pytest.mark.parametrize("expression", OUT_OF_REACH)
def test_a_template_cannot_reach(folder: Folder, expression: str) -> None:
    found = folder.problems(f"{MACRO}{{{{ {expression} }}}}", CASE)
    assert [(code, place) for code, place, _ in found] == [("TPL-02", TEMPLATE)]
    assert found[0][2].startswith("the template fails: ")
    assert " at 0x" not in found[0][2]


@pytest.mark.parametrize(
    "filtered",
    [
        *("safe", "e", "escape", "forceescape", "join", "format", "replace('a', 'b')", "attr('model_dump')", "random"),
        *(
            "urlize",
            "xmlattr",
            "center(1000000000)",
            "indent",
            "pprint",
            "string",
            "truncate(3)",
            "striptags",
            "tojson",
        ),
    ],
)
def test_filters_that_let_words_pass_for_the_templates_own_are_not_there(folder: Folder, filtered: str) -> None:
    ((code, place, message),) = folder.problems(f"{{{{ case.complaint.about | {filtered} }}}}", CASE)
    assert (code, place) == ("TPL-01", TEMPLATE)
    assert message == f"the template cannot be read: No filter named '{filtered.partition('(')[0]}'."


@pytest.mark.parametrize(
    "name", ["range(3)", "dict(a=1)", "lipsum()", "cycler(1)", "joiner()", "namespace()", "open('x')"]
)
def test_functions_of_jinjas_are_not_there(folder: Folder, name: str) -> None:
    ((code, _, message),) = folder.problems(f"{{{{ {name} }}}}")
    assert code == "TPL-02"
    assert message == f"the template fails: '{name.partition('(')[0]}' is undefined"


@pytest.mark.parametrize(
    ("expression", "sign"),
    [
        ("'ab' * 1000000000", "*"),
        ("[1] * 1000000000", "*"),
        ("2 ** 1000000", "**"),
        ("'%1000000000d' % 1", "%"),
        ("word() + case.complaint.about", "+"),
        ("case.complaint.about + word()", "+"),
        ("[1] + (1,)", "+"),
    ],
)
def test_a_template_cannot_reckon_without_bound_or_with_words_that_it_made(
    folder: Folder, expression: str, sign: str
) -> None:
    ((code, _, message),) = folder.problems(f"{MACRO}{{{{ {expression} }}}}", CASE)
    assert (code, message) == ("TPL-02", f"the template fails: a template may not use {sign} here")


def test_a_template_can_reckon_with_whole_numbers_and_put_lists_and_words_together(folder: Folder) -> None:
    template = "{{ 2 * 3 + 7 % 4 }} {{ (['a'] + ['b']) | listed }} {{ 'a' + 'b' }} {{ ((1,) + (2,)) | length }}"
    assert folder.said(template) == "9 a and b ab 2"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("a\n{{ 'a' ~ case.complaint.about }}", "`~` is not used in templates: write one value after the other"),
        ("a\n{% autoescape false %}x{% endautoescape %}", "`autoescape` is not used in templates"),
        ("a\n{% if %}", "Expected an expression, got 'end of statement block'"),
        ("a\n{{ x", "unexpected end of template, expected 'end of print statement'."),
        ("a\n{% nonsense %}", "Encountered unknown tag 'nonsense'."),
    ],
)
def test_a_mistake_in_the_language_is_found_at_its_line(folder: Folder, template: str, message: str) -> None:
    assert folder.problems(template) == [
        ("TPL-01", "lancashire/cabinet.md.j2:2", f"the template cannot be read: {message}")
    ]
    included = {"base/part.md.j2": template}
    for bring_in in ("{% include 'base/part.md.j2' %}", "{% import 'base/part.md.j2' as part %}"):
        assert folder.problems(f"x\n\n{bring_in}", files=included) == [
            ("TPL-01", "base/part.md.j2:2", f"the template cannot be read: {message}")
        ]


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("nobody", "'nobody' is undefined"),
        ("case.nobody", "there is no `nobody` in a case"),
        ("case.complaint.nobody", "there is no `nobody` in this part of a case"),
        ("{}.nobody", "'dict object' has no attribute 'nobody'"),
        ("appendices[7]", "tuple object has no element 7"),
        ("1 // 0", "integer division or modulo by zero"),
        ("word() | upper_first", "a filter cannot reword text that holds values; use it on the value itself"),
    ],
)
def test_a_template_that_fails_is_found_at_its_line(folder: Folder, expression: str, message: str) -> None:
    template = f"{MACRO}\n\nfirst line\n{{{{ {expression} }}}}\n"
    assert folder.problems(template, CASE) == [
        ("TPL-02", "lancashire/cabinet.md.j2:4", f"the template fails: {message}")
    ]
    found = folder.problems("a\n\n{% include 'base/part.md.j2' %}\n", CASE, {"base/part.md.j2": template})
    assert found == [("TPL-02", "base/part.md.j2:4", f"the template fails: {message}")]


# ------------------------------------------------------------------------------------------------- bounds


def test_output_is_bounded(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "MOST_OUTPUT", 1000)
    loop = "{% for a in '" + "a" * 40 + "' %}{% for b in '" + "b" * 40 + "' %}words {% endfor %}{% endfor %}"
    ((code, place, message),) = folder.problems(loop)
    assert (code, place, message) == ("TPL-02", "lancashire/house.yaml:10", "the template writes without end")


def test_a_template_that_calls_itself_comes_to_an_end(folder: Folder) -> None:
    for template in (
        "{% include 'lancashire/cabinet.md.j2' %}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
    ):
        ((code, place, message),) = folder.problems(template)
        assert (code, place, message) == ("TPL-02", TEMPLATE, "the template calls itself without end")


def test_a_template_that_is_nested_without_end_is_refused(folder: Folder) -> None:
    ((code, place, message),) = folder.problems("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}")
    assert (code, place, message) == ("TPL-01", "lancashire/house.yaml:10", "the template is nested too deeply")


# ---------------------------------------------------------------------------------------------------- files

CLIMBING = [
    "",
    "lancashire",
    "lancashire/",
    "base/../secret.md",
    "base/./empty.md.j2",
    "base//empty.md.j2",
    "../secret.md",
    "/etc/passwd",
    "base//etc/passwd",
    "base/C:/secret.md",
    "C:/secret.md",
    "base/..\\secret.md",
    "base\\empty.md.j2",
    "tameside/report.md.j2",
    "base/\0",
    "base/empty.md.j2/",
]


@pytest.mark.parametrize("name", CLIMBING)
def test_no_name_leads_out_of_the_folders(folder: Folder, name: str) -> None:
    folder.write({"secret.md": "secret", "tameside/report.md.j2": "secret", "base/empty.md.j2": ""})
    loader = Folders({"lancashire": folder.path / "lancashire", "base": folder.path / "base"})
    with pytest.raises(TemplateNotFound):
        loader.get_source(None, name)


@given(
    st.lists(
        st.sampled_from(["base", "lancashire", "..", ".", "/", "\\", ":", "secret.md", "x", "\0", "~"]), max_size=6
    )
)
def test_no_name_made_of_anything_leads_out_of_the_folders(parts: list[str]) -> None:
    loader = Folders({"base": Path(__file__).parent / "base"})
    for between in ("/", ""):
        with pytest.raises(TemplateNotFound):
            loader.get_source(None, between.join(parts))


@pytest.mark.parametrize("tag", ["include", "import"])
def test_a_template_that_is_not_there_is_named_at_the_line_that_asks_for_it(folder: Folder, tag: str) -> None:
    rest = " as part" if tag == "import" else ""
    assert folder.problems(f"a\n\n{{% {tag} '../secret.md'{rest} %}}", files={"secret.md": "secret"}) == [
        ("TPL-01", "lancashire/cabinet.md.j2:3", "there is no template `../secret.md` that can be read")
    ]


def test_a_template_that_is_read_again_keeps_its_number(folder: Folder) -> None:
    folder.write({"base/a.md.j2": "a", "base/b.md.j2": "b"})
    loader = Folders({"base": folder.path / "base"})
    for name in ("base/a.md.j2", "base/b.md.j2", "base/a.md.j2"):
        loader.get_source(None, name)
    assert [loader.number(name) for name in ("base/a.md.j2", "base/b.md.j2", None)] == [0, 1, 0]


def test_a_template_that_is_no_text_cannot_be_read(folder: Folder) -> None:
    folder.write({"lancashire/part.md.j2": ""})
    (folder.path / "lancashire" / "part.md.j2").write_bytes(b"\xff\xfe\x00")
    ((code, _, message),) = folder.problems("{% include 'lancashire/part.md.j2' %}")
    assert (code, message) == ("TPL-01", "there is no template `lancashire/part.md.j2` that can be read")


def test_a_template_may_begin_with_a_byte_order_mark(folder: Folder) -> None:
    assert folder.said("\ufeffWords.") == "Words."


# ------------------------------------------------------------------------------------ private-use characters


@pytest.mark.parametrize(
    "mark", ["\ue000", "\ue0000\ue001", "\ue0000:1\ue003", "\ue0020:1\ue003", "\ue004", "\U000f0041"]
)
def test_private_use_characters_are_harmless(folder: Folder, mark: str) -> None:
    case = f"complaint: {{about: 'a{mark}b', service: 'c'}}\nevery report: {{summary: 'd{mark}e *f*'}}\n"
    said = folder.said(
        f"x{mark}y {{{{ case.complaint.about }}}} {{{{ '{mark}' }}}}\n\n{{{{ report.summary }}}}\n", case
    )
    shown = "".join("\ufffd" if "\ue000" <= letter <= "\ue004" else letter for letter in mark)
    assert said == f"x{shown}y a{mark}b {shown}d{mark}e {'*f*' if mark > chr(0xF0000) else 'f'}"


@pytest.mark.parametrize("piece", ["word()[:1]", "word()[1:]", "word() | reverse"])
def test_words_that_hold_values_cannot_be_cut(folder: Folder, piece: str) -> None:
    found = folder.problems(f"{MACRO}\n\n{{{{ {piece} }}}}\n\nafter", CASE)
    message = "the template holds a piece cut out of words that hold values"
    assert [(code, said) for code, _, said in found if code != "CLEAR-01"] == [("TPL-03", message)]


# ------------------------------------------------------------------------------------------------------ gaps


def test_what_a_case_does_not_give_is_a_gap_however_it_is_asked_for(folder: Folder) -> None:
    for expression in ("case.complaint.service", "case['complaint'].service", "case.findings[0].fault.whatever"):
        assert folder.said(f"{{{{ {expression} }}}}").endswith(": to be given]")
    assert (
        folder.said("{{ case.complaint.service | upper | trim | lower }}") == "[service complained about: to be given]"
    )


def test_a_gap_is_false_and_empty_and_has_words() -> None:
    gap = Missing("meeting date")
    assert not gap
    assert list(gap) == []
    assert len(gap) == 0
    assert str(gap) == "[meeting date: to be given]"
    assert gap.span is None


def test_computed_facts_and_items_of_groups_can_be_named(folder: Folder) -> None:
    case = "recommendations: {payments: {amount: 300, for: distress}}\nevery report: {glossary: {EMT: the team}}\n"
    template = (
        "{{ case.total | money }} {{ case['recommendations'][0]['payments'][0]['for'] }} {{ report.glossary['EMT'] }}"
        " {{ report.glossary.get('x', 'none') }} {{ report.class }} {{ (case.recommendations | first).paid }}"
    )
    assert folder.said(template, case) == "£300 distress the team none public £0"


def test_loops_macros_and_lists_of_a_templates_own_work(folder: Folder) -> None:
    template = (
        "{% set steps = [] %}{% for word in ['a', 'b'] %}{% set _ = steps.append(word) %}{{ loop.cycle('1', '2') }}"
        "{{ loop.index }}{% endfor %}{{ steps | listed }}{% for k, v in {'x': 'y'}.items() %}{{ k }}{{ v }}{% endfor %}"
    )
    assert folder.said(template) == "1122a and bxy"
