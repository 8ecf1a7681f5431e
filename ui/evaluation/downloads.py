"""Files that a browser saves and does not show."""

from pathlib import Path

from fastapi.responses import FileResponse, Response

_TYPES = {
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".yaml": "application/yaml",
    ".html": "text/html; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def attached_file(path: Path, name: str = "") -> Response:
    """Return a file on disk, under another name where one is given."""
    return FileResponse(
        path,
        media_type=_TYPES[path.suffix],
        filename=name or path.name,
        headers={"Cache-Control": "no-store"},
    )


def attachment(content: bytes, name: str) -> Response:
    """Return bytes as a file with a name, which must be plain ASCII."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=_TYPES[Path(name).suffix], headers=headers)
