"""The page of evaluators: run a question set, read the reports, compare two."""
