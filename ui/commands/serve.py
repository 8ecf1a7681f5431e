"""``functiewijzer serve``: the page and the API."""

from pathlib import Path
from typing import Annotated

import typer

from assistant.settings import read_settings, read_settings_of
from evals.settings import EvaluationSettings
from ui import command_texts as texts
from ui.commands.console import IndexOption, OperationFailed, open_index
from ui.settings import PageSettings


def serve(
    index: IndexOption = None,
    host: Annotated[str | None, typer.Option(help=texts.HOST_HELP)] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help=texts.PORT_HELP)] = None,
    documents: Annotated[Path | None, typer.Option("--documents", help=texts.SERVED_DOCUMENTS_HELP)] = None,
    data: Annotated[Path | None, typer.Option("--data", help=texts.DATA_HELP)] = None,
    users: Annotated[Path | None, typer.Option("--users", help=texts.USERS_HELP)] = None,
    open_to_readers: Annotated[bool, typer.Option("--open", help=texts.OPEN_HELP)] = False,
) -> None:
    """Serve the web page and the API."""
    settings, page = read_settings(), read_settings_of(PageSettings)
    measuring = read_settings_of(EvaluationSettings)
    page = page.model_copy(update={"users": users or page.users})
    address = host or settings.host
    # Imported and checked first: whether the page is guarded is known before anything is opened.
    from ui.access.access import open_access

    access = open_access(page, address, open_to_readers=open_to_readers)
    assistant = open_index(settings, index)
    from assistant import LiveAssistant
    from ui.serving import ServeError
    from ui.serving import serve as serve_page
    from ui.site import Site

    chat = assistant.chat
    live = LiveAssistant(assistant, lambda: open_index(settings, index, chat))
    try:
        site = Site(
            live,
            index or settings.index,
            documents or page.documents,
            data or page.data,
            contact=page.contact,
            lexicon=settings.lexicon,
            measuring=measuring,
        )
        serve_page(site, address, settings.port if port is None else port, access)
    except ServeError as error:
        raise OperationFailed(str(error)) from error
    finally:
        live.close()
