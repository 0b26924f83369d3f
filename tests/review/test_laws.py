"""What holds for every tracked session, on made documents and on published ones."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from builders import resolution
from engross.editing import footnotes, fragments, structure, text
from engross.editing.editor import Editor
from engross.editing.fragments import Fragment
from engross.errors import EditRefused
from engross.formats.akn import FORMAT as AKN
from engross.formats.docx import FORMAT as DOCX
from engross.model import places, plain, states, validity, walk
from engross.model.nodes import Kind
from engross.model.places import Place, Selection
from engross.review import comments, decisions
from engross.review.compare import says_same
from engross.review.copies import Copy, merge
from engross.review.tracking import track

AUTHORS = ("Ann", "Bo", "Chen")
TEXT = """
    MAST {symbol:A/RES/90/5}
    TITLE {number:90/5.} {title:Clean water}
    ORG *The General Assembly*,
    PP *Recalling* its resolution 80/1 of 16 December 2025,[^Resolution 80/1, annex.]
    PP *Noting with concern* that clean water is wanting in many small towns of the coast,
    1. *Decides* to act on the report of the Secretary-General at once:
      (a) In the towns of the coast;
      (b) In the mountains and the valleys;[^See the map.]
    2. *Encourages* States to share wells, pipes and the knowledge of their engineers;
    3. *Requests* a report on what was done about wells and pipes in the mountains.
"""
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
"""hypothesis writes out the documents that it draws from."""
PUBLISHED = ("ga/en", "ga/ar", "ga/zh", "sc/en", "hrc/en")


def at(number: int) -> str:
    return f"2035-12-16T09:{number:02}:00Z"


def published(shared: Path) -> list[Path]:
    """Some published texts of moderate length, of several organs and languages, always the same."""
    chance = random.Random(7)
    found = []
    for folder in PUBLISHED:
        files = sorted(p for p in (shared / "corpus" / folder).glob("*.xml") if p.stat().st_size < 60_000)
        found += chance.sample(files, min(len(files), 2))
    return found


def one_of(several, data):
    return several[data.draw(st.integers(0, len(several) - 1))]


def session(document, data, steps: int = 5):
    """The document after tracked edits of several people, each at a time of its own."""
    for number in range(steps):
        try:
            edit = data.draw(strategies.edits(document))
        except EditRefused:
            continue
        author = data.draw(st.sampled_from(AUTHORS))
        made = track(document, edit, author, at(number)).document
        assert says_same(states.original(made), states.original(document))
        document = made
    assert not validity.faults(document)
    return document


def decided_in_any_order(document, data):
    """Deciding change by change, in any order, gives what deciding all at once gives."""
    order = data.draw(st.permutations([change.id for change in document.changes]))
    accepted = {change for change in order if data.draw(st.booleans())}
    one_by_one = document
    for change in order:
        if change in accepted:
            one_by_one = states.decided(one_by_one, accept={change})
        else:
            one_by_one = states.decided(one_by_one, reject={change})
    at_once = states.decided(document, accept=accepted, reject=set(order) - accepted)
    assert says_same(one_by_one, at_once)


def redrafted(document, data):
    """The document after tracked edits of its paragraphs, as delegates make them."""
    for number in range(5):
        block = one_of(
            [b for b in walk.blocks(document) if b.kind in (Kind.PREAMBULAR, Kind.OPERATIVE)], data
        )
        start, end = sorted(data.draw(st.integers(0, places.size(block))) for _ in range(2))
        words = Selection(Place(block.id, start), Place(block.id, end))
        try:
            match data.draw(st.integers(0, 4)):
                case 0:
                    edit = text.insert(
                        document, words, data.draw(st.sampled_from(("wells", " and", "دار", "大会")))
                    )
                case 1:
                    edit = text.delete(document, words)
                case 2:
                    edit = structure.remove(document, block.id)
                case 3:
                    edit = footnotes.insert(document, words.head)
                case _:
                    edit = split_unchanged(document, block, end)
        except EditRefused:
            continue
        document = track(document, edit, data.draw(st.sampled_from(AUTHORS)), at(number)).document
    return document


def split_unchanged(document, block, offset):
    """Enter anywhere in a paragraph of which nothing is tracked: what is reshaped where it came too is no more told."""
    if states.has_changes(block):
        raise EditRefused("There is nothing to split.")
    return structure.split(document, Place(block.id, offset))


def commented(document, data):
    """The document with a comment of somebody on words, and an answer."""
    block = one_of([b for b in walk.all_blocks(document) if b.inlines], data)
    on = Selection(Place(block.id, 0), Place(block.id, places.size(block)))
    document = comments.add(document, "Why?", "Dana", at(50), on=on).document
    return comments.reply(document, document.comments[-1].id, "Because.", "Ann", at(51)).document


def told(document):
    """The changes and comments with who and when."""
    changes = sorted((c.kind.value, c.author, c.at) for c in document.changes)
    threads = [
        (t.text, t.author, t.at, [(r.text, r.author, r.at) for r in t.replies]) for t in document.comments
    ]
    return changes, threads


@pytest.fixture(scope="module")
def texts(shared):
    return [states.accepted(AKN.read(path.read_bytes()).document) for path in published(shared)]


@settings(max_examples=25)
@given(data=st.data())
def test_a_session_on_a_published_text_goes_back_and_forth(texts, data):
    document = one_of(texts, data)
    made = session(document, data)
    assert says_same(states.original(made), document)
    if made.changes:
        rejected = decisions.reject(made, decisions.everything(made)).document
        assert says_same(rejected, document)
        accepted = decisions.accept(made, decisions.everything(made)).document
        assert says_same(accepted, states.accepted(made)) and not accepted.changes


@settings(max_examples=15)
@given(data=st.data())
def test_a_review_of_a_published_text_is_kept_in_a_file_of_record(texts, data):
    made = commented(session(one_of(texts, data), data, 3), data)
    again = AKN.read(AKN.write(made).data).document
    assert told(again) == told(made)
    assert says_same(states.accepted(again), states.accepted(made))
    assert says_same(states.original(again), states.original(made))


@settings(max_examples=40)
@given(strategies.documents(most_texts=1), st.data())
def test_changes_of_a_session_are_decided_in_any_order(document, data):
    decided_in_any_order(session(document, data), data)


@settings(max_examples=20)
@given(data=st.data())
def test_a_review_is_kept_in_a_word_file(data):
    made = commented(redrafted(resolution(TEXT), data), data)
    again = DOCX.read(DOCX.write(made).data).document
    assert told(again)[1] == told(made)[1]
    assert people(again) == people(made)
    assert words(states.accepted(again)) == words(states.accepted(made))
    assert words(states.original(again)) == words(states.original(made))


def people(document):
    """Who changed something, and when: Word has no change of a paragraph's kind, it is written as one of words."""
    return {(change.author, change.at) for change in document.changes}


