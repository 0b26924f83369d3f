"""The command palette: every command, and every paragraph by its address, from the keyboard."""
