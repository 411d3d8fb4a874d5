"""Serving the chat in the browser with Streamlit."""

import importlib.util
import os
import subprocess
import sys

from assistant.errors import AssistantError
from assistant.sign_in import LOCAL

APP = "streamlit_app"
OPTIONS = {
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
}


def command(port: int, host: str = LOCAL) -> list[str]:
    """Return the command that serves the chat at ``http://{host}:{port}``.

    Raises:
        AssistantError: where the app is not installed.
    """
    spec = importlib.util.find_spec(APP)
    if spec is None or spec.origin is None:
        raise AssistantError("The browser app is not installed. Reinstall carelaw.")
    options = OPTIONS | {"server.port": str(port), "server.address": host}
    return [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        spec.origin,
        *(f"--{name}={value}" for name, value in options.items()),
    ]


def serve(port: int, host: str = LOCAL) -> int:
    """Serve the chat until it is stopped; return the exit code.

    Where the system can, the server takes this process's place, so that ending one ends the other.
    """
    if os.name == "posix":
        os.execv(sys.executable, command(port, host))  # noqa: S606  (our own command)
    try:
        return subprocess.run(command(port, host), check=False).returncode  # noqa: S603  (our own command)
    except KeyboardInterrupt:
        return 0
