"""The application without a face: what "open", "save" and "export" mean. Knows no screen."""
