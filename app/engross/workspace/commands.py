"""Every command of the window as data: where it stands in the menus, its keys, what it does in a sentence.

Knows nothing of Qt. What a command does is bound to its id by ``engross.ui.actions``; to add one, add its record here
and its function there.
"""

# ruff: noqa: E501 -- a table
from __future__ import annotations

from dataclasses import dataclass

from engross.i18n import _


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``menu`` is an id of `MENUS`; commands of one ``group`` stand together between separators.

    ``keys`` are shortcuts as people write them, the one shown in the menu first. ``needs_document``: the command works
    only while a document is open; ``needs`` names one more thing that must be the case: "selection" (something is
    selected), "undo", "redo".
    """

    id: str
    title: str
    menu: str
    group: int
    help: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    is_toggle: bool = False
    needs_document: bool = True
    needs: str = ""
    standard: str = ""
    """The name of Qt's standard key, for what every system has keys of its own."""
    submenu: str = ""
    """An id of `submenus`, for a command that stands in one of them; the first of them gives its place in the menu."""

    @property
    def conditions(self) -> frozenset[str]:
        """What must be the case for the command to work, by name."""
        named = ("document" if self.needs_document else "", self.needs)
        return frozenset(name for name in named if name)


def menus() -> dict[str, str]:
    """The menus in order, with their titles."""
    return {
        "file": _("&File"),
        "edit": _("&Edit"),
        "insert": _("&Insert"),
        "paragraph": _("&Paragraph"),
        "review": _("&Review"),
        "view": _("&View"),
        "help": _("&Help"),
    }


def submenus() -> dict[str, str]:
    """Menus within menus, with their titles."""
    return {
        "export": _("E&xport"),
        "style": _("House St&yle"),
        "comment": _("Comment &On"),
        "decide": _("Decide on &More Changes"),
        "show": _("&Show Changes"),
        "base": _("&Base Text"),
        "goto": _("Go &To"),
        "colours": _("Colo&urs"),
    }


