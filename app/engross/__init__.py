"""Engross: drafting, reviewing and issuing resolutions of the United Nations."""

__version__ = "0.1.0"
