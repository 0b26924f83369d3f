"""Review: comparing texts, tracking and deciding changes, comments. Knows nothing of files and windows."""
