"""What is recognised in running text and footnotes: tables of constructed sentences.

In each, «…» stand around what has to be found, in order; nothing else may be found.
"""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engross.citations.find import Surroundings, recognise

Case = tuple[str, list[str]]


def found_in(
    marked: str, own: str, *, is_note: bool = False, antecedents: tuple[str, ...] = ()
) -> list[tuple[str, str, str]]:
    """Text, symbol and kind of each citation of a text whose marks have been taken off."""
    text = re.sub("[«»]", "", marked)
    said = recognise(text, Surroundings("en", own, is_note, antecedents))
    assert [c.text for c, _ in said.found] == re.findall("«(.*?)»", marked)
    return [(c.text, c.symbol, str(c.kind)) for c, _ in said.found]


def symbols_in(
    marked: str, own: str, *, is_note: bool = False, antecedents: tuple[str, ...] = ()
) -> list[str]:
    return [symbol for _, symbol, _ in found_in(marked, own, is_note=is_note, antecedents=antecedents)]


ONE_ORGAN = [
    ("ga", "Recalling its resolution «90/5» of 2 May 2035,", ["A/RES/90/5"]),
    (
        "ga",
        "Recalling its resolutions «48/104» of 20 December 1993, «58/147» and «61/143»,",
        ["A/RES/48/104", "A/RES/58/147", "A/RES/61/143"],
    ),
    (
        "ga",
        "in its resolutions «217 A (III)» and «2200 A (XXI)» of 16 December 1966,",
        ["A/RES/217(III)", "A/RES/2200(XXI)"],
    ),
    (
        "ga",
        "resolutions «S-20/2», «S-20/3» and «S-20/4 A–E» of 10 June 1998",
        ["A/RES/S-20/2", "A/RES/S-20/3", "A/RES/S-20/4"],
    ),
    ("ga", "Recalling its resolution «ES-10/14» of 8 December 2003,", ["A/RES/ES-10/14"]),
    (
        "ga",
        "section III of its resolution «72/262 C», and its decision «65/546» of 23 December 2010",
        ["A/RES/72/262", "A/DEC/65/546"],
    ),
    (
        "ga",
        "pursuant to resolutions «70/248 A and B» and «3362 (S-VII)»",
        ["A/RES/70/248", "A/RES/3362(S-VII)"],
    ),
    (
        "sc",
        "Recalling resolutions «1970 (2011)», «2146 (2014)» and «2441 (2018)»,",
        ["S/RES/1970(2011)", "S/RES/2146(2014)", "S/RES/2441(2018)"],
    ),
    ("sc", "the values set forth in «2367 (2017)», and the 3 (2017) reports", ["S/RES/2367(2017)"]),
    (
        "sc",
        "in line with resolution «2250», and resolutions «2628» and «2670 (2022)»",
        ["S/RES/2250(2015)", "S/RES/2628(2022)", "S/RES/2670(2022)"],
    ),
    (
        "ecosoc",
        "Recalling its resolutions «1996/31» of 25 July 1996 and «1086 B (XXXIX)»,",
        ["E/RES/1996/31", "E/RES/1086(XXXIX)"],
    ),
    ("ecosoc", "its decision «2011/268» of 28 July 2011", ["E/DEC/2011/268"]),
    (
        "hrc",
        "Recalling its resolutions «5/1» of 18 June 2007 and «S-21/1» of 23 July 2014,",
        ["A/HRC/RES/5/1", "A/HRC/RES/S-21/1"],
    ),
    ("cnd", "Recalling its resolution «51/11» of 14 March 2008,", ["E/CN.7/RES/51/11"]),
    ("ccpcj", "Recalling its resolution «28/3»,", ["E/CN.15/RES/28/3"]),
]


@pytest.mark.parametrize(("own", "text", "symbols"), ONE_ORGAN)
def test_the_speakers_own(own: str, text: str, symbols: list[str]) -> None:
    assert symbols_in(text, own) == symbols


