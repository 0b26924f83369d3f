"""Finding and replacing: the bar below the page and its commands."""
