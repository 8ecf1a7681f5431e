"""Read role documents, find their structure and cut them into passages."""
