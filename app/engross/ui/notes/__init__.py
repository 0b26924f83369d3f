"""Footnotes in the window: the card beside an indicator, and the commands."""
