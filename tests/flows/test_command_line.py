"""`engross` as scripts rely on it: results, exit codes, one line for what went wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from flows.engross import engross


@pytest.fixture
def sample(project):
    return project / "resources" / "samples" / "general-assembly.xml"


@pytest.fixture
def short(project):
    return project / "resources" / "samples" / "security-council.xml"


def test_show_prints_each_paragraph_after_its_address(sample):
    ended = engross("show", sample)
    assert (ended.code, ended.complaints) == (0, [])
    lines = ended.out.splitlines()
    assert lines[0].startswith("A/RES/90/312 | ")
    assert "Footbridges and footpaths for access to schools and health services" in lines
    assert any(line.startswith("OP1 (b) (ii) ") and "(ii) The length of the detour" in line for line in lines)
    assert any(line.strip() == "[2] Ibid., vol. 2515, No. 44910." for line in lines)
    assert any("64th plenary meeting 18 December 2035" in line for line in lines)


def test_show_json_has_the_agreed_keys(sample):
    ended = engross("show", "--json", sample)
    shown = json.loads(ended.out)
    assert set(shown) == {"file", "format", "losses", "resolutions"}
    assert (shown["file"], shown["format"]) == (str(sample), "akn")
    (resolution,) = shown["resolutions"]
    assert set(resolution) == {"symbol", "number", "title", "organ", "language", "adopted", "blocks"}
    assert (resolution["symbol"], resolution["adopted"]) == ("A/RES/90/312", "2035-12-18")
    pp2 = next(block for block in resolution["blocks"] if block["address"] == "PP2")
    assert set(pp2) == {"id", "address", "part", "kind", "level", "label", "text", "notes"}
    for note in pp2["notes"]:
        assert pp2["text"][note["offset"]] == "\ufffc"


def test_several_files_are_shown_one_object_a_line_and_the_bad_one_is_named(sample, short, tmp_path):
    bad = tmp_path / "bad.xml"
    bad.write_bytes(b"\0\1\2")
    ended = engross("show", "--json", sample, bad, short, tmp_path / "none.xml")
    assert ended.code == 2
    assert [json.loads(line)["file"] for line in ended.out.splitlines()] == [str(sample), str(short)]
    assert len(ended.complaints) == 2
    assert "bad.xml" in ended.complaints[0]
    assert "none.xml" in ended.complaints[1]


def test_standard_input(sample):
    ended = engross("show", "--json", "-", stdin=sample.read_bytes())
    assert ended.code == 0
    assert json.loads(ended.out)["resolutions"][0]["symbol"] == "A/RES/90/312"


def test_convert_keeps_the_file_and_refuses_to_overwrite(sample, tmp_path):
    out = tmp_path / "out.xml"
    assert engross("convert", sample, out) == engross("convert", sample, tmp_path / "other.xml")
    assert out.read_bytes() == sample.read_bytes()
    out.write_text("mine", encoding="utf-8")
    refused = engross("convert", sample, out)
    assert refused.code == 2
    assert len(refused.complaints) == 1
    assert "--force" in refused.complaints[0]
    assert out.read_text(encoding="utf-8") == "mine"
    assert engross("convert", "--force", sample, out).code == 0
    assert out.read_bytes() == sample.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["other.xml", "out.xml"]


def test_convert_fresh_says_the_same(sample, tmp_path):
    out = tmp_path / "fresh.xml"
    assert engross("convert", "--fresh", sample, out).code == 0
    one, two = (json.loads(engross("show", "--json", path).out) for path in (sample, out))
    assert one["resolutions"] == two["resolutions"]


@pytest.mark.parametrize("ending", ["xml", "docx", "txt", "md", "json"])
def test_convert_writes_every_format(sample, tmp_path, ending):
    out = tmp_path / f"out.{ending}"
    assert engross("convert", sample, out).code == 0
    assert out.stat().st_size > 1000


def test_losses_are_said_and_strict_makes_them_count(sample, tmp_path):
    ended = engross("convert", "--strict", sample, tmp_path / "out.txt")
    assert ended.code == 1
    assert len(ended.complaints) == 1
    assert "link" in ended.complaints[0]
    assert engross("convert", "--strict", sample, tmp_path / "out.xml").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["show"],
        ["show", "--colour", "x.xml"],
        ["convert", "only-one.xml"],
        ["chekc", "x.xml"],
        ["no-such-file.xml"],
        ["--colour"],
        ["convert", "no-such-file.xml", "out.xml"],
        ["convert", "-", "out.pages"],
        ["convert", "-", "out"],
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(words):
    ended = engross(*words)
    assert ended.code == 2
    assert ended.out == ""
    assert len(ended.complaints) == 1
    assert ended.complaints[0].startswith("engross: ")


def test_a_folder_that_does_not_exist_is_said(sample, tmp_path):
    ended = engross("convert", sample, tmp_path / "none" / "out.xml")
    assert ended.code == 2
    assert len(ended.complaints) == 1


def test_help_names_every_command():
    from engross.cli.main import COMMANDS

    ended = engross("--help")
    assert ended.code == 0
    for command in COMMANDS:
        assert f"\n    {command.name} " in ended.out
        assert engross(command.name, "--help").code == 0


def test_without_a_screen_the_window_is_refused_in_a_sentence(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ended = engross()
    assert ended.code == 2
    assert "no screen" in ended.complaints[0]


def test_a_reader_that_goes_away_is_no_error(sample):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "engross", "show", str(sample)],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_progress_is_drawn_on_a_terminal_only(sample, short):
    pty = pytest.importorskip("pty")
    try:
        leader, follower = pty.openpty()
    except OSError:
        pytest.skip("needs a terminal device")
    done = subprocess.run(
        [sys.executable, "-m", "engross", "show", str(sample), str(short)],
        stdout=subprocess.PIPE,
        stderr=follower,
        check=False,
    )
    os.close(follower)
    drawn = os.read(leader, 100_000).decode()
    os.close(leader)
    assert done.returncode == 0
    assert "1/2" in drawn
    assert engross("show", sample, short).complaints == []


def test_commands_never_import_the_window_and_start_light():
    code = (
        "import sys; from engross.cli.main import main, parser; parser();"
        "assert not {'PySide6', 'lxml', 'docx'} & set(sys.modules), 'too much for a start';"
        "main(['show', sys.argv[1]]); assert 'PySide6' not in sys.modules; assert 'docx' not in sys.modules"
    )
    from conftest import PROJECT

    sample = PROJECT / "resources" / "samples" / "security-council.xml"
    done = subprocess.run([sys.executable, "-c", code, str(sample)], capture_output=True, check=False)
    assert done.stderr == b""
