"""What a text cites: recognised in running text and footnotes, and judged as far as that needs no database."""
