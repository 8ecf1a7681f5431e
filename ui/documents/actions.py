"""What the forms of curators are sent to: upload and replace, remove, compare the folder again."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response

from ui.access.roles import Role, Visitor, requires
from ui.documents.folder import incoming_folder
from ui.documents.keeping import Keeping, keeping_of
from ui.documents.limits import UPLOAD_ADDRESS
from ui.documents.progress import job_address
from ui.documents.receiving import UploadRefused, receive_upload
from ui.documents.renewing import KIND, renew, take_away, take_in
from ui.jobs import JobRefused, Work
from ui.languages import Language
from ui.site import Site
from ui.texts import document_keeping
from ui.texts.documents import TEXTS

_Curator = Annotated[Visitor, Depends(requires(Role.CURATOR))]


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the forms of one language come in."""

    site: Site
    language: Language
    show_list: Callable[..., Response]

    def keeping_for(self, visitor: Visitor) -> Keeping:
        """Return what the visitor works on. Raises HTTPException where the page cannot change anything."""
        keeping = keeping_of(self.site, self.language.choose(document_keeping.TEXTS), visitor.name)
        if keeping is None:
            raise HTTPException(409, self.language.choose(TEXTS).by_command)
        return keeping

    def start(self, request: Request, work: Work) -> Response:
        """Start a job and lead to the page that shows how far it is."""
        try:
            job = self.site.jobs.start(KIND, work, Role.CURATOR, may_wait=True)
        except JobRefused:
            return self.refuse(request, self.language.choose(document_keeping.TEXTS).too_many_jobs, 429)
        address = job_address(job, self.language)
        if _by_script(request):
            return JSONResponse({"taak": job.id, "adres": address})
        return RedirectResponse(address, 303)

    def refuse(self, request: Request, line: str, status: int) -> Response:
        """Say why nothing was started."""
        if _by_script(request):
            return JSONResponse({"fout": line}, status)
        return self.show_list(request, problem=line, status=status)


def add_actions(
    router: APIRouter, site: Site, language: Language, show_list: Callable[..., Response]
) -> None:
    """Add the addresses; ``show_list`` shows the page of documents with a problem and a status."""
    texts = language.choose(document_keeping.TEXTS)
    desk = _Desk(site, language, show_list)

    @router.post(UPLOAD_ADDRESS, include_in_schema=False)
    async def upload(request: Request, visitor: _Curator) -> Response:
        keeping = desk.keeping_for(visitor)
        try:
            received = await receive_upload(request, incoming_folder(site, keeping.documents), texts)
        except UploadRefused as error:
            return desk.refuse(request, str(error), error.status)
        answer = desk.start(request, partial(take_in, keeping, received))
        if answer.status_code >= 400:
            received.discard()
        return answer

    @router.post("/documentbeheer/verwijderen", include_in_schema=False)
    def remove(request: Request, visitor: _Curator, naam: Annotated[str, Form()]) -> Response:
        return desk.start(request, partial(take_away, desk.keeping_for(visitor), naam))

    @router.post("/documentbeheer/bijwerken", include_in_schema=False)
    def compare(request: Request, visitor: _Curator) -> Response:
        return desk.start(request, partial(renew, desk.keeping_for(visitor)))


def _by_script(request: Request) -> bool:
    """Tell whether the page's script sent the form and shows what came of it itself."""
    return request.headers.get("accept", "").startswith("application/json")
