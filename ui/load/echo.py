"""The plainest chat page of Gradio, to compare with: it repeats what is asked."""

import argparse
import socket
from typing import Literal

import gradio as gr


def main() -> None:
    """Serve until interrupted, on a free port of this machine, after one line that says where."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--all-at-once", action="store_true", help="any number of questions at a time")
    limit: Literal["default"] | None = None if parser.parse_args().all_at_once else "default"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    page = gr.ChatInterface(_echo, concurrency_limit=limit, analytics_enabled=False)
    page.launch(server_name="127.0.0.1", server_port=port, prevent_thread_lock=True, quiet=True)
    print(f"http://127.0.0.1:{port}", flush=True)
    page.block_thread()


def _echo(message: str, _history: object) -> str:
    return message


if __name__ == "__main__":
    main()