NAMED = [
    (
        "ga",
        "Recalling Economic and Social Council resolution «2030/2» and Security Council resolution «1325 (2000)»,",
        ["E/RES/2030/2", "S/RES/1325(2000)"],
    ),
    ("cnd", "Recalling General Assembly resolution «76/188» of 16 December 2021,", ["A/RES/76/188"]),
    (
        "hrc",
        "Recalling Assembly resolution «70/160» of 17 December 2015 and Council resolution «51/7» of 6 October 2022,",
        ["A/RES/70/160", "A/HRC/RES/51/7"],
    ),
    ("hrc", "paragraph 8 of Council resolution «2397 (2017)»", ["S/RES/2397(2017)"]),
    (
        "ecosoc",
        "in accordance with Council resolutions «1996/6» of 22 July 1996 and «1996/31» of 25 July 1996",
        ["E/RES/1996/6", "E/RES/1996/31"],
    ),
    (
        "ga",
        "the Commission on Human Rights in its resolution «1998/72» and the Human Rights Council in its decision «4/4»",
        ["E/CN.4/RES/1998/72", "A/HRC/DEC/4/4"],
    ),
    (
        "ga",
        (
            "taking note of resolution «7/1» of the Conference of the Parties to the United Nations Convention against "
            "Transnational Organized Crime"
        ),
        ["CTOC/COP/RES/7/1"],
    ),
    (
        "ga",
        "resolution «5/12» of 2 March 2022 of the United Nations Environment Assembly",
        ["UNEP/EA.5/Res.12"],
    ),
    (
        "ga",
        "resolution «4/6» on plastic litter, adopted by the United Nations Environment Assembly",
        ["UNEP/EA.4/Res.6"],
    ),
    (
        "ga",
        (
            "Commission on Narcotic Drugs resolution «64/1» and decision «15/11» of the Conference of the Parties to "
            "the Convention on Biological Diversity"
        ),
        ["E/CN.7/RES/64/1", "CBD/COP/DEC/15/11"],
    ),
    (
        "ga",
        "decisions «1/CP.27» and «1/CMA.4», decision «7/COP.15» and decision «2/CMP.8»",
        [
            "FCCC/CP/DEC/1/CP.27",
            "FCCC/PA/CMA/DEC/1/CMA.4",
            "ICCD/COP/DEC/7/COP.15",
            "FCCC/KP/CMP/DEC/2/CMP.8",
        ],
    ),
    (
        "ga",
        "Economic and Social Commission for Asia and the Pacific in its resolution «73/8» of 19 May 2017",
        ["E/ESCAP/RES/73/8"],
    ),
    (
        "ga",
        "General Assembly and Security Council resolutions «70/262» and «2282 (2016)» of 27 April 2016",
        ["A/RES/70/262", "S/RES/2282(2016)"],
    ),
    (
        "ecosoc",
        "Also recalls that, in its resolution «70/125», the General Assembly called for a review",
        ["A/RES/70/125"],
    ),
    ("ga", "UNSCR «1325 (2000)» and GA resolution «46/182»", ["S/RES/1325(2000)", "A/RES/46/182"]),
    (
        "ga",
        "Human Rights Council resolutions «18/6» of 29 September 2011, «42/8» and resolution «47/4» of 12 July 2021",
        ["A/HRC/RES/18/6", "A/HRC/RES/42/8", "A/HRC/RES/47/4"],
    ),
    ("sc", "in its resolution «46/182»", ["A/RES/46/182"]),
    ("ga", "submitted to the Human Rights Council pursuant to resolution «34/24»", ["A/HRC/RES/34/24"]),
    ("sc", "its resolutions «2240 (2015)» and «2312 (2106)»", ["S/RES/2240(2015)", "S/RES/2312(2106)"]),
    (
        "ga",
        "Recalling its resolutions «71/66» of 5 December 2016 «73/66» of 5 December 2018 and «75/70»",
        ["A/RES/71/66", "A/RES/73/66", "A/RES/75/70"],
    ),
]


@pytest.mark.parametrize(("own", "text", "symbols"), NAMED)
def test_the_organ_is_part_of_every_citation(own: str, text: str, symbols: list[str]) -> None:
    assert symbols_in(text, own) == symbols


def test_numbers_without_a_year_may_have_their_dates() -> None:
    text = "Recalling its resolutions «1483» of 22 May 2003 and «1546» of 8 June 2004,"
    assert symbols_in(text, "sc") == ["S/RES/1483(2003)", "S/RES/1546(2004)"]


