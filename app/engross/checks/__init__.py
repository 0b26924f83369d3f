"""Rules of form: what is checked, what was found and what would put it right. Knows no file format and no window."""
