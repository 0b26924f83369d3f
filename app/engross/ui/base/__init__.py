"""The base text in the window: beginning from it, what of it each paragraph is, submitting against it."""