def test_a_conference_of_some_name_is_no_organ() -> None:
    text = (
        "Recalling Assembly decision «76/551» of 20 January 2022 on the Fifth United Nations Conference on Water and "
        "its resolutions «76/251» of 28 February 2022 and «76/258»,"
    )
    assert symbols_in(text, "ecosoc") == ["A/DEC/76/551", "A/RES/76/251", "A/RES/76/258"]


def test_a_resolution_beside_a_document_is_no_part_of_it() -> None:
    said = recognise("S/PRST/2019/1 and resolution 2467 (2019)", Surroundings("en", "sc"))
    assert [c.pinpoint for c, _ in said.found] == ["", ""]


def test_a_list_runs_on_over_titles() -> None:
    title = "“A long and winding title with sect. A, and a comma” on which many words follow, "
    text = f"Recalling its resolutions «74/92 A» of 1 May 2020, entitled {title}«75/3» and «76/84 B»,"
    assert symbols_in(text, "ga") == ["A/RES/74/92", "A/RES/75/3", "A/RES/76/84"]


def test_a_short_name_means_the_organ_named_before() -> None:
    text = "Noting Commission resolution «28/3» and Conference decision «8/1»"
    assert symbols_in(text, "ga", antecedents=("cnd", "ccpcj", "uncac-cosp")) == [
        "E/CN.15/RES/28/3",
        "CAC/COSP/DEC/8/1",
    ]


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("Recalling Peace and Security Council resolution «5/2»,", "Peace and Security Council"),
        (
            "Recalling the African Commission on Human and Peoples’ Rights resolution «27/5»,",
            "African Commission on Human and Peoples’ Rights",
        ),
        ("Indian Ocean Tuna Commission, resolution «12/7».", "Indian Ocean Tuna Commission"),
        (
            "the World Tourism Organization welcomed in its resolution «722 (XXIII)» all",
            "World Tourism Organization",
        ),
        ("endorsing in Coastal Fisheries Board resolution «12/3» all", "Coastal Fisheries Board"),
        ("endorsing Regional Council resolution «12/3» all", "Regional Council"),
    ],
)
def test_the_organs_of_others_are_not_ours(text: str, organ: str) -> None:
    said = recognise(re.sub("[«»]", "", text), Surroundings("en", "ga"))
    assert [(c.organ, c.symbol) for c, _ in said.found] == [(organ, "")]


