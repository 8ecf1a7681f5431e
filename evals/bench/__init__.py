"""Speed and size: ``make bench``, and what it is measured with and beside."""
