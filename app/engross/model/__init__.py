"""The document: immutable values, and what can be computed from them. Knows no file and no screen."""
