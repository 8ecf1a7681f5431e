"""The machine that a run is made on: what its times and memory depend on, and nothing that names it."""

import os
import platform
import sys

_MB = 1_000_000


def describe_machine() -> dict[str, str | int]:
    """Return the number of processor cores, the version of Python and the kind of system."""
    return {
        "cores": os.cpu_count() or 1,
        "python": platform.python_version(),
        "platform": f"{platform.system()}-{platform.machine()}",
    }


def peak_memory_mb() -> float | None:
    """Return the most memory that this process has held, in millions of bytes; None where that is not told.

    Linux tells it in kibibytes, macOS in bytes (getrusage(2) of each), Windows not at all.
    """
    try:
        import resource
    except ImportError:
        return None
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / _MB
