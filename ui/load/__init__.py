"""How the page holds up in use: ``make bench-page``."""
