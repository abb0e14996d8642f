"""What `houses --check` says about a council's own Word file."""

from __future__ import annotations

import pytest

from reportgen.diagnostics import declared_codes
from reportgen.write.docx import inspect
from reportgen.write.docx.inspect import contrast
from tests.write.docx.council_files import PNG, STYLES, crest_parts, links, plain_parts, zipped


def found(styles: str) -> dict[str, str]:
    """Message by code for the plain file with other styles."""
    return {
        finding.code.name: finding.message
        for finding in inspect(zipped(plain_parts() | {"word/styles.xml": styles}), "house.docx")
        if finding.code.name != "WORD-10"
    }


def test_a_sound_file_is_told_only_which_styles_reports_will_wear_instead() -> None:
    (note,) = inspect(zipped(plain_parts()), "house.docx")
    assert (note.code.name, note.severity.value) == ("WORD-10", "note")
    assert note.message == (
        "house.docx has no style for: "
        "title, heading 2, body text, list bullet, list number, quote, emphasis, hyperlink."
    )


def test_words_below_twelve_point_are_named_where_they_come_from() -> None:
    assert found(STYLES.replace('<w:sz w:val="24"/>', '<w:sz w:val="22"/>')) == {
        "WORD-11": "The style “heading 1” of house.docx is 11 point."
    }


def test_a_file_that_states_no_size_has_words_default_of_ten() -> None:
    assert "10 point" in found(STYLES.replace('<w:sz w:val="24"/>', ""))["WORD-11"]


def test_a_faint_colour_is_measured() -> None:
    assert found(STYLES.replace("005500", "999999")) == {
        "WORD-12": "The style “heading 1” of house.docx has the colour #999999 on #FFFFFF: 2.8 to 1."
    }


def test_the_paper_counts_as_well_as_the_ink() -> None:
    shaded = STYLES.replace('<w:outlineLvl w:val="0"/>', '<w:shd w:val="clear" w:fill="004400"/>')
    assert "on #004400" in found(shaded)["WORD-12"]


@pytest.mark.parametrize(("language", "said"), [('w:val="en-US"', "en-US"), ('w:bidi="ar-SA"', "not stated")])
def test_another_language_is_named(language: str, said: str) -> None:
    message = found(STYLES.replace('w:val="en-GB"', language))["WORD-13"]
    assert message == f"The language of house.docx is {said}, not en-GB."


def test_justified_words_are_named() -> None:
    assert set(found(STYLES.replace('<w:outlineLvl w:val="0"/>', '<w:jc w:val="both"/>'))) == {"WORD-14"}


def test_a_metafile_is_named() -> None:
    parts = crest_parts() | {"word/media/crest.emf": PNG}
    parts["word/_rels/header1.xml.rels"] = links(("rId1", "image", "media/crest.emf"))
    assert (
        "word/media/crest.emf"
        in {finding.code.name: finding.message for finding in inspect(zipped(parts), "h")}["WORD-15"]
    )


def test_styles_that_rest_on_each_other_do_not_go_round_for_ever() -> None:
    circle = STYLES.replace('<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:basedOn w:val="berschrift1"/>')
    assert found(circle) == {}


def test_a_file_without_styles_is_told_so() -> None:
    parts = plain_parts() | {"word/_rels/document.xml.rels": links()}
    assert [finding.message for finding in inspect(zipped(parts), "house.docx")] == ["house.docx has no styles at all."]


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_every_finding_can_be_explained() -> None:
    explained = [kind for kind in declared_codes().values() if kind.name.startswith("WORD-")]
    assert len(explained) == 14
    assert all(kind.meaning.endswith(".") and kind.mend.endswith(".") for kind in explained)
