"""The official pages beside the page that is written on: how the document will print."""
