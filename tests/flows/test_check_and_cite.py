"""`engross check` and `engross cite` on the samples, with the keys that others rely on."""

from __future__ import annotations

import json

import pytest

from flows.engross import engross

PLANTED = {"FN-04", "INT-01", "NDT-04", "NDT-07", "PUN-01", "PUN-02"}


@pytest.fixture
def samples(project):
    return project / "resources" / "samples"


def test_check_finds_the_slips_planted_in_the_sample_and_nothing_else(samples):
    ended = engross("check", "--json", samples / "general-assembly.xml")
    assert (ended.code, ended.complaints) == (1, [])
    checked = json.loads(ended.out)
    assert {finding["rule"] for finding in checked["findings"]} == PLANTED
    assert len(checked["findings"]) == len(PLANTED)
    for finding in checked["findings"]:
        assert set(finding) == {
            "rule", "severity", "message", "address", "id", "start", "end", "excerpt", "source", "fixable",
        }  # fmt: skip
        assert finding["severity"] in ("error", "warning", "hint")


def test_check_is_silent_on_clean_samples(samples):
    clean = sorted(set(samples.glob("*.xml")) - {samples / "general-assembly.xml"})
    ended = engross("check", "--json", *clean)
    assert ended.code == 0
    checked = [json.loads(line) for line in ended.out.splitlines()]
    assert [each["findings"] for each in checked] == [[]] * len(clean)


def test_check_one_rule(samples):
    ended = engross("check", "--json", "--rule", "INT-01", samples / "general-assembly.xml")
    assert [finding["address"] for finding in json.loads(ended.out)["findings"]] == ["OP2"]
    assert engross("check", "--rule", "XYZ-99", samples / "general-assembly.xml").code == 2
    assert engross("check", "--profile", "moon", samples / "general-assembly.xml").code == 2


def test_cite_says_what_is_true_and_what_is_not(samples):
    ended = engross("cite", "--json", samples / "general-assembly.xml")
    citations = json.loads(ended.out)["citations"]
    keys = {"address", "id", "start", "end", "text", "kind", "organ", "symbol", "pinpoint", "date", "title", "status",
            "detail"}  # fmt: skip
    assert all(set(citation) == keys for citation in citations)
    found = {citation["symbol"]: citation["status"] for citation in citations}
    assert found["A/RES/70/1"] == "verified"
    assert found["UNTS/1577/27531"] == "verified"
    assert found["UNTS/2515/44910"] == "verified"
    assert found["E/2021/33"] == "mismatch"
    assert found["A/73/41"] == "verified"
    assert found["A/90/187"] == "unknown"


def test_an_ibid_carries_the_source_that_it_stands_for(samples):
    ended = engross("cite", "--json", samples / "commission-on-narcotic-drugs.xml")
    citations = json.loads(ended.out)["citations"]
    assert "UNTS/1582/27627" in {citation["symbol"] for citation in citations}
    assert any(citation["symbol"] == "E/CN.7/RES/61/2" for citation in citations)


@pytest.mark.parametrize("command", ["check", "cite"])
def test_a_file_that_cannot_be_read_does_not_stop_the_others(samples, tmp_path, command):
    bad = tmp_path / "bad.xml"
    bad.write_bytes(b"<html/>")
    ended = engross(command, "--json", bad, samples / "security-council.xml")
    assert ended.code == 2
    assert len(ended.out.splitlines()) == 1
    assert len(ended.complaints) == 1
