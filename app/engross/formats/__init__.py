"""Reading and writing files. The only package that imports lxml and python-docx."""