def commands() -> tuple[Command, ...]:
    """All commands in the order of the menus."""
    return (
        Command("file.new", _("&New"), "file", 1, _("Begin a new resolution in the form and language chosen last."), ("Ctrl+N",), "new", needs_document=False, standard="New"),
        Command("file.open", _("&Open…"), "file", 1, _("Open a file."), ("Ctrl+O",), "open", needs_document=False, standard="Open"),
        Command("file.new_from_template", _("New from Templat&e…"), "file", 1, _("Choose the form, the organ and the language of a new resolution."), needs_document=False),
        Command("file.new_from_text", _("New from &Text…"), "file", 1, _("Make a resolution of pasted or typed text, and correct how it was understood."), ("Ctrl+Shift+N",), needs_document=False),
        Command("file.new_from_earlier", _("New from Earlier Resolution…"), "file", 1, _("Begin a draft from an official text, with what the new session asks for as tracked changes."), needs_document=False),
        Command("file.save", _("&Save"), "file", 2, _("Save the document."), ("Ctrl+S",), "save", standard="Save"),
        Command("file.save_as", _("Save &As…"), "file", 2, _("Save under another name."), ("Ctrl+Shift+S",), standard="SaveAs"),
        Command("file.save_template", _("Sa&ve as Template…"), "file", 2, _("Keep a copy to begin other resolutions from.")),
        Command("file.recover", _("Recover Unsaved Work"), "file", 2, _("Open what was not saved when the program ended unexpectedly."), needs_document=False),
        Command("file.export_docx", _("Export to &Word…"), "file", 3, _("Write a Word file (DOCX) in the official layout."), ("Ctrl+E",), "export", submenu="export"),
        Command("file.export_xml", _("Export &XML…"), "file", 3, _("Write a copy as Akoma Ntoso XML."), submenu="export"),
        Command("file.export_text", _("Export Pla&in Text…"), "file", 3, _("Write a copy as plain text."), submenu="export"),
        Command("file.export_pdf", _("Export P&DF…"), "file", 3, _("Write the official pages as a PDF file."), ("Ctrl+Shift+E",), submenu="export"),
        Command("file.export_html", _("Export Web Pa&ge…"), "file", 3, _("Write a copy as one web page with linked footnotes."), submenu="export"),
        Command("file.export_markdown", _("Export Mar&kdown…"), "file", 3, _("Write a copy as Markdown."), submenu="export"),
        Command("file.export_comments", _("Report of the Comments…"), "file", 3, _("Write the comments with their clauses for a meeting, as a Word file, a web page or a table."), submenu="export"),
        Command("file.export_submission", _("Export for Submission…"), "file", 3, _("Write a Word file with everything that differs from the base text as tracked changes, and without comments."), submenu="export"),
        Command("file.emblem", _("E&mblem for Word Files…"), "file", 3, _("Choose a picture for the first page of Word files."), submenu="export"),
        Command("file.no_emblem", _("Word Files without Em&blem"), "file", 3, _("Write Word files without a picture."), submenu="export"),
        Command("file.losses", _("What Could Not Be Kept…"), "file", 3, _("List what opening or writing the file could not keep.")),
        Command("file.print", _("&Print…"), "file", 4, _("Print the official pages."), ("Ctrl+P",), standard="Print"),
        Command("file.close", _("&Close"), "file", 5, _("Close this window."), ("Ctrl+W",), needs_document=False, standard="Close"),
        Command("file.quit", _("&Quit"), "file", 5, _("Close all windows."), ("Ctrl+Q",), needs_document=False, standard="Quit"),
        Command("edit.undo", _("&Undo"), "edit", 1, _("Take back the last step."), ("Ctrl+Z",), "undo", needs="undo", standard="Undo"),
        Command("edit.redo", _("&Redo"), "edit", 1, _("Do again what was taken back."), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", needs="redo", standard="Redo"),
        Command("edit.cut", _("Cu&t"), "edit", 2, _("Take away what is selected, to paste it elsewhere."), ("Ctrl+X",), "cut", needs="selection", standard="Cut"),
        Command("edit.copy", _("&Copy"), "edit", 2, _("Copy what is selected."), ("Ctrl+C",), "copy", needs="selection", standard="Copy"),
        Command("edit.paste", _("&Paste"), "edit", 2, _("Insert what was copied."), ("Ctrl+V",), "paste", standard="Paste"),
        Command("edit.paste_plain", _("Paste &Without Format"), "edit", 2, _("Insert the words only."), ("Ctrl+Shift+V",)),
        Command("edit.paste_resolution", _("Paste as Re&solution…"), "edit", 2, _("Look at how copied text is understood before it is inserted."), ("Ctrl+Alt+V",)),
        Command("edit.select_all", _("Select &All"), "edit", 3, _("Select the whole text, or the whole footnote."), ("Ctrl+A",), standard="SelectAll"),
        Command("edit.find", _("&Find…"), "edit", 4, _("Find words in the text and the footnotes."), ("Ctrl+F",), "search"),
        Command("edit.find_next", _("Find &Next"), "edit", 4, _("Go to the next place where the words stand."), ("F3",)),
        Command("edit.find_previous", _("Find Pre&vious"), "edit", 4, _("Go to the place before where the words stand."), ("Shift+F3",)),
        Command("edit.replace", _("Rep&lace…"), "edit", 4, _("Find words and put others in their place."), ("Ctrl+H",)),
        Command("edit.complete", _("Suggesti&ons"), "edit", 5, _("Offer opening words, or resolutions that are known, for what was begun here."), ("Ctrl+Space",)),
        Command("edit.italic", _("&Italic"), "edit", 5, _("Italic, as for the first words of a paragraph."), ("Ctrl+I",), "italic", is_toggle=True, standard="Italic"),
        Command("edit.bold", _("&Bold"), "edit", 5, _("Bold."), ("Ctrl+B",), "bold", is_toggle=True, standard="Bold"),
        Command("edit.superscript", _("Sup&erscript"), "edit", 5, _("Raised and small."), ("Ctrl+Shift+=",), is_toggle=True),
        Command("edit.settings", _("Settin&gs…"), "edit", 9, _("Choose how the program looks and works."), ("Ctrl+,",), needs_document=False, standard="Preferences"),
        Command("insert.footnote", _("&Footnote"), "insert", 1, _("Insert a footnote here and write its text."), ("Ctrl+Alt+F",), "footnote"),
        Command("insert.link", _("&Link…"), "insert", 1, _("Link the selected words to an address."), ("Ctrl+K",), "link"),
        Command("insert.break", _("Line &Break"), "insert", 1, _("A new line in the same paragraph."), ("Shift+Return",)),
        Command("insert.paragraph", _("&Paragraph Below"), "insert", 2, _("A new empty paragraph below this one."), ("Ctrl+Return",)),
        Command("insert.heading", _("&Heading Above"), "insert", 2, _("A new heading above this paragraph.")),
        Command("insert.section", _("&Section Above"), "insert", 2, _("A new numbered section that begins with this paragraph.")),
        Command("insert.annex", _("A&nnex"), "insert", 2, _("A new annex after this one, or at the end of the text.")),
        Command("insert.edit_note", _("&Edit Footnote Here"), "insert", 3, _("Edit the text of the footnote at the caret in a card beside its mark."), ("Ctrl+Alt+E",)),
        Command("insert.title_note", _("&Asterisk Footnote on the Title"), "insert", 3, _("Insert a footnote with an asterisk, which does not count, at the end of the title.")),
        Command("insert.note_from_words", _("Brackets to F&ootnote"), "insert", 3, _("Turn the source in brackets at the caret, or the selected words, into a footnote.")),
        Command("insert.words_from_note", _("Footnote &to Brackets"), "insert", 3, _("Turn the footnote at the caret into words in brackets in the text.")),
        Command("insert.remove_note", _("Re&move Footnote"), "insert", 3, _("Take away the footnote at the caret.")),
        Command("insert.reference", _("&Cross-Reference…"), "insert", 4, _("Refer to a paragraph, section or footnote of this text; the number follows it."), ("Ctrl+Alt+R",)),
        Command("insert.live_reference", _("Make Reference Li&ve"), "insert", 4, _("The typed number at the caret, or those selected, follow the paragraphs that they name."), ("Ctrl+Alt+L",)),
        Command("insert.live_references", _("Make All &References Live"), "insert", 4, _("Every typed number of a paragraph of this text follows it from now on, as one step.")),
        Command("insert.plain_reference", _("Make Reference Plain &Words"), "insert", 4, _("The live reference at the caret, or those selected, stay as they are.")),
        Command("paragraph.preambular", _("&Preambular"), "paragraph", 1, _("A paragraph of the preamble, without a number."), ("Ctrl+1",), is_toggle=True),
        Command("paragraph.operative", _("&Operative"), "paragraph", 1, _("A numbered paragraph."), ("Ctrl+2",), is_toggle=True),
        Command("paragraph.text", _("&Text Without Number"), "paragraph", 1, _("A paragraph without a number."), ("Ctrl+3",), is_toggle=True),
        Command("paragraph.heading", _("&Heading"), "paragraph", 1, _("A heading without a number."), ("Ctrl+4",), is_toggle=True),
        Command("paragraph.section", _("&Section"), "paragraph", 1, _("A numbered division: I, II, III."), ("Ctrl+5",), is_toggle=True),
        Command("paragraph.title", _("T&itle"), "paragraph", 1, _("The title of the resolution or of an annex."), ("Ctrl+6",), is_toggle=True),
        Command("paragraph.indent", _("I&ndent"), "paragraph", 2, _("A level in: 1 becomes (a), (a) becomes (i)."), ("Ctrl+]",), "indent"),
        Command("paragraph.outdent", _("Out&dent"), "paragraph", 2, _("A level out: (i) becomes (a), (a) becomes 1."), ("Ctrl+[",), "outdent"),
        Command("paragraph.up", _("Move &Up"), "paragraph", 3, _("Move the paragraph, with what hangs below it, up."), ("Alt+Up",), "up"),
        Command("paragraph.down", _("Mo&ve Down"), "paragraph", 3, _("Move the paragraph, with what hangs below it, down."), ("Alt+Down",), "down"),
        Command("paragraph.duplicate", _("Dupli&cate"), "paragraph", 3, _("Copy the paragraphs, with what hangs below them, to the place below them."), ("Ctrl+Shift+D",)),
        Command("paragraph.remove", _("R&emove"), "paragraph", 3, _("Take the paragraphs away, with what hangs below them."), ("Ctrl+Shift+Del",)),
        Command("paragraph.renumber", _("&Renumber"), "paragraph", 4, _("Give every paragraph and footnote the number that is due."), (), "renumber"),
        Command("review.next_finding", _("&Next Finding"), "review", 1, _("Go to the next thing that the checks found."), ("F8",)),
        Command("review.previous_finding", _("&Previous Finding"), "review", 1, _("Go to the thing found before this one."), ("Shift+F8",)),
        Command("review.fix", _("&Fix"), "review", 2, _("Put right what was found at the caret."), ("Ctrl+.",)),
        Command("review.fix_all", _("F&ix All"), "review", 2, _("Put right everything that needs no decision, as one step.")),
        Command("review.spelling", _("Spe&lling…"), "review", 2, _("Go through the words that are misspelt."), ("F7",)),
        Command("review.spelling_marks", _("Check Spelling While &Typing"), "review", 2, _("Underline words that are misspelt, in the language of the document."), is_toggle=True, needs_document=False),
        Command("review.style_organ", _("House Style of the &Organ"), "review", 3, _("Check by the house style of the text's own organ."), is_toggle=True, needs_document=False, submenu="style"),
        Command("review.style_ga", _("&General Assembly"), "review", 3, _("Check by the style of the General Assembly, whatever the organ."), is_toggle=True, needs_document=False, submenu="style"),
        Command("review.style_hrc", _("&Human Rights Council"), "review", 3, _("Check by the style of the Human Rights Council, whatever the organ."), is_toggle=True, needs_document=False, submenu="style"),
        Command("review.style_ecosoc", _("&Economic and Social Council"), "review", 3, _("Check by the style of the Economic and Social Council, whatever the organ."), is_toggle=True, needs_document=False, submenu="style"),
        Command("review.style_sc", _("&Security Council"), "review", 3, _("Check by the style of the Security Council, whatever the organ."), is_toggle=True, needs_document=False, submenu="style"),
        Command("review.track", _("Trac&k Changes"), "review", 4, _("Mark what you write and keep what you take away, until it is decided."), ("Ctrl+Shift+R",), is_toggle=True),
        Command("review.keep_tracking", _("Keep Tracking On"), "review", 4, _("In this document every change is tracked, whoever opens it."), is_toggle=True),
        Command("review.next", _("Ne&xt Change or Comment"), "review", 4, _("Go to the next tracked change or comment."), ("Ctrl+Alt+Down",)),
        Command("review.previous", _("P&revious Change or Comment"), "review", 4, _("Go to the tracked change or comment before this place."), ("Ctrl+Alt+Up",)),
        Command("review.comment", _("New &Comment…"), "review", 4, _("Comment on the selected words, or on the paragraph at the caret."), ("Ctrl+Alt+M",)),
        Command("review.comment_paragraph", _("Comment on the Paragraph…"), "review", 4, _("Comment on the paragraph at the caret as a whole, whatever is selected."), submenu="comment"),
        Command("review.comment_note", _("Comment on the Footnote…"), "review", 4, _("Comment on the footnote at the caret as a whole."), submenu="comment"),
        Command("review.comment_text", _("Comment on the &Whole Text…"), "review", 4, _("Comment on the text as a whole."), ("Ctrl+Alt+W",), submenu="comment"),
        Command("review.show_comment", _("Show Comment"), "review", 4, _("Show the comment at the caret in the panel, where it can be answered."), ("Ctrl+Alt+K",)),
        Command("review.accept", _("&Accept"), "review", 5, _("Accept the tracked changes at the caret or in what is selected."), ("Ctrl+Alt+A",)),
        Command("review.reject", _("Re&ject"), "review", 5, _("Reject the tracked changes at the caret or in what is selected."), ("Ctrl+Alt+J",)),
        Command("review.accept_next", _("Accept and Go On"), "review", 5, _("Accept the changes at the caret, and go to the next change or comment."), ("Ctrl+Alt+Shift+A",)),
        Command("review.reject_next", _("Reject and Go On"), "review", 5, _("Reject the changes at the caret, and go to the next change or comment."), ("Ctrl+Alt+Shift+R",)),
        Command("review.accept_paragraph", _("Accept in Paragraph"), "review", 5, _("Accept the tracked changes in this paragraph and in what hangs below it."), submenu="decide"),
        Command("review.reject_paragraph", _("Reject in Paragraph"), "review", 5, _("Reject the tracked changes in this paragraph and in what hangs below it."), submenu="decide"),
        Command("review.accept_author", _("Accept All by One A&uthor…"), "review", 5, _("Accept every tracked change of one author."), submenu="decide"),
        Command("review.reject_author", _("Reject All by One Author…"), "review", 5, _("Reject every tracked change of one author."), submenu="decide"),
        Command("review.accept_because", _("Accept with a Reason…"), "review", 5, _("Accept the changes at the caret, and keep why in the record of decisions."), submenu="decide"),
        Command("review.reject_because", _("Reject with a Reason…"), "review", 5, _("Reject the changes at the caret, and keep why in the record of decisions."), ("Ctrl+Alt+Shift+J",), submenu="decide"),
        Command("review.accept_all", _("Accept All Changes"), "review", 5, _("Accept every tracked change, as one step."), submenu="decide"),
        Command("review.reject_all", _("Reject All Changes"), "review", 5, _("Reject every tracked change, as one step."), submenu="decide"),
        Command("review.record", _("Record of Decisions…"), "review", 5, _("Show what was accepted and rejected, by whom, when and why; save it as a report.")),
        Command("review.show_marks", _("All Changes Marked"), "review", 7, _("Show what came underlined and what went struck through, in the colours of the authors."), is_toggle=True, submenu="show"),
        Command("review.show_margin", _("Changes in the Margin Only"), "review", 7, _("Show the final text, with a bar beside what changed."), is_toggle=True, submenu="show"),
        Command("review.show_final", _("Final Text"), "review", 7, _("Show the text as it will be when every change is accepted."), is_toggle=True, submenu="show"),
        Command("review.show_original", _("Original Text"), "review", 7, _("Show the text as it was before the changes."), is_toggle=True, submenu="show"),
        Command("review.original_numbers", _("Numbers of the Original"), "review", 7, _("Number paragraphs as before the changes; the other number stands in brackets."), is_toggle=True, submenu="show"),
        Command("review.compare", _("Compare with…"), "review", 6, _("Show how two texts differ: this one, its base text, or any files."), ("Ctrl+Alt+Shift+C",), needs_document=False),
        Command("review.both_states", _("Original and Final Side by Side"), "review", 6, _("Show the text before and after its tracked changes, paragraph beside paragraph.")),
        Command("review.merge", _("Merge Reviewers' Copies…"), "review", 6, _("Lay copies that came back over this text, as tracked changes of each author."), ("Ctrl+Alt+Shift+M",)),
        Command("review.conflicts", _("Conflicts of the Merge"), "review", 6, _("Decide between reviewers who wrote other words in the same place.")),
        Command("review.set_base", _("Set Base Text…"), "review", 6, _("Name the official text that this draft starts from."), submenu="base"),
        Command("review.remove_base", _("Remove Base Text"), "review", 6, _("The draft starts from no other text any more."), submenu="base"),
        Command("review.base_signs", _("Standing beside the Base Text"), "review", 6, _("Show at each paragraph whether it is as in the base text, updated, new, moved, or followed by one that was dropped."), is_toggle=True, needs_document=False, submenu="base"),
        Command("view.note", _("&Footnote and Back"), "view", 1, _("Go from an indicator to its footnote, and back."), ("Ctrl+Alt+G",), submenu="goto"),
        Command("view.next_note", _("Ne&xt Footnote"), "view", 1, _("Go to the next footnote."), ("Ctrl+Alt+N",), submenu="goto"),
        Command("view.previous_note", _("&Previous Footnote"), "view", 1, _("Go to the footnote before this one."), ("Ctrl+Alt+P",), submenu="goto"),
        Command("view.numbered_note", _("Footnote with N&umber…"), "view", 1, _("Go to the footnote with a number."), submenu="goto"),
        Command("view.target", _("Go to &Target"), "view", 1, _("Go to what the live reference at the caret refers to."), ("F12",), submenu="goto"),
        Command("view.back", _("&Back"), "view", 1, _("Go back to where the last jump began."), ("Alt+Left",), submenu="goto"),
        Command("view.next_part", _("Next Part of the &Window"), "view", 1, _("Go on to the next panel, page or bar of the window."), ("F6",), needs_document=False, submenu="goto"),
        Command("view.previous_part", _("Previous Part of the Window"), "view", 1, _("Go back to the panel, page or bar before."), ("Shift+F6",), needs_document=False, submenu="goto"),
        Command("view.filter", _("Fi&nd a Paragraph"), "view", 1, _("Find a paragraph in the structure by its words or number."), ("Ctrl+G",)),
        Command("view.expand_structure", _("Open All of the Structure"), "view", 1, _("Open every row of the structure.")),
        Command("view.collapse_structure", _("Close All of the Structure"), "view", 1, _("Close every row of the structure.")),
        Command("view.structure", _("&Structure"), "view", 2, _("Show or hide the structure of the text."), ("F9",), "structure", is_toggle=True),
        Command("view.masthead", _("&Masthead"), "view", 2, _("Show or hide the data of the first page as a form."), ("Shift+F9",), "masthead", is_toggle=True),
        Command("view.pages", _("Official Pages"), "view", 2, _("Show or hide the pages as they will print; a click in them goes to the text."), ("Ctrl+Alt+O",), "pages", is_toggle=True),
        Command("view.findings", _("Findin&gs"), "view", 2, _("Show or hide what the checks found."), ("Ctrl+Shift+M",), "findings", is_toggle=True),
        Command("view.citations", _("&Citations"), "view", 2, _("Show or hide what the text cites, and whether that is true."), ("Ctrl+Shift+K",), "citations", is_toggle=True),
        Command("view.review", _("&Review"), "view", 2, _("Show or hide the changes and comments of the text."), ("Ctrl+Alt+C",), is_toggle=True),
        Command("view.zoom_in", _("Zoom &In"), "view", 3, _("Larger."), ("Ctrl++", "Ctrl+="), needs_document=False, standard="ZoomIn"),
        Command("view.zoom_out", _("Zoom &Out"), "view", 3, _("Smaller."), ("Ctrl+-",), needs_document=False, standard="ZoomOut"),
        Command("view.zoom_reset", _("&Actual Size"), "view", 3, _("100 per cent."), ("Ctrl+0",), needs_document=False),
        Command("view.zoom_width", _("&Zoom to Width"), "view", 3, _("As large as the page can be in this window.")),
        Command("view.full_width", _("&Wide Page"), "view", 5, _("Make the page as wide as the window."), is_toggle=True, needs_document=False),
        Command("view.split", _("Split &View"), "view", 5, _("Show two places of the text, one above the other."), ("Ctrl+Alt+S",), is_toggle=True),
        Command("view.focus", _("Focus on the Paragrap&h"), "view", 5, _("Show only the page, with the paragraph at the caret in full; Escape leaves."), ("Shift+F11",), is_toggle=True),
        Command("view.full_screen", _("Full Scr&een"), "view", 5, _("Use the whole screen, or the window again."), ("F11",), is_toggle=True, needs_document=False, standard="FullScreen"),
        Command("view.theme_system", _("Colours of the S&ystem"), "view", 6, _("Light or dark, as the system is."), is_toggle=True, needs_document=False, submenu="colours"),
        Command("view.theme_light", _("&Light"), "view", 6, _("Light colours."), is_toggle=True, needs_document=False, submenu="colours"),
        Command("view.theme_dark", _("&Dark"), "view", 6, _("Dark colours."), is_toggle=True, needs_document=False, submenu="colours"),
        Command("help.tour", _("&Help and Tour"), "help", 1, _("What the program does, with pictures."), ("Ctrl+F1",), needs_document=False),
        Command("help.palette", _("&Find a Command…"), "help", 1, _("Find any command by a few letters, or go to a paragraph."), ("Ctrl+Shift+P",), needs_document=False),
        Command("help.commands", _("&Commands and Keys"), "help", 1, _("Every command with its keys."), ("F1",), needs_document=False, standard="HelpContents"),
        Command("help.about", _("&About Engross"), "help", 1, _("Version and licence."), needs_document=False),
    )  # fmt: skip


def command(command_id: str) -> Command:
    """The command with this id; KeyError where there is none."""
    return {known.id: known for known in commands()}[command_id]