def words(document):
    rows = (" ".join(plain.text(block).split()) for block in walk.all_blocks(document))
    return [row for row in rows if row]


@settings(max_examples=40)
@given(strategies.documents(most_texts=1), st.data())
def test_undo_gives_each_value_back(document, data):
    editor = Editor(document)
    before = []
    for number in range(4):
        now = editor.document
        try:
            edit = data.draw(strategies.edits(now))
        except EditRefused:
            continue
        made = track(now, edit, data.draw(st.sampled_from(AUTHORS)), at(number))
        if made.document is not now:
            before.append(now)
            editor.apply(made)
    for value in reversed(before):
        editor.undo()
        assert editor.document is value


@settings(max_examples=60)
@given(data=st.data())
def test_comments_travel_with_cut_words_as_the_changes_are_decided(data):
    """Accepted, they are where they are without tracking; rejected, where they were. No state has them twice."""
    document = commented(resolution(TEXT), data)
    blocks = [block for block in walk.blocks(document) if block.kind in (Kind.PREAMBULAR, Kind.OPERATIVE)]
    taken = one_of(blocks, data)
    low, high = sorted(data.draw(st.integers(0, places.size(taken))) for _ in range(2))
    words = Selection(Place(taken.id, low), Place(taken.id, high))
    home = document.comments[0].block
    target = one_of([block for block in blocks if block.id not in (taken.id, home)], data)
    spot = data.draw(st.integers(0, places.size(target)))
    there = Selection(Place(target.id, spot), Place(target.id, spot))

    def moved(author):
        editor = Editor(document)
        if author:
            editor.tracker = lambda before, edit: track(before, edit, author, at(1))
        clipboard, edit = fragments.cut(editor.document, words)
        editor.apply(edit)
        editor.apply(fragments.paste(editor.document, there, Fragment.from_json(clipboard.to_json())))
        return editor.document

    plainly, tracked = moved(None), moved("Ann")
    if tracked.changes:
        accepted = decisions.accept(tracked, decisions.everything(tracked)).document
        rejected = decisions.reject(tracked, decisions.everything(tracked)).document
        assert on_what(accepted) == on_what(plainly)
        assert on_what(rejected) == on_what(document)
        assert rejected.comments == document.comments
        assert on_what(AKN.read(AKN.write(tracked).data).document) == on_what(tracked)
        from_word = DOCX.read(DOCX.write(tracked).data).document
        accepted_in_word = decisions.accept(from_word, decisions.everything(from_word)).document
        if walk.block_of(document, home) in blocks:
            assert commented_words(accepted_in_word) == commented_words(accepted)


def on_what(document):
    """The commented words, with how many comments are on them, paragraph by paragraph."""
    return [
        [
            (len(i.marks.comments), plain.text(replace(block, inlines=(i,))))
            for i in block.inlines
            if i.marks.comments
        ]
        for block in walk.all_blocks(document)
    ]


def commented_words(document):
    return "".join(words for row in on_what(document) for _, words in row)


@settings(max_examples=40)
@given(data=st.data())
def test_a_copy_that_came_back_as_it_was_sent_changes_nothing(data):
    """Whatever is tracked in the draft, by whom, and however finely."""
    draft = commented(redrafted(resolution(TEXT), data), data)
    made = merge(draft, draft, [Copy(draft, "Dana")], at(59))
    assert made.conflicts == ()
    assert says_same(states.accepted(made.document), states.accepted(draft))
    assert says_same(states.original(made.document), states.original(draft))
    assert told(made.document)[1] == told(draft)[1]
    assert people(made.document) == people(draft)
