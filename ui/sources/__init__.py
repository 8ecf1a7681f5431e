"""Show where quotes stand: beside the chat, and on pages of their own."""
