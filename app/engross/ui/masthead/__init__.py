"""The masthead panel."""
