"""Every editing function as something that hypothesis can call, and what must hold after each."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from engross.editing import (
    annexes,
    arrange,
    completion,
    footnotes,
    fragments,
    masthead,
    moving,
    references,
    structure,
    text,
    typed_labels,
    typing,
)
from engross.editing.edit import Edit
from engross.editing.editor import Editor
from engross.errors import EditRefused
from engross.model import masthead as data
from engross.model import places, validity, walk
from engross.model import references as links
from engross.model.inlines import Style
from engross.model.nodes import Block, Document, Kind, Vote
from strategies import blocks_of, places_in, rows, selections_in, text_blocks_of, texts

Draw = Callable[[st.SearchStrategy], object]
Operation = Callable[[Document, Draw], Edit]

VOTES = [
    None,
    Vote("adoptedWithoutVote"),
    Vote("adoptedRecordedVote", ("Fiji", "Peru"), ("Chad",), ()),
    Vote("adoptedRecordedVote", ("Fiji",), (), ("Chad",)),
]
KINDS = [kind for kind in Kind if kind not in (Kind.CELL, Kind.NOTE)]


def _replace(document: Document, draw: Draw) -> Edit:
    """A keystroke: runs read back, with footnotes of this paragraph or of others among them."""
    block = draw(blocks_of(document))
    known = [note for _, _, note in walk.notes(document)]
    some = draw(st.lists(st.sampled_from(known), max_size=2)) if known else []
    return text.replace(document, block.id, (*draw(rows()), *some, *block.inlines[1:]))


def _insert_note(document: Document, draw: Draw) -> Edit:
    return footnotes.insert(document, draw(places_in(document)), draw(rows()))


def _remove_note(document: Document, draw: Draw) -> Edit:
    known = [note.id for _, _, note in walk.notes(document)]
    if not known:
        raise EditRefused("There is no footnote.")
    return footnotes.remove(document, draw(st.sampled_from(known)))


def _note_to_brackets(document: Document, draw: Draw) -> Edit:
    known = [note.id for _, _, note in walk.notes(document)]
    if not known:
        raise EditRefused("There is no footnote.")
    return footnotes.to_brackets(document, draw(st.sampled_from(known)))


def _followed(document: Document, draw: Draw) -> Edit:
    selection = draw(selections_in(document))
    return references.followed(document, text.delete(document, selection), selection)


def _insert_reference(document: Document, draw: Draw) -> Edit:
    target = links.Target(draw(blocks_of(document)).id, is_own=draw(st.booleans()))
    selection = draw(selections_in(document))
    return references.insert(document, selection, target, before="paragraph ", behind=" above")


def _cut(document: Document, draw: Draw) -> Edit:
    return fragments.cut(document, draw(selections_in(document)))[1]


def _paste(document: Document, draw: Draw) -> Edit:
    fragment = fragments.copy(document, draw(selections_in(document)))
    through_clipboard = fragments.Fragment.from_json(fragment.to_json())
    assert through_clipboard.text == fragment.text
    return fragments.paste(document, draw(selections_in(document)), through_clipboard)


def _paste_words(document: Document, draw: Draw) -> Edit:
    words = "\n".join(draw(st.lists(texts, max_size=3)))
    return fragments.paste(document, draw(selections_in(document)), fragments.from_text(words))


def _move(document: Document, draw: Draw) -> Edit:
    one, two = draw(blocks_of(document)), draw(text_blocks_of(document))
    return moving.move(document, one.id, two.id, after=draw(st.booleans()))


def _some(document: Document, draw: Draw) -> list[int]:
    """A few paragraphs in any order, of the text or now and then of a footnote."""
    return [block.id for block in draw(st.lists(blocks_of(document), min_size=1, max_size=4))]


def _arrange(document: Document, draw: Draw) -> Edit:
    where = draw(st.sampled_from(["before", "after", "below"]))
    return arrange.move(document, _some(document, draw), draw(text_blocks_of(document)).id, where)


def _arrange_each(document: Document, draw: Draw) -> Edit:
    shift = draw(st.sampled_from([structure.indent, structure.outdent]))
    return arrange.each(document, _some(document, draw), lambda d, b: shift(d, places.caret(b)))


def _insert_beside(document: Document, draw: Draw) -> Edit:
    where = draw(st.sampled_from(["before", "after", "below"]))
    kind = draw(st.sampled_from(KINDS))
    return arrange.insert(document, draw(blocks_of(document)).id, where, kind)


def _paste_beside(document: Document, draw: Draw) -> Edit:
    blocks = arrange.blocks_of(document, _some(document, draw))
    fragment = fragments.Fragment(blocks, is_plain=draw(st.booleans()))
    return arrange.paste(document, draw(blocks_of(document)).id, fragment)


def _move_annex(document: Document, draw: Draw) -> Edit:
    one, two = draw(blocks_of(document)), draw(blocks_of(document))
    return annexes.move(document, one.id, two.id, after=draw(st.booleans()))


def _on_some(function: Callable[[Document, list[int]], Edit]) -> Operation:
    return lambda document, draw: function(document, _some(document, draw))


def _renaming(function: Callable[[Document, int, str], Edit]) -> Operation:
    return lambda d, draw: function(d, draw(blocks_of(d)).id, draw(st.sampled_from(["", "New  name", "ب"])))


def _on_selection(function: Callable[[Document, places.Selection], Edit]) -> Operation:
    return lambda document, draw: function(document, draw(selections_in(document)))


def _on_block(function: Callable[[Document, int], Edit]) -> Operation:
    return lambda document, draw: function(document, draw(blocks_of(document)).id)


_BEGUN = (
    "Recalling ",
    "1. ",
    "(a) ",
    "(i) ",
    "I. ",
    'a "',
    "it's",
    "No. 5",
    "a --",
    "...",
    "2015-2030 ",
    "回顾大",
    "مع,",
)


def _put_right(function: Callable[[Document, places.Place, str], Edit | None]) -> Operation:
    """Words typed, and put right after the last sign."""

    def operate(document: Document, draw: Draw) -> Edit:
        words = draw(st.sampled_from(_BEGUN))
        typed = text.insert(document, draw(selections_in(document)), words)
        edit = function(typed.document, typed.selection.head, words[-1])
        return Edit(edit.document, edit.selection, typed.aspects | edit.aspects) if edit else typed

    return operate


def _pasted_alone(document: Document, draw: Draw) -> Edit:
    """One paragraph with a label pasted, which stands alone where it came into an empty one."""
    words = fragments.from_text(draw(st.sampled_from(["7. a", "(a) b", "II.\u00a0 c", "1990 d"])))
    pasted = fragments.paste(document, draw(selections_in(document)), words)
    edit = typed_labels.numbered_alone(pasted.document, pasted.selection.head, words.blocks[0])
    return Edit(edit.document, edit.selection, pasted.aspects | edit.aspects) if edit else pasted


def _opening(document: Document, place: places.Place, sign: str) -> Edit | None:
    made = typing.opening(document, place, sign)
    return made[0] if made else None


def _accept(document: Document, draw: Draw) -> Edit:
    place = draw(places_in(document))
    start = draw(st.integers(0, place.offset))
    return completion.accept(
        document, place, completion.Offer("Recalling", start, style=Style.ITALIC, tail=",")
    )


OPERATIONS: dict[Callable[..., object], Operation] = {
    text.replace: _replace,
    text.insert: lambda d, draw: text.insert(d, draw(selections_in(d)), draw(texts)),
    text.delete: _on_selection(text.delete),
    text.set_style: lambda d, draw: text.set_style(
        d, draw(selections_in(d)), draw(st.sampled_from([Style.ITALIC, Style.BOLD])), draw(st.booleans())
    ),
    text.set_link: lambda d, draw: text.set_link(
        d, draw(selections_in(d)), draw(st.sampled_from(["", "x:y"]))
    ),
    structure.split: lambda d, draw: structure.split(d, draw(places_in(d))),
    structure.join_before: _on_block(structure.join_before),
    structure.join_after: _on_block(structure.join_after),
    structure.set_kind: lambda d, draw: structure.set_kind(
        d, draw(selections_in(d)), draw(st.sampled_from(KINDS))
    ),
    structure.indent: _on_selection(structure.indent),
    structure.outdent: _on_selection(structure.outdent),
    moving.move: _move,
    moving.move_up: _on_block(moving.move_up),
    moving.move_down: _on_block(moving.move_down),
    structure.insert_block: lambda d, draw: structure.insert_block(
        d, draw(blocks_of(d)).id, draw(st.sampled_from(KINDS)), draw(st.integers(0, 2))
    ),
    structure.remove: _on_block(structure.remove),
    structure.renumber: lambda d, draw: structure.renumber(d),
    arrange.move: _arrange,
    arrange.move_up: _on_some(arrange.move_up),
    arrange.move_down: _on_some(arrange.move_down),
    arrange.each: _arrange_each,
    arrange.insert: _insert_beside,
    arrange.duplicate: _on_some(arrange.duplicate),
    arrange.paste: _paste_beside,
    arrange.remove: _on_some(arrange.remove),
    arrange.rename: _renaming(arrange.rename),
    annexes.insert: lambda d, draw: annexes.insert(d, draw(blocks_of(d)).id, after=draw(st.booleans())),
    annexes.move: _move_annex,
    annexes.remove: _on_block(annexes.remove),
    annexes.rename: _renaming(annexes.rename),
    footnotes.insert: _insert_note,
    footnotes.remove: _remove_note,
    footnotes.insert_on_title: lambda d, draw: footnotes.insert_on_title(d, draw(places_in(d))),
    footnotes.from_brackets: _on_selection(footnotes.from_brackets),
    footnotes.to_brackets: _note_to_brackets,
    references.followed: _followed,
    references.insert: _insert_reference,
    references.live_here: _on_selection(references.live_here),
    references.live_everywhere: lambda d, draw: references.live_everywhere(d)[0],
    references.words_here: _on_selection(references.words_here),
    typing.quotes: _put_right(typing.quotes),
    typing.spaces: _put_right(typing.spaces),
    typing.dashes: _put_right(typing.dashes),
    typing.opening: _put_right(_opening),
    typed_labels.numbered: _put_right(typed_labels.numbered),
    typed_labels.numbered_alone: _pasted_alone,
    completion.accept: _accept,
    fragments.cut: _cut,
    fragments.paste: lambda d, draw: (_paste if draw(st.booleans()) else _paste_words)(d, draw),
    masthead.set_field: lambda d, draw: masthead.set_field(
        d, draw(st.sampled_from(data.NAMES)), draw(st.sampled_from(["", "A/RES/90/6", "Water"]))
    ),
    masthead.restate: lambda d, draw: masthead.restate(
        d,
        draw(st.sampled_from(data.NAMES)),
        draw(st.sampled_from(["", "Fiji and Albania: draft resolution"])),
    ),
    masthead.set_metadata: lambda d, draw: masthead.set_metadata(
        d, organ=draw(st.sampled_from(["ga", "sc"]))
    ),
    masthead.set_vote: lambda d, draw: masthead.set_vote(
        d, draw(st.sampled_from(VOTES)), is_printed=draw(st.booleans())
    ),
}
"""Each function of `engross.editing` that gives an edit, by the function itself."""


def check(before: Document, edit: Edit) -> None:
    """The edit contract."""
    after = edit.document
    assert validity.faults(after) == []
    if edit.selection is not None:
        assert places.is_inside(after, edit.selection.anchor)
        assert places.is_inside(after, edit.selection.head)
    same_objects(before, after)
    editor = Editor(before)
    editor.apply(edit)
    assert editor.document is after
    if after is not before:
        assert editor.undo()
        assert editor.document is before
        assert editor.redo()
        assert editor.document is after


def same_objects(before: Document, after: Document) -> None:
    """What an edit did not touch is the same object, not an equal one; the two ends of a selection are touched."""
    old: dict[int, Block] = {block.id: block for block in walk.all_blocks(before)}
    rebuilt = [b.id for b in walk.all_blocks(after) if b == old.get(b.id) and b is not old[b.id]]
    assert len(rebuilt) <= 2, f"blocks {rebuilt} were rebuilt"
