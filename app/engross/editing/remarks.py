"""Keeping comments at the text: one whose paragraph goes stays at the nearest paragraph that is left.

`followed` is called by the `Editor` on every edit, so that the same undo step holds both.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from engross.editing.edit import Aspect, Edit
from engross.model import walk
from engross.model.nodes import Document, NodeId


def followed(before: Document, edit: Edit) -> Edit:
    """The edit with the comments of paragraphs that it took away at others; the edit itself where there are none."""
    after = edit.document
    left = walk.spots(after) if after.comments else {}
    lost = {thread.block for thread in after.comments if thread.block and thread.block not in left}
    homes = {block: home for block in lost if (home := _home(before, after, block)) != block}
    if not homes:
        return edit
    threads = tuple(
        replace(thread, block=homes[thread.block]) if thread.block in homes else thread
        for thread in after.comments
    )
    return replace(edit, document=replace(after, comments=threads), aspects=edit.aspects | Aspect.REVIEW)


def _home(before: Document, after: Document, lost: NodeId) -> NodeId:
    """What is left of the paragraphs before the one that went, the nearest first, or of those after it.

    Of a footnote it is the paragraph that held it. A paragraph that ``before`` does not have either stays named.
    """
    spot = walk.spots(before).get(lost)
    if spot is None:
        return lost
    left = walk.spots(after)
    order = [block.id for block in walk.blocks(before)]
    at = order.index(before.parts[spot.part].blocks[spot.index].id)
    return next((near for near in chain(order[at::-1], order[at + 1 :]) if near in left), lost)
