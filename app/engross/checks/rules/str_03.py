"""STR-03: the comma after the organ's name comes and goes with the preamble."""

from __future__ import annotations

from collections.abc import Iterator

from engross.checks.facts import Facts
from engross.checks.finding import Slip
from engross.checks.fix import Retype
from engross.checks.paragraph import Role
from engross.checks.rule import DocumentRule, Example
from engross.model.inlines import Style


def check(facts: Facts) -> Iterator[Slip]:
    """An organ line with a comma before the operative part, or without one before a preamble."""
    for act in facts.acts:
        line = act.organ
        if line is None or line.is_blank or not act.of_role(Role.PREAMBULAR, Role.OPERATIVE):
            continue
        mark, start, end = line.ending.mark, line.ending.start, line.ending.end
        has_preamble = bool(act.of_role(Role.PREAMBULAR))
        if has_preamble and not mark:
            comma = Retype(line.id, start, start, line.marks.comma, Style.PLAIN)
            yield Slip(
                "Before a preamble, the organ’s name has a comma.",
                line.id,
                max(start - 1, 0),
                start,
                (comma,),
            )
        if not has_preamble and mark == line.marks.comma:
            gone = Retype(line.id, start, end, "")
            yield Slip("Without a preamble, the organ’s name has no comma.", line.id, start, end, (gone,))


RULE = DocumentRule(
    id="STR-03",
    title="The comma after the organ’s name comes and goes with the preamble",
    explanation=(
        "With a preamble, a comma follows the organ’s name. Without one, the verb follows at once: “*The General "
        "Assembly*” / “*Decides* …”. Composite texts whose sections have preambles of their own keep the comma."
    ),
    source=(
        "Editorial Manual, Resolutions: II. Drafting and editing (second example). Practice: with a preamble GA 1,883 "
        "of 1,885 have the comma; without one GA 51 of 67 and ECOSOC 19 of 19 have none, the others being composite"
    ),
    examples=(
        Example(
            right="""
                ORG *The General Assembly*,
                PP *Recalling* its resolution 66/1,
                1. *Decides* to act.
            """,
            wrong="""
                ORG *The General Assembly*
                PP *Recalling* its resolution 66/1,
                1. *Decides* to act.
            """,
        ),
        Example(
            right="""
                ORG *The General Assembly*
                OP *Decides* that the Conference shall meet in 2031.
            """,
            wrong="""
                ORG *The General Assembly*,
                OP *Decides* that the Conference shall meet in 2031.
            """,
        ),
    ),
    repair="safe",
    check=check,
)
