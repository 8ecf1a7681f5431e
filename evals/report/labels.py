"""What figures are called in Dutch, at the beginning of a row."""

from evals import labels


def figure_label(name: str) -> str:
    """Return what a figure is called, as at the beginning of a row."""
    return capital(labels.figure_label(name))


def capital(label: str) -> str:
    """Return a label with a capital at its beginning."""
    return label[:1].upper() + label[1:]
