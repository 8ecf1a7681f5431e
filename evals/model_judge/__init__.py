"""What a chat model thinks of answers."""
