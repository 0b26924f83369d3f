"""The menu of the files opened last."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from engross.i18n import _


class RecentMenu(QMenu):
    """Filled when it opens: ``files`` gives the paths, ``open_path`` opens one."""

    def __init__(
        self, files: Callable[[], tuple[str, ...]], open_path: Callable[[Path], object], parent: QWidget
    ) -> None:
        super().__init__(_("Open &Recent"), parent)
        self._files, self._open = files, open_path
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for path in map(Path, self._files()):
            action = self.addAction(f"{path.name}    {path.parent}")
            action.triggered.connect(lambda _checked=False, wanted=path: self._open(wanted))
        if self.isEmpty():
            self.addAction(_("No files yet")).setEnabled(False)
