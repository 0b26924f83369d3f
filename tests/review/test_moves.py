"""What was deleted from a moved paragraph stands struck once, where it was."""

from __future__ import annotations

from builders import resolution
from engross.model import states
from engross.model.review import ChangeKind
from engross.review import moves
from engross.review.compare import compare, says_same

OLD = """
TITLE Water
ORG The General Assembly,
PP *Recalling* its resolutions on clean water and on the rights of everyone to it,
PP *Welcoming* the fund, the pledges made to it and the first of its works in the field,
PP *Noting* the report of the Secretary-General and the views of Member States in it,
1. *Decides* to act.
"""
NEW = """
TITLE Water
ORG The General Assembly,
PP *Noting* the report of the Secretary-General and the opinions of Member States in it,
PP *Recalling* its resolutions on clean water and on the rights of everyone to it,
PP *Welcoming* the fund, the pledges made to it and the first of its works in the field,
1. *Decides* to act.
"""


def test_neither_state_says_anything_else():
    old, new = resolution(OLD), resolution(NEW)
    made = compare(old, new, "A", "2035-12-16T09:30:00Z")
    assert any(c.kind is ChangeKind.MOVE for c in made.changes)
    once = moves.struck_once(made)
    assert once is not made
    assert says_same(states.original(once), old)
    assert says_same(states.accepted(once), new)
    both = [
        i for p in once.parts for b in p.blocks for i in b.inlines if i.marks.inserted and i.marks.deleted
    ]
    assert not both


def test_a_text_without_moves_stays_the_same_object():
    document = resolution(OLD)
    assert moves.struck_once(document) is document
