"""What "Ibid." stands for."""

from __future__ import annotations

from typing import Any

from tests.builders import resolution

from engross.citations.citation import Citation, Code, Kind, Status
from engross.citations.find import find

TREATY = "United Nations, Treaty Series, vol. 976, No. 14152."
RECORDS = (
    "Official Records of the General Assembly, Seventy-third Session, Supplement No. 53 (A/73/53), chap. IV."
)


def in_notes(*notes: str, first: int = 1, **metadata: Any) -> list[Citation]:
    """The citations of footnotes that stand one after the other."""
    marks = "".join(f"[{first if i == 0 and first > 1 else ''}^{note}]" for i, note in enumerate(notes))
    return list(find(resolution(f"PP Noting many things{marks}", **metadata)))


def test_ibid_is_the_source_before() -> None:
    source, ibid = in_notes("A/90/12, para. 3.", "Ibid., para. 9.")
    assert (ibid.kind, ibid.symbol, ibid.pinpoint) == (Kind.IBID, "A/90/12", "para. 9")
    assert (ibid.status, ibid.address) == (Status.UNKNOWN, source.address)


def test_a_chain_goes_through_several() -> None:
    cited = in_notes("Resolution 70/1.", "Ibid., para. 2.", "Ibid.", "Ibid., para. 3.")
    assert [c.symbol for c in cited] == ["A/RES/70/1"] * 4
    assert cited[3].detail == "Stands for A/RES/70/1."
    assert cited[3].status is Status.VERIFIED


def test_another_volume_of_the_series() -> None:
    cited = in_notes(
        TREATY,
        "Ibid., vol. 1019, No. 14956.",
        "Ibid., vol. 1582, No. 27627.",
        "Ibid., vol. 75, Nos. 970–973.",
        "Ibid., No. 973.",
    )
    assert [c.symbol for c in cited[1:]] == [
        "UNTS/1019/14956",
        "UNTS/1582/27627",
        "UNTS/75/970-973",
        "UNTS/75/973",
    ]
    assert {c.status for c in cited} == {Status.VERIFIED}
    league = in_notes("League of Nations, Treaty Series, vol. XCIV, No. 2138.", "Ibid., vol. LX, No. 1414.")
    assert league[1].symbol == "LNTS/60/1414"


def test_a_wrong_volume_after_ibid_is_noticed() -> None:
    ibid = in_notes(TREATY, "Ibid., vol. 1582, No. 14956.")[1]
    assert [fault.code for fault in ibid.faults] == [Code.TREATY]


def test_another_supplement_of_the_records() -> None:
    cited = in_notes(
        RECORDS,
        "Ibid., Seventy-fourth Session, Supplement No. 53A (A/74/53/Add.1), chap. III.",
        "Ibid., Supplement No. 35 (A/74/35).",
    )
    assert [(c.symbol, c.organ, c.status) for c in cited[1:]] == [
        ("A/74/53/Add.1", "ga", Status.VERIFIED),
        ("A/74/35", "ga", Status.VERIFIED),
    ]


def test_a_session_in_small_letters_is_one() -> None:
    ibid = in_notes(RECORDS, "Ibid., Seventy-sixth session, Supplement No. 25 (A/76/25).")[1]
    assert ibid.status is Status.VERIFIED


def test_the_session_left_out_is_the_one_before() -> None:
    ibid = in_notes(RECORDS, "Ibid., Supplement No. 35 (A/75/35).")[1]
    assert [fault.message for fault in ibid.faults] == ["A/75/35 is of the Seventy-fifth Session."]


def test_a_part_of_the_same_document() -> None:
    ibid = in_notes("A/78/5 (Vol. I), chap. II.", "Ibid., vol. III (A/78/5 (Vol. III)).")[1]
    assert (ibid.symbol, ibid.status) == ("A/78/5 (Vol. III)", Status.UNKNOWN)


