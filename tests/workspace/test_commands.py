from __future__ import annotations

import re
from collections import Counter

import pytest

from engross.workspace import commands
from engross.workspace.commands import command

EVERY = commands.commands()


def test_ids_and_keys_belong_to_one_command_each():
    assert not [known for known, count in Counter(c.id for c in EVERY).items() if count > 1]
    assert not [keys for keys, count in Counter(k for c in EVERY for k in c.keys).items() if count > 1]


@pytest.mark.parametrize("each", EVERY, ids=lambda c: c.id)
def test_a_command_has_its_place_in_a_menu_and_a_sentence(each):
    assert each.menu in commands.menus()
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", each.id)
    assert each.title.replace("&", "").strip()
    assert each.help.endswith(".")


def test_titles_in_a_menu_have_letters_of_their_own():
    for menu in commands.menus():
        letters = Counter(
            found[1].lower() for c in EVERY if c.menu == menu and (found := re.search("&(.)", c.title))
        )
        assert not [letter for letter, count in letters.items() if count > 1], menu


def test_icons_exist(project):
    wanted = {c.icon for c in EVERY if c.icon}
    assert wanted <= {path.stem for path in (project / "resources" / "icons").glob("*.svg")}


def test_commands_are_found_by_id():
    assert command("file.open").menu == "file"
    with pytest.raises(KeyError):
        command("file.fly")
