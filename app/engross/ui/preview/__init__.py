"""How pasted or opened text was understood, shown before it becomes a document."""
