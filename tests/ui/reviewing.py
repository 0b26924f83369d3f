"""Random review of a page: comments, decisions, tracking on and off, copies that come back, the find bar's replacing."""

from __future__ import annotations

import random

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from engross.editing import moving, structure, text
from engross.editing.edit import Aspect, Edit
from engross.editing.find import Query
from engross.errors import EditRefused
from engross.model import places, states, walk
from engross.model.nodes import Document
from engross.model.places import Place, Selection
from engross.review import comments, copies, decisions
from engross.ui.bridge import Bridge
from engross.ui.document_view import Layer
from engross.ui.editor.page import Page
from engross.ui.find.bar import FindBar
from engross.ui.find.search import Search
from engross.ui.review.tracking import Tracking
from engross.ui.theme import theme

AT = "2035-12-16T09:30:00Z"
PEOPLE = ("Ann", "Bob", "Chad; Norway")
_MERGED = Aspect.TEXT | Aspect.STRUCTURE | Aspect.NOTES | Aspect.MASTHEAD | Aspect.METADATA | Aspect.REVIEW
FOREIGN = (
    # a word processor's: its own classes, a list by margins, a footnote, a table, a tracked deletion
    '<html xmlns:o="urn:x"><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment-->'
    '<p class=MsoNormal><i>Recalling</i> the report<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>,<o:p></o:p></p>'
    '<p class=MsoListParagraph style="margin-left:36pt;mso-list:l0 level1 lfo1">(a)<span>&nbsp;</span>One;</p>'
    "<table><tr><td>Name</td><td><p>Amount</p></td></tr><tr><td>Alpha</td><td>12</td></tr></table>"
    '<div style="mso-element:footnote" id=ftn1><p><a href="#_ftnref1">[1]</a> See A/80/1.</p></div><!--EndFragment-->',
    # a browser's: nested lists, headings, scripts, what is no text
    "<h2>Heading</h2><script>x()</script><ol><li>first<ol><li>inner <b>bold</b></li></ol></li><li>second</li></ol>"
    "<p>tail<sup>2</sup> &amp; <a href='https://example.org/a'>a link</a><img src='x.png'></p>",
    "<p dir=rtl>قرار <em>جديد</em></p><p></p><p>\U0001d4b6 &nbsp; end",
    "just <u>words</u> <br> and a break",
)
_SOUGHT = ("the", "e", "report", "中文", "o act")


class Reviewer:
    """Does one random thing of review at a time; the same random numbers do the same."""

    def __init__(self, page: Page, bridge: Bridge, chance: random.Random) -> None:
        self._page, self._bridge, self._random = page, bridge, chance
        self._desk = _Desk(page, bridge)

    @property
    def _document(self) -> Document:
        return self._bridge.document

    def _perform(self, make: object) -> None:
        self._bridge.perform(make)  # type: ignore[arg-type]

    # comments

    def comment(self) -> None:
        document, pick = self._document, self._random.choice
        notes = [note.id for *_where, note in walk.notes(document)]
        on = pick((self._bridge.selection, self._bridge.selection, None, pick(notes) if notes else None))
        kind, author = pick(list(comments.kinds())), pick(PEOPLE)
        self._perform(lambda: comments.add(document, "Why so?", author, AT, on=on, kind=kind))

    def on_thread(self) -> None:
        document = self._document
        if not document.comments:
            return
        thread = self._random.choice(document.comments)
        deed = self._random.choice(
            (
                lambda: comments.reply(document, thread.id, "Because.", "Bob", AT),
                lambda: comments.resolve(document, thread.id),
                lambda: comments.reopen(document, thread.id),
                lambda: comments.assign(document, thread.id, "Ann"),
                lambda: comments.change(document, thread.id, is_private=not thread.is_private),
                lambda: comments.remove(document, thread.id),
            )
        )
        self._perform(deed)

    # changes

    def track(self) -> None:
        """On or off."""
        tracking = self._bridge.findChild(Tracking)
        if tracking is not None:
            tracking.switch(on=not tracking.is_on)

    def decide(self) -> None:
        document, here = self._document, self._bridge.selection
        chosen = self._random.choice(
            (decisions.in_selection(document, here), decisions.in_paragraph(document, here.head.block))
        )
        if document.changes and self._random.random() < 0.5:
            chosen = {self._random.choice(document.changes).id}
        do = self._random.choice((decisions.accept, decisions.reject))
        self._perform(lambda: do(document, chosen))

    def decide_all(self) -> None:
        document = self._document
        do = self._random.choice((decisions.accept, decisions.reject))
        self._perform(lambda: do(document, decisions.everything(document)))

    def merge(self) -> None:
        """One or two copies of the text as it is come back with edits, and are laid over it."""
        sent = self._document
        back = [copies.Copy(self._edited(sent), name) for name in PEOPLE[: self._random.randint(1, 2)]]
        merged = copies.merge(sent, sent, back, AT)
        self._perform(lambda: Edit(merged.document, None, _MERGED))

    def _edited(self, sent: Document) -> Document:
        """A copy with everything decided, and some words, a paragraph or a place changed by hand."""
        copy = states.accepted(sent) if self._random.random() < 0.5 else sent
        for _edit in range(self._random.randint(1, 3)):
            block = self._random.choice(list(walk.all_blocks(copy)))
            start = self._random.randint(0, places.size(block))
            end = min(start + self._random.randint(0, 6), places.size(block))
            deed = self._random.choice(
                (
                    lambda c, s: text.insert(c, s, "new "),
                    text.delete,
                    lambda c, s: structure.split(c, s.head),
                    lambda c, s: moving.move_down(c, s.head.block),
                    structure.indent,
                )
            )
            try:
                copy = deed(copy, Selection(Place(block.id, start), Place(block.id, end))).document
            except EditRefused:
                continue
        return copy

    # the clipboard and the find bar

    def paste_foreign(self) -> None:
        data = QMimeData()
        data.setHtml(self._random.choice(FOREIGN))
        QApplication.clipboard().setMimeData(data)
        QTest.keyClick(self._page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    def find_and_replace(self) -> None:
        """By the bar: look for words, go on, replace some or all."""
        self._desk.replace(
            self._random.choice(_SOUGHT),
            self._random.choice(("", "that", "ее", "two words")),
            steps=self._random.randint(0, 3),
            everywhere=self._random.random() < 0.3,
        )


class _Desk(QWidget):
    """A page with a find bar, as a view has them."""

    def __init__(self, page: Page, bridge: Bridge) -> None:
        super().__init__(page)
        self.page, self.bridge = page, bridge
        self.bar = FindBar(theme("light"), self)

    def show_marks(self, layer: str, shown: Layer) -> None:
        """As a view with one page does."""
        self.page.underlines.show(shown.marks, lambda node: walk.block_of(shown.document, node), layer)
        self.page.strip.show_marks(shown.ticks, layer)

    def replace(self, sought: str, words: str, *, steps: int, everywhere: bool) -> None:
        search = Search(self, Query(""))  # type: ignore[arg-type]
        self.bar.words.setText(sought)
        search.look_for(Query(sought), None)
        self.bar.replace_wanted.connect(lambda: search.replace(words))
        self.bar.replace_all_wanted.connect(lambda: search.replace_all(words))
        for _step in range(steps):
            self.bar.one.click()
        if everywhere:
            self.bar.all.click()
        self.bar.replace_wanted.disconnect()
        self.bar.replace_all_wanted.disconnect()
        search.close()
