"""The window on a screen, with a window manager: what offscreen tests cannot tell (focus, shortcuts, the clipboard)."""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TESTS = (
    "tests/ui/test_typing.py::test_typed_words_stand_in_the_document",
    "tests/ui/test_typing.py::test_enter_begins_a_paragraph_and_numbers_follow",
    "tests/ui/test_typing.py::test_tab_goes_a_level_in_and_shift_tab_out",
    "tests/ui/test_typing.py::test_what_was_cut_is_pasted_with_its_footnote",
    "tests/ui/test_typing.py::test_a_footnote_is_edited_in_place",
    "tests/ui/test_structure.py::test_a_real_drag_with_the_mouse",
    "tests/ui/test_window.py::test_a_new_resolution_can_be_typed_into_at_once",
    "tests/ui/test_window.py::test_insert_footnote_puts_the_caret_into_it_and_the_command_leads_back",
    "tests/ui/test_window.py::test_the_command_key_of_a_footnote_works_from_the_page",
)
needed = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("openbox")), reason="Xvfb and openbox are not installed"
)

keys_needed = pytest.mark.skipif(not shutil.which("xdotool"), reason="xdotool is not installed")
WAIT_S = 30
"""How long a window or a file may keep people waiting."""


@pytest.fixture
def screen():
    """The name of a display of its own, with a window manager on it."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(
        command, pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        display = f":{pipe.readline().strip()}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    manager = subprocess.Popen(["openbox"], env={**os.environ, "DISPLAY": display}, **quiet)
    yield display
    for process in (manager, server):
        process.terminate()
        process.wait(timeout=10)


@needed
def test_typing_and_commands_work_in_a_real_window(screen):
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS],
        cwd=ROOT,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen},
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"{len(TESTS)} passed" in run.stdout


class Program:
    """The program as a process of its own, and somebody at its keyboard."""

    def __init__(self, display, home, *files):
        self._env = {
            **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"), "XDG_DATA_HOME": str(home / "data"),
        }  # fmt: skip
        command = [sys.executable, "-m", "engross", *map(str, files)]
        self._process = subprocess.Popen(command, cwd=ROOT, env=self._env)

    def at(self, title):
        """Wait for the window with these words in its title, and go to it; a window that only comes up may refuse."""
        end = time.monotonic() + WAIT_S
        while True:
            try:
                self._do("search", "--sync", "--onlyvisible", "--name", title, "windowactivate", "--sync")
                return self
            except subprocess.CalledProcessError:
                assert time.monotonic() < end, title
                time.sleep(0.2)

    def press(self, *keys):
        self._do("key", "--clearmodifiers", "--delay", "60", *keys)
        return self

    def write(self, words):
        self._do("type", "--delay", "15", words)
        return self

    def _do(self, *words):
        subprocess.run(["xdotool", *words], env=self._env, check=True, capture_output=True, timeout=WAIT_S)

    def ends(self):
        """Whether the program ends by itself and without a complaint."""
        return self._process.wait(timeout=WAIT_S) == 0

    def stop(self):
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()


@pytest.fixture
def start(screen, tmp_path):
    """Starts the program on the screen, with settings of its own."""
    started = []

    def begun(*files):
        started.append(Program(screen, tmp_path, *files))
        return started[-1]

    yield begun
    for program in started:
        program.stop()


def wait_for(is_done):
    end = time.monotonic() + WAIT_S
    while not is_done():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def shown(file):
    """What the saved file says: its last paragraph, and its footnotes."""
    command = [sys.executable, "-m", "engross", "show", "--json", str(file)]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    blocks = json.loads(said)["resolutions"][0]["blocks"]
    return blocks[-1]["text"], [note["text"] for block in blocks for note in block["notes"]]


@needed
@keys_needed
def test_a_resolution_is_written_saved_and_opened_again_by_keys(start, tmp_path):
    file = tmp_path / "kept.xml"
    program = start().at("Engross")
    program.press("ctrl+n").at("New resolution").press("ctrl+End").write(
        "Decides to keep the records of the port"
    )
    program.press("ctrl+alt+f").write("Kept by the harbour master.").press("Return").write(" in order.")
    program.press("ctrl+s").at("Save").press("ctrl+a").write(str(file)).press("Return")
    wait_for(file.exists)
    program.at("kept").press("ctrl+q")
    assert program.ends()

    words = "Decides to keep the records of the port\ufffc in order."
    assert shown(file) == (words, ["Kept by the harbour master."])

    again = start(file).at("kept").press("ctrl+End").write(" Seen.").press("ctrl+s")
    wait_for(lambda: "Seen." in file.read_text(encoding="utf-8"))
    again.press("ctrl+q")
    assert again.ends()
    assert shown(file) == (f"{words} Seen.", ["Kept by the harbour master."])


@needed
@keys_needed
def test_a_text_is_copied_with_its_footnotes_from_one_program_to_another(start, tmp_path):
    sample = ROOT / "resources" / "samples" / "security-council.xml"
    first = start(sample).at("security-council").press("ctrl+a", "ctrl+c")
    second = start().at("^Engross$").press("ctrl+n").at("New resolution")
    second.press("ctrl+End", "ctrl+v").write(" Copied.")
    file = tmp_path / "copied.xml"
    second.press("ctrl+s").at("Save").press("ctrl+a").write(str(file)).press("Return")
    wait_for(file.exists)
    second.at("copied").press("ctrl+q")
    assert second.ends()
    first.at("security-council").press("ctrl+q")
    assert first.ends()
    last, notes = shown(sample)
    assert shown(file) == (f"{last} Copied.", notes)


@needed
@keys_needed
def test_what_was_chosen_and_open_last_comes_back_at_the_next_start(start, tmp_path):
    program = start().at("Engross").press("ctrl+shift+p").write("new from template")
    program.press("Return").at("New from Template").write("Security Council: draft").press("Return")
    program.at("New resolution").press("ctrl+End").write("Decides to remain seized of the matter.")
    file = tmp_path / "seized.xml"
    program.press("ctrl+s").at("Save").press("ctrl+a").write(str(file)).press("Return")
    wait_for(file.exists)
    program.at("seized").press("F9", "ctrl+q")
    assert program.ends()
    again = start().at("seized").press("ctrl+n").at("New resolution").press("ctrl+End").write("Decides.")
    other = tmp_path / "other.xml"
    again.press("ctrl+s").at("Save").press("ctrl+a").write(str(other)).press("Return")
    wait_for(other.exists)
    again.at("other").press("ctrl+q")
    assert again.ends()
    said = subprocess.run(
        [sys.executable, "-m", "engross", "show", str(other)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert "The Security Council" in said
