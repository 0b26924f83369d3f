"""The structure sidebar."""
