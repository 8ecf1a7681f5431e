"""Reports to file or print: one model, and a writer for each format."""
