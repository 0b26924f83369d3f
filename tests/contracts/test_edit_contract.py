"""What holds for every function of `engross.editing`, on documents with everything in them."""

from __future__ import annotations

import inspect
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from contracts.edits import OPERATIONS, check
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
from engross.editing.editor import Editor
from engross.errors import EditRefused
from engross.model import places, validity
from strategies import documents

MODULES = (
    text, typing, typed_labels, completion, structure, moving, arrange, annexes, footnotes, references, fragments,
    masthead,
)  # fmt: skip


def _edits_of(module: ModuleType) -> set[str]:
    return {
        f"{module.__name__}.{name}"
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and "Edit" in str(inspect.signature(function).return_annotation).replace("EditRefused", "")
    }


def test_every_editing_function_is_under_contract():
    known = {f"{function.__module__}.{function.__name__}" for function in OPERATIONS}
    assert set().union(*map(_edits_of, MODULES)) == known


@pytest.mark.parametrize("function", OPERATIONS, ids=lambda f: f"{f.__module__.split('.')[-1]}.{f.__name__}")
@settings(max_examples=40)
@given(document=documents(), data=st.data())
def test_edit_contract(function, document, data):
    try:
        edit = OPERATIONS[function](document, data.draw)
    except EditRefused:
        return
    check(document, edit)


class Editing(RuleBasedStateMachine):
    """Anything in any order; undo leads back to the very first document, redo to the last."""

    @initialize(document=documents(most_texts=1))
    def begin(self, document):
        self.first = document
        self.editor = Editor(document)

    @rule(data=st.data(), function=st.sampled_from(list(OPERATIONS)), group=st.sampled_from(["", "typing"]))
    def edit(self, data, function, group):
        try:
            self.editor.apply(OPERATIONS[function](self.editor.document, data.draw), group)
        except EditRefused:
            pass

    @rule()
    def undo(self):
        before = self.editor.document
        assert self.editor.undo() == (self.editor.document is not before)

    @rule()
    def redo(self):
        before = self.editor.document
        assert self.editor.redo() == (self.editor.document is not before)

    @invariant()
    def is_sound(self):
        assert validity.faults(self.editor.document) == []
        assert places.is_inside(self.editor.document, self.editor.selection.head)
        assert places.is_inside(self.editor.document, self.editor.selection.anchor)

    def teardown(self):
        if not hasattr(self, "editor"):
            return
        while self.editor.redo():
            pass
        last = self.editor.document
        while self.editor.undo():
            pass
        assert self.editor.document is self.first
        while self.editor.redo():
            pass
        assert self.editor.document is last


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=25, stateful_step_count=25)
