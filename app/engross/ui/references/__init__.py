"""Live cross-references in the window: choosing a target, and the commands."""
