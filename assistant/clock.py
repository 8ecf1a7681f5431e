"""How long each stage of a question takes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Clock:
    """Milliseconds per stage of one question."""

    stages: dict[str, float] = field(default_factory=dict)
    """Milliseconds by stage."""

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        """Add what happens inside to a stage."""
        begin = time.perf_counter()
        yield
        self.stages[stage] = self.stages.get(stage, 0.0) + (time.perf_counter() - begin) * 1000

    def finished(self) -> dict[str, float]:
        """Return the milliseconds per stage and their total, to two decimals."""
        rounded = {stage: round(value, 2) for stage, value in self.stages.items()}
        return {**rounded, "total": round(sum(self.stages.values()), 2)}
