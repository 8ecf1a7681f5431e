"""The moment by which an answer is to be there, shared by all that is done for it."""

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment in the future."""

    ends: float
    """On the monotonic clock, in seconds."""

    @classmethod
    def after(cls, seconds: float) -> "Deadline":
        """Return the moment so many seconds from now."""
        return cls(time.monotonic() + seconds)

    @property
    def remaining(self) -> float:
        """Seconds until then; 0.0 once it has passed."""
        return max(0.0, self.ends - time.monotonic())

    def is_past(self, grace: float = 0.0) -> bool:
        """Tell whether it has passed, by more than ``grace`` seconds."""
        return time.monotonic() > self.ends + grace

    def earliest(self, other: "Deadline | None") -> "Deadline":
        """Return the one that comes first."""
        return self if other is None or self.ends <= other.ends else other