@pytest.mark.parametrize(
    "text",
    [
        "in the period 2020/21 and on 9/11, some 3/4 of all",
        "general recommendation No. 33 (2015) on women’s access",
        "Regulation (EU) 267/2012 and Council Decision 2010/413/CFSP",
        "see www.un.org/A/RES/70/1 and https://undocs.org/A/90/12",
        "HIV/AIDS, E3/EU and and/or the TCP/IP family",
        "in response to those resolutions, 181 submissions were received",
        "chap. I, resolution 1, annex II",
        "recommendations 2/3 and 4/5 of the Committee",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert symbols_in(text, "sc") == []


DOCUMENTS = [
    "A/90/12",
    "A/HRC/90/12/Add.1",
    "A/C.3/90/SR.5",
    "A/90/PV.53",
    "S/2035/4",
    "S/PV.8977",
    "S/PRST/2019/1",
    "CD/1299",
    "E/CN.7/2032/L.3/Rev.1",
    "FCCC/CP/2015/10/Add.1",
    "A/CONF.157/24 (Part I)",
    "NPT/CONF.2010/50 (Vol. I)",
    "NPT/CONF.1995/32 (Parts I and II)",
    "A/90/6 (Sect. 3)/Add.1",
    "A/90/6 (Sect. 29A)",
    "A/90/6 (Introduction)",
    "ICCD/COP(13)/21/Add.1",
    "UNEP(DTIE)/Hg/CONF/4",
    "WT/MIN(22)/30",
    "ST/SGB/2013/4/Amend.1",
    "A/ES-10/273/Corr.1",
    "A/S-12/4",
    "A/AC.109/2021/16",
    "TD/519/Add.2",
    "SPLOS/30/14",
    "ISBA/26/C/13/Add.1",
    "A/2170",
    "CCW/CONF.VI/4",
    "WHA63/2010/REC/1",
    "S/INF/71",
    "INFCIRC/90/Rev.2/Part 1",
    "A/52/871-S/1998/318",
    "A/67/65/Corr.1-E/2012/48/Corr.1",
]


@pytest.mark.parametrize("symbol", DOCUMENTS)
@pytest.mark.parametrize("sentence", ["See «{}», annex.", "the report («{}»)", "«{}»."])
def test_document_symbols_of_every_shape(symbol: str, sentence: str) -> None:
    assert found_in(sentence.format(symbol), "ga", is_note=True) == [(symbol, symbol, "document")]


def test_symbols_of_acts_are_resolutions_and_decisions() -> None:
    text = "«A/RES/90/5», «S/RES/1325 (2000)», «E/RES/2030/2», «A/HRC/RES/57/13», «A/DEC/77/506» and «A/RES/48/218 B»"
    assert [(symbol, kind) for _, symbol, kind in found_in(text, "ga")] == [
        ("A/RES/90/5", "resolution"),
        ("S/RES/1325(2000)", "resolution"),
        ("E/RES/2030/2", "resolution"),
        ("A/HRC/RES/57/13", "resolution"),
        ("A/DEC/77/506", "decision"),
        ("A/RES/48/218", "resolution"),
    ]


@pytest.mark.parametrize(
    ("symbol", "organ", "kind"),
    [
        ("UNEP/EA.9/Res.12", "unea", "resolution"),
        ("HSP/HA.3/Dec.2", "habitat", "decision"),
        ("GC(64)/RES/10", "iaea", "resolution"),
        ("GC(XXV)/RES/381", "iaea", "resolution"),
    ],
)
def test_symbols_with_the_session_in_them_name_the_organ(symbol: str, organ: str, kind: str) -> None:
    citation = recognise(f"See {symbol}, para. 2.", Surroundings("en", "ga", True)).found[0][0]
    assert (citation.symbol, citation.organ, str(citation.kind)) == (symbol, organ, kind)
    assert citation.pinpoint == "para. 2"


def test_symbols_with_a_space_follow_the_word_document() -> None:
    text = "International Maritime Organization, document «LC 32/15», annex 5, and documents ABC 9/10 as well"
    assert found_in(text.replace("documents ABC 9/10", "ABC 9/10"), "ga", is_note=True) == [
        ("LC 32/15", "LC 32/15", "document")
    ]


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("«Article 101, paragraph 3, of the Charter of the United Nations»", "Article 101, paragraph 3"),
        ("as «Article 13, paragraph 1 (a), of the Charter» says", "Article 13, paragraph 1 (a)"),
        ("in paragraph 3 of Article 101 of the Charter", "paragraph 3 of Article 101"),
        ("under «Article 97 of the Charter»", "Article 97"),
    ],
)
def test_paragraphs_of_the_charter(text: str, pinpoint: str) -> None:
    citation = recognise(re.sub("[«»]", "", text), Surroundings("en", "ga")).found[0][0]
    assert citation.pinpoint == pinpoint
    assert citation.text.startswith(pinpoint)
    if "«" in text:
        assert citation.text == text[text.index("«") + 1 : text.index("»")]


def test_a_committee_on_the_charter_is_no_citation_of_it() -> None:
    text = "the report of the Special Committee on the Charter of the United Nations, and the «Charter of the United Nations»"
    assert len(found_in(text, "ga")) == 1


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("the Economic and Social Council, in paragraph 7 of its resolution 2030/4, asked", "paragraph 7"),
        ("in section II of General Assembly resolution 90/4, asked", "section II"),
        ("in section III of its resolution 90/4, asked", "section III"),
    ],
)
def test_paragraphs_named_before_its_resolution(text: str, pinpoint: str) -> None:
    assert recognise(text, Surroundings("en", "ga")).found[0][0].pinpoint == pinpoint


def test_a_year_in_brackets_is_the_councils_after_any_document() -> None:
    text = "noting the conclusions («S/2035/174»), resolution «1325 (2000)» and all others"
    assert symbols_in(text, "sc") == ["S/2035/174", "S/RES/1325(2000)"]


