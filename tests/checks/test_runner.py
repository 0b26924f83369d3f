"""Running the rules: order, severities, fixes together, and what is kept from the run before."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import block, notation, resolution
from contracts.edits import OPERATIONS
from engross.checks import profiles, runner
from engross.checks.finding import Severity
from engross.editing import text
from engross.errors import EditRefused
from engross.model import validity
from engross.model.places import Place, Selection
from strategies import documents

SLIPS = """
    TITLE Water.
    ORG *The General Assembly*,
    PP *Recalling* its resolution 217A(III) of 10 December 1948;
    PP *Noting* a growth of 5%[^Resolution 70/1],
    1. *Decides* to act on this resolution,
    2. *Requests* a report
"""


def typed(document, words: str, what: str = "x"):
    place = Place(block(document, words).id, 8)
    return text.insert(document, Selection(place, place), what).document


def test_findings_come_in_the_order_of_the_text() -> None:
    rules = [finding.rule for finding in runner.run(resolution(SLIPS)).findings]
    expected = ["STR-08", "REF-06", "PUN-01", "NDT-04", "FNP-03", "FNP-09", "INT-01", "PUN-02", "PUN-03"]
    assert rules == expected


def test_all_safe_fixes_make_the_text_right_in_one_edit() -> None:
    document = resolution(SLIPS)
    edit = runner.fix_all(document, runner.run(document).findings)
    assert validity.faults(edit.document) == []
    assert runner.run(edit.document).findings == ()
    right = """
        TITLE Water
        ORG *The General Assembly*,
        PP *Recalling* its resolution 217 A (III) of 10 December 1948,
        PP *Noting* a growth of 5 per cent,[^Resolution 70/1.]
        1. *Decides* to act on the present resolution;
        2. *Requests* a report.
    """
    assert notation(edit.document) == notation(resolution(right))


def test_a_clean_text_is_fixed_by_no_edit() -> None:
    document = resolution("ORG *The General Assembly*,\nPP *Aware* of the need,\nOP *Decides* to act.")
    assert runner.fix_all(document, []).document is document


def test_what_only_people_can_put_right_refuses_to_be_fixed() -> None:
    document = resolution("ORG *The General Assembly*,\nPP *Decides* so,\n1. *Decides* to act;\n2. *Ends*.")
    finding = next(f for f in runner.run(document).findings if f.rule == "STR-04")
    try:
        runner.fix(document, finding)
    except EditRefused:
        return
    raise AssertionError("nothing was refused")


def test_a_profile_switches_rules_off_and_changes_how_bad_they_are() -> None:
    document = resolution(SLIPS)
    council = runner.run(document, profiles.named("sc"))
    severities = {finding.rule: finding.severity for finding in council.findings}
    assert severities["NDT-04"] is Severity.HINT
    assert severities["PUN-02"] is Severity.ERROR
    assert "NDT-04" in {f.rule for f in runner.run(document).findings if f.severity is Severity.WARNING}


def test_paragraphs_that_did_not_change_are_not_read_again() -> None:
    document = resolution(SLIPS)
    before = runner.run(document)
    after = runner.run(typed(document, "Decides"), before=before)
    same = block(document, "Recalling").id
    assert after.facts.paragraphs[same] is before.facts.paragraphs[same]
    assert after.slips[same] is before.slips[same]
    changed = block(document, "Decides").id
    assert after.facts.paragraphs[changed] is not before.facts.paragraphs[changed]


def test_a_paragraph_whose_surroundings_change_is_read_again() -> None:
    document = resolution("ORG *The General Assembly*,\nPP *Aware* of it,\n1. *Decides* so;\n2. *Ends* it.")
    before = runner.run(document)
    last = block(document, "Ends")
    place = Place(last.id, len("Ends it."))
    from engross.editing import structure

    split = structure.split(document, place).document
    grown = text.insert(
        split, Selection(Place(document.next_id, 0), Place(document.next_id, 0)), "Requests a report."
    )
    after = runner.run(grown.document, before=before)
    assert "PUN-02" in {f.rule for f in after.findings if f.block == last.id}


def test_what_reading_put_back_is_one_hint() -> None:
    document = resolution(
        "ORG *The General Assembly*,\nPP *Aware* of it,\nPP Noting it,\n1. *Decides* so;\n2. *Ends* it."
    )
    found = [f for f in runner.run(document, restored=3).findings if f.rule == "OPN-01"]
    assert [f.severity for f in found] == [Severity.HINT]
    assert (
        runner.run(runner.fix(document, found[0]).document).findings
        == runner.run(
            resolution(
                "ORG *The General Assembly*,\nPP *Aware* of it,\nPP *Noting* it,\n1. *Decides* so;\n2. *Ends* it."
            )
        ).findings
    )


@given(document=documents(), data=st.data())
@settings(max_examples=60)
def test_after_any_edit_the_findings_are_those_of_a_fresh_run(document, data) -> None:
    result = runner.run(document)
    for _ in range(data.draw(st.integers(1, 4))):
        operation = OPERATIONS[data.draw(st.sampled_from(sorted(OPERATIONS, key=str)))]
        try:
            document = operation(document, data.draw).document
        except EditRefused:
            continue
        result = runner.run(document, before=result)
        assert result.findings == runner.run(document).findings


@given(document=documents())
@settings(max_examples=60)
def test_fixes_keep_every_document_sound_and_never_raise(document) -> None:
    findings = runner.run(document).findings
    assert validity.faults(runner.fix_all(document, findings).document) == []
    for finding in findings[:5]:
        if finding.fix:
            assert validity.faults(runner.fix(document, finding).document) == []
