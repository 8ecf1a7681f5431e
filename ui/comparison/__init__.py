"""The page that puts documents side by side."""
