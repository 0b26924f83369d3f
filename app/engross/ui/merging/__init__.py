"""Reviewers' copies in the window: which ones, whose, and what is to be decided between them."""
