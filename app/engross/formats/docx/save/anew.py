"""Why a file cannot be saved back."""


class Anew(Exception):
    """The file must be written anew; the message says why."""
