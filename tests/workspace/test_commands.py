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
        own = [c for c in EVERY if c.menu == menu]
        within = {c.submenu: commands.submenus()[c.submenu] for c in own if c.submenu}
        rows = [[c.title for c in own if c.submenu == name] for name in within]
        for titles in (*rows, [*within.values(), *(c.title for c in own if not c.submenu)]):
            letters = Counter(found[1].lower() for title in titles if (found := re.search("&(.)", title)))
            assert not [letter for letter, count in letters.items() if count > 1], titles


def test_menus_are_short_enough_for_a_small_screen():
    for menu in commands.menus():
        rows = {c.submenu or c.id for c in EVERY if c.menu == menu}
        assert len(rows) <= 26, menu


def test_a_submenu_belongs_to_one_menu_and_stands_in_one_place():
    for name in commands.submenus():
        places = [(c.menu, c.group) for c in EVERY if c.submenu == name]
        assert len(places) > 1
        assert len(set(places)) == 1, name


def test_icons_exist(project):
    wanted = {c.icon for c in EVERY if c.icon}
    assert wanted <= {path.stem for path in (project / "resources" / "icons").glob("*.svg")}


def test_commands_are_found_by_id():
    assert command("file.open").menu == "file"
    with pytest.raises(KeyError):
        command("file.fly")
