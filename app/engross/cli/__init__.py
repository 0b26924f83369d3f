"""The program without a window. Never imports PySide6, and imports what is slow only where it is used."""
