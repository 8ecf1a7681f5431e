"""How good the check of statements is: a labelled set, what it comes to, and statements made false."""
