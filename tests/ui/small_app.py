"""The application without the chat, which takes long to build: some pages behind the door."""

from collections.abc import Callable
from importlib.resources import files

from fastapi import APIRouter, FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from ui import api, job_routes
from ui.access.access import Access, access_on_this_machine
from ui.access.middleware import AccessMiddleware
from ui.guard import Guard
from ui.languages import LANGUAGES, Language
from ui.site import Site


def small_app(
    site: Site, *pages: Callable[[Site, Language], APIRouter], access: Access | None = None
) -> FastAPI:
    """Return an application with these pages in every language, guarded as the whole one is."""
    app = FastAPI()
    app.include_router(job_routes.routes(site))
    for language in LANGUAGES:
        for routes in pages:
            app.include_router(routes(site, language), prefix=language.prefix)
    app.mount("/functiewijzer", StaticFiles(directory=str(files("ui") / "static")))
    app.add_exception_handler(HTTPException, api.answer_http_error)
    app.add_middleware(AccessMiddleware, access=access or access_on_this_machine())
    app.add_middleware(Guard)
    return app
