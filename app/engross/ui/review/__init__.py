"""The window's side of review: tracking, deciding changes, comments."""
