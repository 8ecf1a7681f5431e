"""Which value of many is told of a time."""

from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the value below which the share (0 <= share < 1) of the values lies; None without any.

    No interpolation: the value at position floor(share * n) of the n values in order.
    """
    if not 0 <= share < 1:
        raise ValueError(f"share must be at least 0 and below 1, not {share}")
    ordered = sorted(values)
    return ordered[int(len(ordered) * share)] if ordered else None
