"""The citations of the document: what each points to, and whether that is true."""
