"""`engross check` as scripts see it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engross.cli import main

CLEAN = """The General Assembly,

*Recalling* its resolution 80/1,

1. *Decides* to act;

2. *Requests* a report.
"""
WRONG = CLEAN.replace("80/1,", "80/1;").replace("to act", "to act on 5%")


@pytest.fixture
def write(tmp_path: Path):
    def written(words: str, name: str = "draft.md") -> str:
        path = tmp_path / name
        path.write_text("# 90/5. Water\n\n" + words, encoding="utf-8")
        return str(path)

    return written


def run(capsys, *words: str) -> tuple[int, str, str]:
    code = main.main(["check", *words])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_clean_text_ends_with_0_and_a_summary(capsys, write) -> None:
    code, out, _ = run(capsys, write(CLEAN))
    assert code == 0
    assert "nothing found (profile ga)" in out


def test_each_finding_is_a_line_with_its_address_and_rule(capsys, write) -> None:
    code, out, _ = run(capsys, write(WRONG))
    lines = out.splitlines()
    assert code == 1
    assert lines[0].split()[:3] == ["PP1", "error", "PUN-01"]
    assert lines[1].split()[:3] == ["OP1", "warning", "NDT-04"]
    assert lines[-1].endswith("1 error, 1 warning (profile ga)")


def test_warnings_alone_end_with_0(capsys, write) -> None:
    code, out, _ = run(capsys, write(CLEAN.replace("to act", "to act on 5%")))
    assert code == 0
    assert "1 warning" in out


def test_only_the_rules_asked_for_are_run(capsys, write) -> None:
    code, out, _ = run(capsys, write(WRONG), "--rule", "ndt-04")
    assert code == 0
    assert "PUN-01" not in out
    assert "NDT-04" in out


def test_the_json_says_all_that_the_design_promises(capsys, write) -> None:
    name = write(WRONG)
    _, out, _ = run(capsys, name, "--json")
    said = json.loads(out)
    assert (said["file"], said["profile"]) == (name, "ga")
    finding = said["findings"][0]
    assert set(finding) == {
        "rule", "severity", "message", "address", "id", "start", "end", "excerpt", "source", "fixable",
    }  # fmt: skip
    assert (finding["rule"], finding["severity"], finding["address"]) == ("PUN-01", "error", "PP1")
    assert finding["fixable"] is True
    assert finding["excerpt"].endswith("80/1;")


def test_several_files_are_one_object_a_line(capsys, write) -> None:
    _, out, _ = run(capsys, write(CLEAN), write(WRONG, "other.md"), "--json")
    assert [len(json.loads(line)["findings"]) for line in out.splitlines()] == [0, 2]


def test_another_profile_may_be_asked_for(capsys, write) -> None:
    _, out, _ = run(capsys, write(WRONG), "--profile", "sc", "--json")
    assert json.loads(out)["profile"] == "sc"


@pytest.mark.parametrize("words", [["--profile", "unesco"], ["--rule", "XYZ-1"]])
def test_wrong_use_is_one_sentence_and_2(capsys, write, words: list[str]) -> None:
    code, out, err = run(capsys, write(CLEAN), *words)
    assert code == 2
    assert out == ""
    assert err.count("\n") == 1


def test_a_file_that_cannot_be_read_does_not_stop_the_others(capsys, write, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_bytes(b"")
    code, out, err = run(capsys, str(bad), write(CLEAN))
    assert code == 2
    assert "nothing found" in out
    assert "bad.xml" in err
