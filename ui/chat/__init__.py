"""The page where questions are asked: a conversation, and its sources beside it."""
