"""The rule contract, held to every rule: its examples, its source, its fix, its place in the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import notation, resolution
from engross.checks import runner
from engross.checks.profiles import NAMES, named
from engross.checks.rule import Example, Rule
from engross.checks.rules import RULES
from engross.model import places, validity, walk
from engross.model.nodes import Document

EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
NAMED = [f"{rule.id} {place}" for rule in RULES for place, _ in enumerate(rule.examples, 1)]


def built(words: str, example: Example) -> Document:
    return resolution(words, organ=example.organ, language=example.language, **example.metadata)


def findings(document: Document, rule: Rule, example: Example) -> tuple[runner.Finding, ...]:
    """What one rule finds, in a profile in which it is on."""
    profile = next(
        p for p in (named(n) for n in (example.organ, *NAMES) if n in NAMES) if p.severity(rule.id)
    )
    return runner.run(document, profile, rules=[rule]).findings


def test_the_list_holds_every_module_of_the_folder(project: Path) -> None:
    modules = {path.stem for path in (project / "app/engross/checks/rules").glob("[a-z]*.py")}
    assert {rule.id.lower().replace("-", "_") for rule in RULES} == modules


def test_no_rule_stands_in_the_list_twice() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_is_and_where_it_comes_from(rule: Rule) -> None:
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.explanation.endswith((".", ")"))
    assert (
        "Manual" in rule.source
        or "Practice" in rule.source
        or "practice" in rule.source
        or "guide" in rule.source
    )
    assert rule.examples


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=NAMED)
def test_the_right_text_is_clean_and_the_wrong_one_is_found(rule: Rule, example: Example) -> None:
    assert findings(built(example.right, example), rule, example) == ()
    assert findings(built(example.wrong, example), rule, example)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=NAMED)
def test_the_right_text_breaks_no_rule_at_all(rule: Rule, example: Example) -> None:
    result = runner.run(built(example.right, example))
    found = [f for f in result.findings if f.severity == "error" and f.rule != "STR-07"]
    assert found == [], rule.id


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=NAMED)
def test_findings_stand_inside_their_paragraph_and_speak_in_sentences(rule: Rule, example: Example) -> None:
    document = built(example.wrong, example)
    for finding in findings(document, rule, example):
        size = places.size(walk.block_of(document, finding.block))
        assert 0 <= finding.start <= finding.end <= size
        assert finding.message.endswith((".", "”.")), finding.message


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=NAMED)
def test_the_fix_leads_from_the_wrong_text_to_the_right_one(rule: Rule, example: Example) -> None:
    wrong = built(example.wrong, example)
    found = findings(wrong, rule, example)
    if rule.repair == "none":
        assert all(f.fix is None for f in found)
        return
    assert all(f.fix is not None for f in found)
    fixed = wrong
    for _ in found:
        fixed = runner.fix(fixed, findings(fixed, rule, example)[0]).document
        if not findings(fixed, rule, example):
            break
    assert validity.faults(fixed) == []
    assert notation(fixed) == notation(built(example.right, example))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=NAMED)
def test_all_safe_fixes_together_do_the_same_in_one_edit(rule: Rule, example: Example) -> None:
    wrong = built(example.wrong, example)
    found = findings(wrong, rule, example)
    if any(f.fix is None or not f.fix.is_safe for f in found):
        pytest.skip("to be asked first")
    edit = runner.fix_all(wrong, found)
    assert findings(edit.document, rule, example) == ()
    untouched = {b.id for b in walk.all_blocks(wrong)} - {f.block for f in found}
    if len(found) == 1 and found[0].fix and len(found[0].fix.changes) == 1:
        assert all(
            walk.block_of(edit.document, i) is walk.block_of(wrong, i) or _holds_note(wrong, i)
            for i in untouched
        )


def _holds_note(document: Document, block_id: int) -> bool:
    return any(holder.id == block_id for holder, _, _ in walk.notes(document))