SOURCES = [
    ("See «A/90/12», paras. 19−22.", "A/90/12", "document", "paras. 19−22"),
    (
        "«Official Records of the General Assembly, Ninth Session, Annexes, agenda item 4, document A/2700», para. 3.",
        "A/2700",
        "official-records",
        "para. 3",
    ),
    (
        "Other Organization, document «XYZ/A-32/Acts», decision A‑32/4.3.",
        "XYZ/A-32/Acts",
        "document",
        "decision A‑32/4.3",
    ),
    (
        "Maritime Organization, document «MSC 84/24/Add.1», annex 3, resolution MSC.257(84).",
        "MSC 84/24/Add.1",
        "document",
        "annex 3, resolution MSC.257(84)",
    ),
    (
        "See «Official Records of the General Assembly, Seventy-third Session, Supplement No. 53 (A/73/53)», chap. IV.",
        "A/73/53",
        "official-records",
        "chap. IV",
    ),
    (
        "«Official Records of the Economic and Social Council, 2009, Supplement No. 8 (E/2009/28)», chap. I, sect. C.",
        "E/2009/28",
        "official-records",
        "chap. I, sect. C",
    ),
    (
        "«Official Records of the General Assembly, Twelfth Special Session, Supplement No. 2 (A/S-12/2)», sect. C.",
        "A/S-12/2",
        "official-records",
        "sect. C",
    ),
    ("«Official Records of the General Assembly», part two.", "", "official-records", "part two"),
    ("«United Nations, Treaty Series, vol. 976, No. 14152».", "UNTS/976/14152", "treaty", ""),
    ("«United Nations, Treaty Series, vols. 2171 and 2173, No. 27531».", "UNTS/2171/27531", "treaty", ""),
    ("«United Nations, Treaty Series, vol. 75, Nos. 970–973».", "UNTS/75/970-973", "treaty", ""),
    (
        "«United Nations, Treaty Series, vol. 1125, Nos. 17512 and 17513», art. 1.",
        "UNTS/1125/17512-17513",
        "treaty",
        "art. 1",
    ),
    ("«League of Nations, Treaty Series, vol. XCIV, No. 2138».", "LNTS/94/2138", "treaty", ""),
    (
        (
            "Report of a Conference («United Nations publication, Sales No. E.35.II.A.1» and corrigendum), "
            "chap. I, resolution 2, annex."
        ),
        "E.35.II.A.1",
        "publication",
        "chap. I, resolution 2, annex",
    ),
    ("«United Nations publication, 2020».", "", "publication", ""),
    (
        "acting under «Chapter VII of the Charter of the United Nations»,",
        "Charter of the United Nations",
        "charter",
        "Chapter VII",
    ),
    (
        "in accordance with «Articles 1, 2 (4) and 55 of the Charter»,",
        "Charter of the United Nations",
        "charter",
        "Articles 1, 2 (4) and 55",
    ),
    ("guided by the «Charter of the United Nations»,", "Charter of the United Nations", "charter", ""),
    ("«Ibid.», para. 35 (c).", "", "ibid", "para. 35 (c)"),
    ("«Ibid., vol. 1019, No. 14956».", "", "ibid", ""),
    (
        "«Ibid., Seventy-fourth Session, Supplement No. 53A (A/74/53/Add.1)», chap. III.",
        "A/74/53/Add.1",
        "ibid",
        "chap. III",
    ),
    ("«Ibid., vol. III (A/78/5 (Vol. III))», chap. II.", "A/78/5 (Vol. III)", "ibid", "chap. II"),
    ("«Ibid», chap. IV, sect. E.", "", "ibid", "chap. IV, sect. E"),
    ("«Ibid.», sect. C.2, and annex I.", "", "ibid", "sect. C.2, and annex I"),
    (
        "in accordance with «Article 73 e of the Charter of the United Nations»",
        "Charter of the United Nations",
        "charter",
        "Article 73 e",
    ),
]


@pytest.mark.parametrize(("text", "symbol", "kind", "pinpoint"), SOURCES)
def test_sources_in_footnotes(text: str, symbol: str, kind: str, pinpoint: str) -> None:
    found_in(text, "ga", is_note=True)
    said = recognise(re.sub("[«»]", "", text), Surroundings("en", "ga", is_note=True))
    citation, _ = said.found[0]
    assert (citation.symbol, str(citation.kind), citation.pinpoint) == (symbol, kind, pinpoint)


