"""How much may be uploaded."""

from ingest.sources import MAX_BYTES

UPLOAD_ADDRESS = "/documentbeheer/opladen"
"""The one address that takes files."""
MOST_FILES = 20
"""Files of one upload."""
FILE_BYTES = MAX_BYTES
"""Bytes of one file."""
UPLOAD_BYTES = 200_000_000
"""Bytes of one upload, with what the browser writes around the files."""
MOST_DOCUMENTS = 5_000
"""Files in the folder of documents."""
UPLOADS_AT_ONCE = 4
"""Uploads that are received at the same time."""
