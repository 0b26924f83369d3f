"""The window. The only package that imports PySide6; everything it shows it is told by the packages below."""