def test_a_charter_of_another_kind_is_left_alone() -> None:
    assert symbols_in("Article 2 of the Charter of Economic Rights and Duties of States", "ga") == []


def test_a_corrigendum_beside_a_supplement_is_cited_too() -> None:
    text = (
        "«Official Records of the General Assembly, Seventy-first Session, Supplement No. 53A and corrigendum "
        "(A/71/53/Add.1» and «A/71/53/Add.1/Corr.1»), chap. II."
    )
    assert symbols_in(text, "ga", is_note=True) == ["A/71/53/Add.1", "A/71/53/Add.1/Corr.1"]


def test_a_resolution_inside_a_report_is_the_reporting_organs() -> None:
    report = "Official Records of the Economic and Social Council, 2019, Supplement No. 8 (E/2019/28)"
    text = f"«{report}», chap. I, resolution «62/1»."
    assert symbols_in(text, "ga", is_note=True) == ["E/2019/28", "E/CN.7/RES/62/1"]
    assert (
        symbols_in("«CAC/COSP/2021/17», sect. I.A, resolution «9/2».", "ga", is_note=True)[1]
        == "CAC/COSP/RES/9/2"
    )
    assert symbols_in("«A/90/12», annex, resolution «9/2».", "ga", is_note=True) == ["A/90/12", ""]
    assert symbols_in("«A/90/12» and resolution «60/3».", "ga", is_note=True) == ["A/90/12", "A/RES/60/3"]


def test_dates_titles_and_pinpoints_stand_with_the_number() -> None:
    text = (
        "Recalling paragraph 5 of its resolution 70/1 of 25 September 2015, entitled “A title”, and section III of "
        "General Assembly resolution 72/262 C, annex, para. 3"
    )
    one, other = (c for c, _ in recognise(text, Surroundings("en", "ga")).found)
    assert (one.date, one.date_stated, one.title, one.pinpoint, one.named) == (
        "2015-09-25",
        True,
        "A title",
        "paragraph 5",
        "its",
    )
    assert (other.pinpoint, other.named, other.date_stated) == (
        "C, section III, annex, para. 3",
        "General Assembly",
        False,
    )


def test_without_words_of_the_language_symbols_are_found_all_the_same() -> None:
    text = "Rappelant sa résolution 70/1, voir «A/90/12» et «A/CONF.157/24 (Part I)»"
    said = recognise(re.sub("[«»]", "", text), Surroundings("fr", "ga"))
    assert [c.symbol for c, _ in said.found] == ["A/90/12", "A/CONF.157/24 (Part I)"]


def test_hidden_stretches_are_passed_over() -> None:
    text = "resolution 90/5 and resolution 90/6"
    said = recognise(text, Surroundings("en", "ga"), hidden=((0, 15),))
    assert [c.text for c, _ in said.found] == ["90/6"]


PIECES = st.sampled_from(
    [text for _, text, _ in ONE_ORGAN + NAMED]
    + [text for text, *_ in SOURCES]
    + DOCUMENTS
    + [
        " ",
        ", ",
        " and ",
        ". ",
        "; ",
        "(",
        ")",
        "ibid.",
        "resolution ",
        "its resolutions ",
        "\ufffc",
        "Ibid., ",
        "2250",
        "No. ",
    ]
)


@given(
    st.lists(PIECES | st.text(max_size=12), max_size=6),
    st.sampled_from(["ga", "sc", "hrc", "cnd", ""]),
    st.booleans(),
)
def test_citations_stand_in_the_text_in_order_and_never_overlap(
    pieces: list[str], own: str, is_note: bool
) -> None:
    text = re.sub("[«»]", "", "".join(pieces))
    found = [c for c, _ in recognise(text, Surroundings("en", own, is_note)).found]
    assert all(0 <= c.start < c.end <= len(text) for c in found)
    assert all(text[c.start : c.end] == c.text for c in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@given(st.text(alphabet="0123456789/()-. ABEILSVXresolutions,", max_size=300))
def test_no_text_takes_the_recogniser_aback(text: str) -> None:
    recognise("its resolutions " + text, Surroundings("en", "ga"))
