"""The page of documents: what the index holds, and keeping it up to date."""
