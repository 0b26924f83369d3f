"""PySide6 6.12.0 loses a reference to `True` or `None` at many calls on Python 3.11 and aborts after some hundreds.

The requirement in pyproject.toml excludes it; this says whether a newer one may be let in.
"""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

TIMES = 200


class _Speaker(QObject):
    spoke = Signal(str)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True live for ever from Python 3.12 on")
@pytest.mark.parametrize("kept", [None, True])
def test_calls_into_qt_leave_the_counts_of_none_and_true_alone(qapp, kept):
    speaker = _Speaker()
    speaker.spoke.connect(lambda _words: None)
    document = QTextDocument()
    cursor = QTextCursor(document)
    before = sys.getrefcount(kept)
    for _ in range(TIMES):
        speaker.spoke.emit("a")
        cursor.insertText("a")
        cursor.setPosition(0)
    assert sys.getrefcount(kept) > before - TIMES // 2
