import json
import zipfile

import pytest

from builders import resolution
from engross.cli.main import main
from engross.review import comments
from engross.workspace import files as workspace_files

TEXT = "The General Assembly,\n\nRecalling its resolution 80/1,\n\n1. Decides to act at once;\n\n2. Requests a report on small towns.\n"


@pytest.fixture
def files(tmp_path):
    for name, text in (
        ("old", TEXT),
        ("one", TEXT.replace("small", "large")),
        ("two", TEXT.replace("small", "all").replace("at once", "soon")),
    ):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_what_differs_is_printed_and_the_exit_code_says_so(files, capsys):
    old, one = str(files / "old.txt"), str(files / "one.txt")
    assert main(["compare", old, one]) == 1
    assert capsys.readouterr().out == "2. Requests a report on [-small-]{+large+} towns.\n"
    assert main(["compare", old, old]) == 0
    assert capsys.readouterr().out == ""
    assert main(["compare", old, one, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(c["kind"], c["text"]) for c in told["changes"]] == [
        ("deletion", "small"),
        ("insertion", "large"),
    ]


def test_copies_are_merged_into_a_file_and_conflicts_said(files, capsys):
    old, out = str(files / "old.txt"), files / "out.docx"
    words = ["merge", old, old, f"Norway={files / 'one.txt'}", str(files / "two.txt"), str(out)]
    assert main(words) == 1
    assert capsys.readouterr().out == "conflict in OP2: “small”: Norway: “large”; two: “all”\n"
    assert out.stat().st_size > 1000
    assert main(words) == 2
    assert "--force" in capsys.readouterr().err


def test_a_merge_is_not_written_where_its_changes_would_be_lost(files, capsys):
    old, out = str(files / "old.txt"), files / "out.txt"
    assert main(["merge", old, old, str(files / "two.txt"), str(out)]) == 2
    assert "no tracked changes" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("ending", ["xml", "docx", "html"])
def test_private_comments_are_in_no_comparison(tmp_path, ending):
    text = resolution("1. *Decides* to act;\n2. *Requests* a report.")
    marked = comments.add(text, "Between us", "Ann", "2035-12-16T09:30:00Z", on=None)
    thread = marked.document.comments[0].id
    marked = comments.change(marked.document, thread, is_private=True)
    old, new, out = tmp_path / "old.xml", tmp_path / "new.xml", tmp_path / f"out.{ending}"
    workspace_files.save(workspace_files.new(marked.document), old)
    workspace_files.save(
        workspace_files.new(resolution("1. *Decides* to wait;\n2. *Requests* a report.")), new
    )
    assert main(["compare", str(old), str(new), str(out)]) == 1
    data = out.read_bytes()
    if ending == "docx":
        with zipfile.ZipFile(out) as package:
            data = b"".join(map(package.read, package.namelist()))
    assert b"wait" in data
    assert b"Between us" not in data


def test_a_draft_is_begun_from_an_earlier_text_and_submitted_against_it(files, capsys):
    draft, out = files / "draft.xml", files / "out.docx"
    assert main(["begin", str(files / "old.txt"), str(draft), "--symbol", "A/91/L.3"]) == 0
    assert main(["submit", str(draft), str(out), "--author", "Norway"]) == 0
    assert "changes against the base text" in capsys.readouterr().err
    assert out.stat().st_size > 1000
    assert main(["submit", str(draft), str(out)]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["submit", str(files / "two.txt"), str(files / "b.docx")]) == 2
    assert "no base text" in capsys.readouterr().err
    words = ["submit", str(files / "two.txt"), str(files / "b.docx"), "--base", str(files / "old.txt")]
    assert main(words) == 0
