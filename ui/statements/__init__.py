"""What is said about the service itself: how accessible it is, and what this AI system is."""
