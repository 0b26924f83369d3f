from __future__ import annotations

from engross import i18n


def test_english_stands_where_there_is_no_catalogue():
    i18n.use("xx")
    assert i18n._("Save") == "Save"
    assert i18n.counted("{count} file", "{count} files", 1) == "1 file"
    assert i18n.counted("{count} file", "{count} files", 3) == "3 files"
    i18n.use()
    assert i18n._("Save") == "Save"
