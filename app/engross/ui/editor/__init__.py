"""The page: a text widget that types, kept in step with the document."""
