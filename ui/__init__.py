"""The faces: command line, web page and HTTP API."""
