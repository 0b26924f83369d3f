"""The features of the window in one list. To add one, add its line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engross.ui.base.commands import BaseCommands
from engross.ui.command_group import CommandGroup
from engross.ui.comparing.commands import CompareCommands
from engross.ui.find.commands import FindCommands
from engross.ui.help_commands import HelpCommands
from engross.ui.merging.commands import MergeCommands
from engross.ui.notes.commands import NoteCommands
from engross.ui.pages.commands import PageCommands
from engross.ui.palette.commands import PaletteCommands
from engross.ui.parts import PartCommands
from engross.ui.references.commands import ReferenceCommands
from engross.ui.rescue import RescueCommands
from engross.ui.review.commands import ReviewCommands
from engross.ui.review.comment_commands import CommentCommands
from engross.ui.review.views import ChangeViews
from engross.ui.setting_commands import SettingCommands
from engross.ui.spelling.commands import SpellingCommands
from engross.ui.structure.commands import StructureCommands
from engross.ui.template_commands import TemplateCommands
from engross.ui.view_commands import ViewCommands

if TYPE_CHECKING:
    from engross.ui.main_window import MainWindow


def features(window: MainWindow) -> tuple[CommandGroup, ...]:
    """The groups of commands of a window; what a group imports lazily costs nothing at the start."""
    return (
        window.files,
        window.exports,
        window.commands,
        window.proofreading,
        window.texts,
        FindCommands(window),
        SpellingCommands(window),
        NoteCommands(window),
        ReferenceCommands(window),
        StructureCommands(window),
        ReviewCommands(window),
        ChangeViews(window),
        BaseCommands(window),
        CompareCommands(window),
        MergeCommands(window),
        CommentCommands(window),
        ViewCommands(window),
        SettingCommands(window),
        TemplateCommands(window),
        RescueCommands(window),
        HelpCommands(window),
        PaletteCommands(window),
        PageCommands(window),
        PartCommands(window),
    )
