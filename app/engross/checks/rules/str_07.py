"""STR-07: resolutions have a title, those of the Security Council have none."""

from __future__ import annotations

from collections.abc import Iterator

from engross import resources
from engross.checks.act import Act
from engross.checks.facts import Facts
from engross.checks.finding import Severity, Slip
from engross.checks.paragraph import Paragraph
from engross.checks.rule import DocumentRule, Example
from engross.model.nodes import Form


def check(facts: Facts) -> Iterator[Slip]:
    """A whole resolution without a title, or one of the Security Council with one; nothing before it says a word."""
    organ = resources.toml("styles/organs.toml").get(facts.organ)
    if organ is None:
        return
    for act in facts.acts:
        is_recommended = act.scope.form is Form.DRAFT and act is not facts.acts[0]
        if act.quoted or is_recommended or not act.is_whole:
            continue
        titles = [line for line in act.titles if not line.is_blank]
        is_begun = any(not line.is_blank for line in act.row)
        if organ["title"] and not titles and is_begun:
            yield from _missing(act)
        if not organ["title"] and titles and not _is_number(titles[0]):
            line = titles[0]
            message = "Resolutions of the Security Council have no title."
            yield Slip(message, line.id, 0, len(line.text))


def _missing(act: Act) -> Iterator[Slip]:
    assert act.organ is not None
    severity = Severity.WARNING if act.scope.form is Form.DRAFT else Severity.ERROR
    message = "The resolution has no title."
    yield Slip(message, act.organ.id, act.organ.start, act.organ.ending.start, at_most=severity)


def _is_number(line: Paragraph) -> bool:
    """Whether the line is "Resolution 2999 (2027)"."""
    return line.text.rstrip().endswith(")") and any(c.isdigit() for c in line.text)


RULE = DocumentRule(
    id="STR-07",
    title="Resolutions have a title, those of the Security Council have none",
    explanation=(
        "Resolutions of the General Assembly, the Human Rights Council, the Economic and Social Council and its "
        "commissions carry a title above the text. The Security Council’s go by number and year alone."
    ),
    source=(
        "Editorial Manual, Resolutions: I. System of identification, and II. Drafting and editing. Practice: a title in "
        "all GA, HRC and ECOSOC files, in no SC one"
    ),
    examples=(
        Example(
            right="""
                TITLE Culture and sustainable development
                ORG *The General Assembly*,
                PP *Recalling* its resolution 66/1,
                1. *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 66/1,
                1. *Decides* to act.
            """,
        ),
        Example(
            organ="sc",
            right="""
                ORG *The Security Council*,
                PP *Recalling* its resolution 2999 (2027),
                1. *Decides* to remain seized of the matter.
            """,
            wrong="""
                TITLE On peace
                ORG *The Security Council*,
                PP *Recalling* its resolution 2999 (2027),
                1. *Decides* to remain seized of the matter.
            """,
        ),
    ),
    repair="none",
    check=check,
)