def test_a_resolution_in_the_report_before_is_the_commissions() -> None:
    report = "See Official Records of the Economic and Social Council, 2021, Supplement No. 8 (E/2021/28), chap. I."
    ibid, act = in_notes(report, "Ibid., resolution 64/1.")[1:]
    assert (ibid.symbol, ibid.pinpoint) == ("E/2021/28", "resolution 64/1")
    assert (act.symbol, act.organ, act.kind) == ("E/CN.7/RES/64/1", "cnd", Kind.RESOLUTION)
    nobody = in_notes("A/90/12.", "Ibid., resolution 64/1.")[2]
    assert (nobody.symbol, nobody.organ) == ("", "")


def test_ibid_within_a_note_is_the_source_before_it() -> None:
    cited = in_notes(f"{TREATY[:-1]}; ibid., vol. 1019, No. 14956; and ibid., vol. 1582, No. 27627.")
    assert [c.symbol for c in cited] == ["UNTS/976/14152", "UNTS/1019/14956", "UNTS/1582/27627"]
    same = in_notes("A/90/1; and A/90/2, para. 5; ibid., para. 6.")
    assert same[2].symbol == "A/90/2"
    assert not same[2].faults


def test_the_first_note_has_nothing_before_it() -> None:
    (ibid,) = in_notes("Ibid., vol. 1582, No. 27627.")
    assert [fault.code for fault in ibid.faults] == [Code.IBID_FIRST]
    assert ibid.symbol == "UNTS/1582/27627"
    (plain,) = in_notes("Ibid.")
    assert (plain.symbol, plain.status) == ("", Status.MALFORMED)


def test_the_first_note_of_an_excerpt_may_be_ibid() -> None:
    (ibid,) = in_notes("Ibid., vol. 1582, No. 27627.", first=13)
    assert (ibid.status, ibid.symbol) == (Status.VERIFIED, "UNTS/1582/27627")
    assert ibid.detail.endswith("The footnote before it is not in this text.")
    (plain,) = in_notes("Ibid., para. 3.", first=13)
    assert plain.detail == "The footnote before it is not in this text."
    assert (plain.status, plain.symbol) == (Status.UNKNOWN, "")


def test_after_several_sources_ibid_is_in_doubt() -> None:
    ibid = in_notes("A/90/12 and resolution 90/5.", "Ibid.")[2]
    assert [fault.code for fault in ibid.faults] == [Code.IBID_SEVERAL]
    assert ibid.symbol == "A/90/12"


def test_addenda_and_parts_are_one_source() -> None:
    assert not in_notes("A/90/12, A/90/12/Add.1 and A/90/12/Corr.1.", "Ibid., para. 3.")[3].faults
    assert not in_notes("A/90/12 (Part I) and A/90/12 (Part II).", "Ibid., para. 3.")[2].faults


def test_ibid_cannot_go_on_with_a_series_that_was_not_cited() -> None:
    for notes in (
        ("A/90/12.", "Ibid., vol. 1833, No. 31363."),
        ("A/90/12.", "Ibid., Seventy-fourth Session, Supplement No. 53 (A/74/53)."),
        (RECORDS, "Ibid., 2014, Supplement No. 8 (E/2014/28)."),
    ):
        assert [fault.code for fault in in_notes(*notes)[-1].faults] == [Code.IBID_SERIES], notes


def test_after_words_that_cite_nothing_ibid_is_unknown() -> None:
    ibid = in_notes("A book on many things.", "Ibid., chap. 3.")[0]
    assert (ibid.status, ibid.symbol, ibid.faults) == (Status.UNKNOWN, "", ())


def test_numbers_may_run_on_from_text_to_text() -> None:
    notation = f"""
        ORG The Commission on Narcotic Drugs,
        PP Noting one thing,[^{TREATY}]
        === resolution
        ORG The Commission on Narcotic Drugs,
        PP Noting another,[^Ibid., vol. 1019, No. 14956.]
    """
    assert [c.status for c in find(resolution(notation))] == [Status.VERIFIED, Status.VERIFIED]
    restarted = find(resolution(notation, notes_restart=True))
    assert [fault.code for fault in restarted[1].faults] == [Code.IBID_FIRST]
