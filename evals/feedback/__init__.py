"""What users think of answers, and the questions that come of it."""
