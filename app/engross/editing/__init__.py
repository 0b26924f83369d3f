"""Editing as functions: a document and a place in, an `Edit` out. Knows no file and no screen."""
