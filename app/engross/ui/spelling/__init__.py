"""Spelling: words read beside the typing, their suggestions, and the bar that goes through them."""
