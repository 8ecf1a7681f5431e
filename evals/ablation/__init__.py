"""What each component of the assistant is worth: ``make ablation``."""
