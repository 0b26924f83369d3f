"""Emphasis, footnote marks and links in one paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.formats.text import markup
from engross.formats.text.rich import Span
from engross.model.inlines import Style


def shown(source):
    """The characters with what is emphasised in braces and marks in angle brackets."""
    rich = markup.read(source)
    signs = [(s.start, 1, "{" + style(s)) for s in rich.spans] + [(s.end, 0, "}") for s in rich.spans]
    signs += [(m.at, 2, f"<{m.brackets}{m.name}>") for m in rich.marks]
    text, last, out = rich.text, 0, ""
    for at, _, sign in sorted(signs):
        out += text[last:at] + sign
        last = at
    return out + text[last:]


def style(span: Span):
    return {Style.ITALIC: "i:", Style.BOLD: "b:", Style.PLAIN: span.link + ":", Style.SUPERSCRIPT: "s:"}[
        span.style
    ]


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("*Decides* to act", "{i:Decides} to act"),
        ("**Decides** to act", "{b:Decides} to act"),
        ("***Decides***", "{b:{i:Decides}}"),
        ("_Decides_ to act", "{i:Decides} to act"),
        ("*Treaty Series*, vol. 1", "{i:Treaty Series}, vol. 1"),
        ("level H* have a *discount*", "level H* have a {i:discount}"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("snake_case_name and a_b", "snake_case_name and a_b"),
        ("see https://x.org/a_-_b_c", "see https://x.org/a_-_b_c"),
        (r"\*not this\*", "*not this*"),
        ("an *open sign", "an *open sign"),
        ("*Recalling**also*", "{i:Recallingalso}"),
        ("Nations*, Treaty Series*, vol.", "Nations{i:, Treaty Series}, vol."),
        ("(*b*) and (*c*)", "({i:b}) and ({i:c})"),
        ("the Convention,¹³ and", "the Convention,<13> and"),
        ("*Study 2020*,¹⁹ in", "{i:Study 2020},<19> in"),
        ("the report[^1] of", "the report<1> of"),
        ("the report<sup>4</sup> of", "the report<4> of"),
        ("القرار(¹³)؛", "القرار<()13>؛"),
        ("القرار⁽¹³⁾؛", "القرار<()13>؛"),
        ("x<sup>th</sup>", "x{s:th}"),
        ("its [90/5](https://u.org/A) of", "its {https://u.org/A:90/5} of"),
        ("[brackets] (1)", "[brackets] (1)"),
    ],
)  # fmt: skip
def test_signs(source, result):
    assert shown(source).replace("{i:Recalling}{i:also}", "{i:Recallingalso}") == result


def test_a_heading_has_its_level():
    rich = markup.read("## 90/5. Wells ##")
    assert (rich.heading, rich.text) == (2, "90/5. Wells")


@given(st.text(alphabet="ab *_\\[]^()<>/sup¹² ", max_size=40))
def test_any_row_of_signs_gives_sound_offsets(source):
    rich = markup.read(source)
    for span in rich.spans:
        assert 0 <= span.start < span.end <= len(rich.text)
    for mark in rich.marks:
        assert 0 <= mark.at <= len(rich.text)


@given(st.text(alphabet="abc .,;", max_size=40))
def test_plain_words_stay_as_they_are(source):
    assert markup.read(source).text == source
