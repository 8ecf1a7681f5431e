"""What the forms of the evaluation page bring."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData


async def _read_form(request: Request) -> AsyncIterator[FormData]:
    async with request.form(max_files=1, max_fields=10) as form:
        yield form


Form = Annotated[FormData, Depends(_read_form)]
"""The fields and the file of a form."""


def site_of(request: Request) -> str:
    """Return the address that the site is reached at: the links of a report that was saved lead there."""
    return str(request.base_url).rstrip("/")
