"""The file of what windows were like."""

from __future__ import annotations

import pytest

from engross.workspace import window_state
from engross.workspace.window_state import WindowState


def test_states_come_back(tmp_path):
    states = [
        WindowState("/a/決議.xml", 3, 7, ("structure", "findings"), "00ff", (200, 310), True),
        WindowState(),
    ]
    window_state.save(states, tmp_path / "folder" / "windows.json")
    assert window_state.load(tmp_path / "folder" / "windows.json") == states


@pytest.mark.parametrize(
    "content",
    [b"", b"[", b"\xff", b"{}", b"3", b"[3, null]", b'[{"file": 3}]', b'[{"paragraph": -1}]', b'[{"panels": "a"}]',
     b'[{"offset": true}]', b'[{"geometry": []}]'],
)  # fmt: skip
def test_what_cannot_be_understood_counts_as_not_there(tmp_path, content):
    path = tmp_path / "windows.json"
    path.write_bytes(content)
    assert window_state.load(path) == []


@pytest.mark.parametrize("odd", ['"widths": "a"', '"widths": [-1]', '"widths": [true]', '"is_split": 1'])
def test_what_is_odd_in_the_looks_of_a_window_is_left_out(tmp_path, odd):
    path = tmp_path / "windows.json"
    path.write_text(f'[{{"file": "/a.xml", "panels": ["findings"], {odd}}}]')
    assert window_state.load(path) == [WindowState("/a.xml", panels=("findings",))]


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path):
    (tmp_path / "file").write_text("")
    window_state.save([WindowState()], tmp_path / "file" / "windows.json")
    assert window_state.load(tmp_path / "file" / "windows.json") == []
