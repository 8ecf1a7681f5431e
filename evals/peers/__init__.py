"""Other ways of finding passages, measured beside ours: ``make bench-peers`` (docs/benchmarks.md).

Every entrant is a program of its own, in the virtual environment that holds its libraries, so the modules
that run there import nothing but the standard library, each other and the libraries of one peer.
"""
