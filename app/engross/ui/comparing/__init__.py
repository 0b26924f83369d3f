"""Comparing two texts in the window: which ones, as tracked changes or side by side."""
