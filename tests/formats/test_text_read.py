"""Plain text and Markdown as people have it, read into a document."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import notation, resolution
from engross.errors import FormatError
from engross.formats.text import MARKDOWN, TEXT
from engross.formats.text.read import MAX_PARAGRAPHS, read, read_text
from engross.model import numbering, outline, validity, walk
from engross.model.inlines import Footnote, Text
from engross.model.nodes import Form, Kind


def told(text):
    """The document read from a text, in the notation of the builders, indentation of headings aside."""
    document = read_text(dedent(text)).document
    assert validity.faults(document) == []
    return [
        line.strip() if line.strip().startswith("HEAD") else line for line in notation(document).split("\n")
    ]


def expected(text):
    return dedent(text).strip("\n").split("\n")


def test_a_typed_resolution():
    assert told(
        """
        90/5. Clean water

        The General Assembly,

        Recalling its resolution 80/1,¹

        Deeply concerned about wells,

        1. Decides to act:

        (a) In New York;

        (b) In Geneva:

        (i) On wells;

        (ii) On pipes;

        2. Requests a report.

        ¹ A/80/12.
        """
    ) == expected(
        """
        TITLE {number:90/5.} {title:Clean water}
        ORG *The General Assembly*,
        PP *Recalling* its resolution 80/1,[^A/80/12.]
        PP *Deeply concerned* about wells,
        1. *Decides* to act:
          (a) In New York;
          (b) In Geneva:
            (i) On wells;
            (ii) On pipes;
        2. *Requests* a report.
        """
    )


def test_a_page_cuts_two_sentences_and_puts_its_notes_between():
    assert told(
        """
        The Commission on Narcotic Drugs,

        Recalling the Convention¹³ and its

        ¹³ Ibid., vol. 9.

        preamble, in which Parties spoke,

        1. *Invites* States to respond

        2/3

        to threats;¹⁴

        2. *Requests* a report.

        ¹⁴ E/2035/1.
        """
    ) == expected(
        """
        ORG *The Commission on Narcotic Drugs*,
        PP *Recalling* the Convention[13^Ibid., vol. 9.] and its preamble, in which Parties spoke,
        1. *Invites* States to respond to threats;[^E/2035/1.]
        2. *Requests* a report.
        """
    )


def test_a_tail_a_whole_resolution_and_a_head():
    assert told(
        """
        17. *Requests* a report;

        18. *Invites* States to pay.

        Resolution 65/2

        Wells and pipes

        The Commission on Narcotic Drugs,

        Recalling wells,

        1. *Decides* to act;

        2. *Decides* to rest.

        Resolution 65/3

        Pipes

        The Commission on Narcotic Drugs,

        Noting pipes, which are long and
        """
    ) == expected(
        """
        17. *Requests* a report;
        18. *Invites* States to pay.
        === resolution
        TITLE Resolution {number:65/2}
        TITLE {title:Wells and pipes}
        ORG *The Commission on Narcotic Drugs*,
        PP *Recalling* wells,
        1. *Decides* to act;
        2. *Decides* to rest.
        === resolution
        TITLE Resolution {number:65/3}
        TITLE {title:Pipes}
        ORG *The Commission on Narcotic Drugs*,
        PP *Noting* pipes, which are long and
        """
    )


def test_first_page_and_closing_lines_state_their_data():
    assert told(
        """
        United Nations                    A/RES/90/5
        General Assembly                  Distr.: General
                                          16 December 2035

        Ninetieth session
        Agenda item 12
        Sustainable development: water

        Resolution adopted by the General Assembly on 14 December 2035

        [on the report of the Second Committee (A/90/12, para. 7)]

        90/5. Clean water

        The General Assembly,

        Noting wells,

        Decides to act.

        12th plenary meeting
        14 December 2035

        Annex

        Rules

        1. Wells are deep.

        2. Water is wet.
        """
    ) == expected(
        r"""
        MAST {publisher:United Nations}
        MAST {symbol:A/RES/90/5}
        MAST {organ:General Assembly}
        MAST {distribution:Distr.: General}
        MAST {issued=2035-12-16:16 December 2035}
        MAST {session=90:Ninetieth session}
        MAST {agenda_item=12:Agenda item 12}
        MAST {item_title:Sustainable development: water}
        MAST {heading:Resolution adopted by the General Assembly on 14 December 2035}
        MAST {origin=secondCommittee:\[on the report of the Second Committee ({originating_document:A/90/12}, para. 7)\]}
        TITLE {number:90/5.} {title:Clean water}
        ORG *The General Assembly*,
        PP *Noting* wells,
        OP *Decides* to act.
        CLOSE {meeting=12th:12th plenary meeting}
        CLOSE {adopted=2035-12-14:14 December 2035}
        ANNEX
        HEAD Annex
        HEAD Rules
        1. Wells are deep.
        2. Water is wet.
        """
    )


def test_the_security_council_has_its_number_on_the_first_page():
    assert told(
        """
        Resolution 9999 (2034)

        Adopted by the Security Council at its 8888th meeting, on 3 May 2034

        The Security Council,

        Recalling its resolution 9998 (2034),

        1. Decides to act;

        2. Decides to remain seized of the matter.
        """
    )[:3] == expected(
        """
        MAST {resolution_number:Resolution 9999 (2034)}
        MAST {adoption:Adopted by the Security Council at its {meeting=8888th:8888th meeting}, on """
        """{adopted=2034-05-03:3 May 2034}}
        ORG *The Security Council*,
        """
    )


def test_markdown():
    assert told(
        """
        # 90/6. Dry land

        *The General Assembly*,

        *Recalling* its resolution [90/5](https://undocs.org/A/RES/90/5),[^1] and **bold** words,

        ## Wells

        1. *Decides* to act;[^w]

        2. *Requests* a report.

        [^1]: First note.
        [^w]: Second *note*.
        """
    ) == expected(
        """
        TITLE {number:90/6.} {title:Dry land}
        ORG *The General Assembly*,
        PP *Recalling* its resolution [90/5](https://undocs.org/A/RES/90/5),[^First note.] and **bold** words,
        HEAD Wells
        1. *Decides* to act;[^Second *note*.]
        2. *Requests* a report.
        """
    )


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("¹", "¹ A/1."),
        ("[1]", "[1] A/1."),
        ("[1]", "[1]: A/1."),
        ("(1)", "(1) A/1."),
        ("[^1]", "[^1]: A/1."),
        ("1", "1 See A/1."),
    ],
)
def test_every_form_of_footnote_mark(mark, note):
    found = told(f"The Council,\n\nRecalling wells,{mark}\n\n1. Decides;\n\n2. Requests a report.\n\n{note}")
    assert found[1] == f"PP *Recalling* wells,[^{note.split(' ', 1)[1]}]"


def test_numbers_in_the_text_are_no_marks_without_a_note():
    document = read_text("The Council,\n\nNoting [1] and (2) and water,3 and more,\n\n1. Decides.").document
    assert list(walk.notes(document)) == []


def test_a_note_without_a_mark_and_a_mark_without_a_note_are_kept_and_told():
    result = read_text("The Council,\n\nNoting wells,¹ and pipes,²\n\n¹ A/1.\n\n9 m³ are dry,\n\n⁵ A/5.")
    notes = [note for _, _, note in walk.notes(result.document)]
    assert [len(note.blocks[0].inlines) for note in notes] == [1, 0]
    texts = ["".join(i.text for i in b.inlines if isinstance(i, Text)) for b in walk.blocks(result.document)]
    assert "5 A/5." in texts
    assert any("Footnote 2 has a mark" in loss for loss in result.losses)
    assert any("Footnote 5 has no mark" in loss for loss in result.losses)


def test_two_marks_side_by_side_are_two_notes():
    document = read_text("The Council,\n\nNoting wells¹² and,\n\n1. Decides.\n\n¹ A/1.\n\n² A/2.").document
    assert [numbering.of(document).mark(note.id) for _, _, note in walk.notes(document)] == ["1", "2"]


def test_italics_are_given_back_and_told_once():
    result = read_text(
        "The Council,\n\nRecalling wells,\n\nPondering wells,\n\n1. Decides;\n\n2. *Requests* it."
    )
    assert [loss for loss in result.losses if "opening words" in loss] == [
        "The text had opening words without italics: 2 got them back from the phrase list, 1 are not in it."
    ]


def test_what_is_emphasised_is_left_as_it_is():
    document = read_text(
        "*The Council*,\n\n*Recalling also with joy* wells,\n\n1. *Decides* to act."
    ).document
    assert "PP *Recalling also with joy* wells," in notation(document)


LANGUAGES = {
    "fr": [
        "L’Assemblée générale,",
        "Rappelant sa résolution 90/5¹,",
        "1. Décide d’agir :",
        "a) À Paris ;",
        "b) À Rome ;",
        "2. Prie le Secrétaire général de lui faire rapport.",
        "¹ A/90/5.",
    ],
    "es": [
        "La Asamblea General,",
        "Recordando su resolución 90/5¹,",
        "1. Decide actuar:",
        "a) En París;",
        "b) En Roma;",
        "2. Pide al Secretario General que informe.",
        "¹ A/90/5.",
    ],
    "ru": [
        "Генеральная Ассамблея,",
        "ссылаясь на свою резолюцию 90/5¹,",
        "1. постановляет действовать:",
        "a) в Париже;",
        "b) в Риме;",
        "2. просит Генерального секретаря представить доклад.",
        "¹ A/90/5.",
    ],
    "ar": [
        "إن الجمعية العامة،",
        "إذ تشير إلى قرارها 90/5(¹)،",
        "1 - تقرر أن تتصرف:",
        "(أ) في باريس؛",
        "(ب) في روما؛",
        "2 - تطلب إلى الأمين العام أن يقدم تقريرا.",
        "¹ () A/90/5.",
    ],
    "zh": [
        "大会，",
        "回顾其第90/5号决议，¹",
        "1. 决定采取行动：",
        "(a) 在巴黎；",
        "(b) 在罗马；",
        "2. 请秘书长提出报告。",
        "¹ A/90/5。",
    ],
    "de": [
        "Die Generalversammlung,",
        "unter Hinweis auf ihre Resolution 90/5¹,",
        "1. beschließt zu handeln:",
        "a) in Paris;",
        "b) in Rom;",
        "2. ersucht den Generalsekretär um einen Bericht.",
        "¹ A/90/5.",
    ],
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_languages(language):
    labels = {"ar": "1 - (أ) (ب) 2 -", "zh": "1. (a) (b) 2."}.get(language, "1. a) b) 2.")
    document = read_text("\n\n".join(LANGUAGES[language])).document
    numbers = numbering.of(document)
    assert (document.metadata.language, document.metadata.organ) == (language, "ga")
    assert [b.kind for b in walk.blocks(document)] == [Kind.ORGAN, Kind.PREAMBULAR] + [Kind.OPERATIVE] * 4
    assert " ".join(numbers.label(b.id) for b in walk.blocks(document) if b.kind is Kind.OPERATIVE) == labels
    assert all(b.numbered_as is None for b in walk.blocks(document))
    assert [note.brackets for _, _, note in walk.notes(document)] == ["()" if language == "ar" else ""]
    opened = [b.inlines[0].style for b in walk.blocks(document) if not b.level]
    assert all(opened)


def test_a_recommended_draft_is_quoted_and_the_closing_lines_are_not():
    assert told(
        """
        The Economic and Social Council

        Recommends to the General Assembly the adoption of the following draft resolution:

        The General Assembly,

        Recalling wells,

        1. Decides to act;

        2. Requests a report.

        12th plenary meeting

        14 December 2035
        """
    ) == expected(
        """
        ORG *The Economic and Social Council*
        OP *Recommends* to the General Assembly the adoption of the following draft resolution:
        > ORG *The General Assembly*,
        > PP *Recalling* wells,
        > 1. *Decides* to act;
        > 2. *Requests* a report.
        CLOSE {meeting=12th:12th plenary meeting}
        CLOSE {adopted=2035-12-14:14 December 2035}
        """
    )


def test_parts_a_and_b_are_texts_of_their_own():
    found = told(
        """
        90/5. Wells

        A

        Deep wells

        The General Assembly,

        Noting depth,

        1. Decides;

        2. Requests it.

        B

        Dry wells

        The General Assembly,

        Noting dryness,

        1. Decides;

        2. Requests it.
        """
    )
    assert found.count("=== resolution") == 1
    assert "TITLE {number:B}" in found


@pytest.mark.parametrize(
    ("title", "form", "number"),
    [
        ("Resolution 65/2", Form.RESOLUTION, "65/2"),
        ("Decision 65/2", Form.DECISION, "65/2"),
        ("Draft resolution I", Form.DRAFT, "I"),
    ],
)
def test_the_title_says_what_a_text_is(title, form, number):
    found = read_text(f"{title}\n\nWells\n\nThe General Assembly,\n\nNoting wells,\n\nDecides to act.")
    scope = outline.texts(found.document)[0]
    assert (scope.form, outline.number_of(scope)) == (form, number)


def test_sections_and_headings_between_paragraphs():
    assert told(
        """
        The General Assembly,

        Noting wells,

        I

        Deep wells

        1. Decides to dig;

        2. Decides to rest;

        II

        Dry wells

        1. Decides to close them.
        """
    )[2:] == expected(
        """
        HEAD I
        HEAD Deep wells
        1. *Decides* to dig;
        2. *Decides* to rest;
        HEAD II
        HEAD Dry wells
        OP[1.] *Decides* to close them.
        """
    )


def test_a_list_in_a_sentence_is_no_list_of_paragraphs():
    found = told(
        """
        The Council,

        Noting that there are (a) deep wells; and

        (b) dry wells,

        1. Decides to count: (a) wells; (b) pipes;

        2. Requests it.
        """
    )
    assert found[1] == "PP *Noting* that there are (a) deep wells; and (b) dry wells,"


def test_words_after_a_list_belong_to_its_paragraph():
    found = told(
        "The Council,\n\nNoting,\n\n1. Decides:\n\n(a) This;\n\n(b) That;\n\nand to go on;\n\n2. Requests it."
    )
    assert found[-2:] == ["  TEXT and to go on;", "2. *Requests* it."]


def test_text_without_a_resolution_is_kept_and_told():
    result = read_text("Dear colleague,\n\nI was at the well. It was dry.\n\nYours")
    assert [b.kind for b in walk.blocks(result.document)] == [Kind.TEXT] * 3
    assert result.losses == ("No resolution was recognised: the paragraphs are kept as plain text.",)


def test_nothing_of_a_text_is_lost():
    words = "Recalling wells, 7 bis. odd (zz) marks; * ** _x_ [^none] ⁴⁵ and a tail"
    document = read_text(f"The Council,\n\n{words}\n\n1. Decides\n\n9 x\n\nA\n\n").document
    kept = " ".join("".join(i.text for i in b.inlines if isinstance(i, Text)) for b in walk.blocks(document))
    assert all(word.strip("_*") in kept for word in words.replace("⁴⁵", "45").split())


def test_too_many_paragraphs_are_refused():
    with pytest.raises(FormatError):
        read(b"a.\n\n" * (MAX_PARAGRAPHS + 1))


@pytest.mark.parametrize("form", [TEXT, MARKDOWN], ids=["text", "markdown"])
def test_what_is_written_is_read_again(form):
    document = resolution(
        """
        TITLE {number:90/5.} {title:Clean water}
        ORG *The General Assembly*,
        PP *Recalling* its resolution 80/1,[^A note, *cited*.]
        PP *Noting*:
          (a) One thing,
          (b) Another thing,
        PP *Deeply concerned*[^B note.] about 3\\*4 and snake_case and brackets,
        1. *Decides* to act:
          (a) First;
          (b) Second:
            (i) Deep;
            (ii) Deeper;
          TEXT and to go on.
        2. *Requests* a report:
        | State | Share[^Of what is paid.]
        | *One* | 1.5
        3. *Thanks* States.
        """
    )
    assert notation(form.read(form.write(document).data).document) == notation(document)


LINES = st.sampled_from(
    [
        "The General Assembly,", "Recalling wells,¹", "¹ A note.", "1. Decides;", "2. *Requests*", "(a) x;", "(i) y", "A",
        "IV", "# Title", "Resolution 9/1", "and so on,", "Annex", "12th meeting", "3/4", "* * *", "> quoted", "A/RES/9/1",
        "[^2]: z", "", "大会，", "إن الجمعية العامة،", "9. Far;", "– dash", "| a | b |", "Noting:",
    ]
)  # fmt: skip


@given(st.lists(LINES, min_size=1, max_size=25), st.sampled_from(["\n", "\n\n"]))
def test_any_row_of_lines_gives_a_sound_document(lines, between):
    try:
        document = read_text(between.join(lines)).document
    except FormatError:
        return
    assert validity.faults(document) == []
    assert validity.normalised(document) is document
    marks = [i for b in walk.blocks(document) for i in b.inlines if isinstance(i, Footnote)]
    assert len({note.id for note in marks}) == len(marks)


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("Intensifying efforts", "", "Intensifying efforts"),
        ("Violence on rivers", "", "Violence on rivers"),
        ("90/5 International waters", "90/5", "International waters"),
        ("90/5 B. Violence on rivers", "90/5 B", "Violence on rivers"),
        ("IV. Rivers", "IV", "Rivers"),
    ],
)
def test_the_first_letter_of_a_title_is_no_number(line, number, title):
    document = read_text(f"{line}\n\nThe General Assembly,\n\nRecalling that,\n\n1. Decides to act.").document
    scope = outline.texts(document)[0]
    assert outline.number_of(scope) == number
    assert outline.field_text(scope.blocks, "title") == title


def test_a_tail_below_a_running_head_is_operative():
    document = read_text("E/2035/28\n\n4. Invites States to act;\n\n5. Requests a report.").document
    numbers = numbering.of(document)
    operative = [numbers.label(b.id) for b in walk.blocks(document) if b.kind is Kind.OPERATIVE]
    assert operative == ["4.", "5."]
