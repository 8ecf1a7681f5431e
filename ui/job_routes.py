"""The address at which a page asks how far a job is: /taken/<id>, JSON."""

from typing import Any

from fastapi import APIRouter, HTTPException, Request

from ui.access.roles import requires
from ui.site import Site
from ui.texts import api


def routes(site: Site) -> APIRouter:
    """Return the address of jobs; each is told only to who holds its role."""
    router = APIRouter()

    @router.get("/taken/{job_id}", include_in_schema=False)
    def job(request: Request, job_id: str) -> dict[str, Any]:
        found = site.jobs.get(job_id)
        if found is None:
            raise HTTPException(404, api.NO_SUCH_JOB)
        requires(found.role)(request)
        return {
            "id": found.id,
            "kind": found.kind,
            "state": found.state,
            "done": found.done,
            "total": found.total,
            "line": found.line,
            "error": found.error,
        }

    return router
