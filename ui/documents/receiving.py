"""Receiving uploaded files: bounded while they come in, and kept aside until they are checked."""

import contextlib
import secrets
import shutil
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect

from ui.documents.limits import FILE_BYTES, MOST_FILES, UPLOADS_AT_ONCE
from ui.documents.names import plain_name, refuse_name
from ui.guard import BodyTooLarge
from ui.texts.document_keeping import KeepingTexts

_PLACES = threading.BoundedSemaphore(UPLOADS_AT_ONCE)


class UploadRefused(Exception):
    """An upload cannot be taken as a whole; the message is one line."""

    def __init__(self, line: str, status: int = 400) -> None:
        super().__init__(line)
        self.status = status
        """HTTP status of the answer."""


@dataclass(frozen=True, slots=True)
class Received:
    """One file that came in."""

    name: str
    """Its name, accents composed."""
    path: Path
    """Where it lies aside; nowhere when refused."""
    refused: str = ""
    """Why it is not taken, one line; empty for a file to be checked."""


@dataclass(frozen=True, slots=True)
class Upload:
    """What came in with one request."""

    files: tuple[Received, ...]
    """The files in the order sent; at least one."""
    replaces: str
    """Name of the document that the one file is to replace; empty: files go by their own names."""
    folder: Path
    """Where they lie; to be removed once they are handled."""

    def discard(self) -> None:
        """Remove the files that lie aside."""
        shutil.rmtree(self.folder, ignore_errors=True)


async def receive_upload(request: Request, incoming: Path, texts: KeepingTexts) -> Upload:
    """Take in the files of a form. Raises UploadRefused, and then nothing is left of them."""
    if not _PLACES.acquire(blocking=False):
        raise UploadRefused(texts.too_many_uploads, 429)
    try:
        async with _form(request, texts) as form:
            sent = [value for value in form.getlist("bestanden") if isinstance(value, UploadFile)]
            sent = [file for file in sent if file.filename or file.size]
            replaces = form.get("vervangt")
            name = replaces if isinstance(replaces, str) else ""
            if not sent:
                raise UploadRefused(texts.no_files)
            if len(sent) > MOST_FILES or (name and len(sent) > 1):
                raise UploadRefused(
                    texts.only_one_file if name else texts.too_many_files.format(count=MOST_FILES)
                )
            return await run_in_threadpool(_set_aside, sent, name, incoming, texts)
    finally:
        _PLACES.release()


@asynccontextmanager
async def _form(request: Request, texts: KeepingTexts) -> AsyncIterator[FormData]:
    """Parse the form; its files go to temporary files on the disk, which are removed at the end."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise UploadRefused(texts.no_files)
    try:
        form = await request.form(max_files=MOST_FILES + 1, max_fields=10, max_part_size=10_000)
    except BodyTooLarge as error:
        raise UploadRefused(texts.upload_too_large, 413) from error
    except ClientDisconnect as error:
        raise UploadRefused(texts.upload_broken) from error
    except (MultiPartException, HTTPException) as error:
        is_count = "Too many files" in str(getattr(error, "detail", error))
        line = texts.too_many_files.format(count=MOST_FILES) if is_count else texts.upload_broken
        raise UploadRefused(line) from error
    except OSError as error:
        raise UploadRefused(texts.disk_full, 507) from error
    try:
        yield form
    finally:
        await form.close()


def _set_aside(files: Sequence[UploadFile], replaces: str, incoming: Path, texts: KeepingTexts) -> Upload:
    folder = incoming / secrets.token_hex(8)
    try:
        folder.mkdir(parents=True, mode=0o700)
        received = [_received(file, folder / f"{number}", texts) for number, file in enumerate(files)]
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise UploadRefused(texts.disk_full, 507) from error
    return Upload(tuple(_no_name_twice(received, texts)), replaces, folder)


def _received(file: UploadFile, path: Path, texts: KeepingTexts) -> Received:
    """Copy one file aside, unless its name or size already says that it cannot be taken."""
    name = plain_name(file.filename or "")
    refusal = refuse_name(name)
    if refusal is not None:
        return Received(_shown(name), path, texts.name_refusals[refusal])
    if file.size is None or file.size > FILE_BYTES:
        return Received(name, path, texts.file_too_large.format(size=FILE_BYTES // 1_000_000))
    path = path.with_suffix(PurePath(name).suffix.lower())
    with path.open("xb") as copy:
        shutil.copyfileobj(file.file, copy)
    return Received(name, path)


def _no_name_twice(files: Sequence[Received], texts: KeepingTexts) -> list[Received]:
    """Refuse the files of which the name came before: nobody can tell which of them is meant."""
    known: set[str] = set()
    checked = []
    for file in files:
        key = file.name.casefold()
        if not file.refused and key in known:
            with contextlib.suppress(OSError):
                file.path.unlink()
            checked.append(Received(file.name, file.path, texts.name_twice))
        else:
            checked.append(file)
        known.add(key)
    return checked


def _shown(name: str) -> str:
    """Return a refused name so that it can stand in a line."""
    shown = "".join(sign if sign.isprintable() else "�" for sign in name)
    return shown if len(shown) <= 80 else f"{shown[:79]}…"
