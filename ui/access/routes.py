"""Signing in and out: a plain form that works without JavaScript."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from ui.access.access import Access, Login, access_of
from ui.access.addresses import client_address, is_secure, peer_of
from ui.access.errors import UsersFileError
from ui.access.identifying import cookie_name, session_cookie
from ui.access.redirects import local_path
from ui.access.roles import Sign, visitor_of
from ui.frame import render_page
from ui.languages import Language
from ui.site import Site
from ui.texts.access import TEXTS, AccessTexts

_LONGEST = 1000
"""Characters of a field that are looked at."""


def routes(_site: Site, language: Language) -> APIRouter:
    """Return the login page and what its forms send to."""
    router = APIRouter()
    texts = language.choose(TEXTS)

    @router.get("/aanmelden", include_in_schema=False)
    def show(request: Request, naar: str = "", afgemeld: str = "") -> Response:
        access = access_of(request)
        if access is None or access.login is None or visitor_of(request).sign is not Sign.NONE:
            return RedirectResponse(local_path(naar, texts.home), 303)
        return _page(request, texts, naar, notice=texts.signed_out if afgemeld else "")

    @router.post("/aanmelden", include_in_schema=False)
    async def sign_in(
        request: Request,
        naam: Annotated[str, Form()] = "",
        wachtwoord: Annotated[str, Form()] = "",
        naar: Annotated[str, Form()] = "",
    ) -> Response:
        access = access_of(request)
        if access is None or access.login is None:
            return RedirectResponse(texts.home, 303)
        name, password = naam.strip()[:_LONGEST], wachtwoord[:_LONGEST]
        if not name or not password:
            return _page(request, texts, naar, 422, name=name, problem=texts.missing)
        address = client_address(peer_of(request.scope), request.headers, access.policy.proxies)
        try:
            attempt = await access.login.signing_in.check(name, password, address)
        except UsersFileError:
            return _page(request, texts, naar, 503, name=name, problem=texts.users_unusable)
        if attempt.wait:
            problem = texts.wait.format(seconds=attempt.wait)
            page = _page(request, texts, naar, 429, name=name, problem=problem)
            page.headers["Retry-After"] = str(attempt.wait)
            return page
        if attempt.user is None:
            return _page(request, texts, naar, 401, name=name, problem=texts.wrong)
        response = RedirectResponse(local_path(naar, texts.home), 303)
        _set_cookie(response, request, access, access.login, access.login.sessions.start(attempt.user))
        return response

    @router.post("/afmelden", include_in_schema=False)
    def sign_out(request: Request) -> Response:
        access = access_of(request)
        if access is None or access.login is None:
            return RedirectResponse(texts.home, 303)
        access.login.sessions.end(session_cookie(request.scope, access))
        # Pages that the browser keeps for its Back button go too.
        signed_out = f"{texts.login_path}?{urlencode({'afgemeld': '1'})}"
        response = RedirectResponse(signed_out, 303, {"Clear-Site-Data": '"cache"'})
        _set_cookie(response, request, access, access.login, "")
        return response

    return router


def _page(
    request: Request,
    texts: AccessTexts,
    wanted: str,
    status: int = 200,
    *,
    name: str = "",
    problem: str = "",
    notice: str = "",
) -> Response:
    wanted = local_path(wanted, "")
    values = {"texts": texts, "wanted": wanted, "typed": name, "problem": problem, "notice": notice}
    page = render_page("login.html", request, status, **values)
    page.headers["Cache-Control"] = "no-store"
    return page


def _set_cookie(response: Response, request: Request, access: Access, login: Login, value: str) -> None:
    """Give the browser its session, or with an empty value take it away."""
    secure = is_secure(request.scope, request.headers, access.policy.proxies)
    response.set_cookie(
        cookie_name(secure=secure),
        value,
        max_age=login.sessions.seconds if value else 0,
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",  # strict would send whoever follows a link to a source to the login page
    )
