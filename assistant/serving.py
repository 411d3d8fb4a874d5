"""Serving the chat in the browser with Streamlit."""

import importlib.util
import os
import subprocess
import sys

from assistant.errors import AssistantError
from assistant.sign_in import LOCAL

APP = "streamlit_app"
# Dark on light and light on dark, both with a contrast of 4.5 to 1 and more, for small print too.
THEME = {
    "theme.font": "Arial, Helvetica, sans-serif",
    "theme.baseFontSize": "17",
    "theme.baseRadius": "4px",
    "theme.linkUnderline": "true",
    "theme.showWidgetBorder": "true",
    "theme.light.primaryColor": "#1d70b8",
    "theme.light.backgroundColor": "#ffffff",
    "theme.light.secondaryBackgroundColor": "#f3f2f1",
    "theme.light.textColor": "#0b0c0c",
    "theme.light.linkColor": "#1a65a6",
    "theme.light.borderColor": "#858a8d",
    "theme.light.redTextColor": "#942514",
    "theme.light.orangeTextColor": "#6e3619",
    "theme.light.greenTextColor": "#00532f",
    "theme.light.blueTextColor": "#144e81",
    "theme.light.grayTextColor": "#383f43",
    "theme.light.yellowTextColor": "#594d00",
    "theme.light.yellowBackgroundColor": "#fff2b3",
    "theme.dark.primaryColor": "#7db8ee",
    "theme.dark.backgroundColor": "#0f1214",
    "theme.dark.secondaryBackgroundColor": "#1d2326",
    "theme.dark.textColor": "#f3f2f1",
    "theme.dark.linkColor": "#8fc3f2",
    "theme.dark.borderColor": "#7a8288",
    "theme.dark.yellowTextColor": "#ffe58f",
    "theme.dark.yellowBackgroundColor": "#4d4000",
}
OPTIONS = {
    "server.headless": "true",
    "server.fileWatcherType": "none",
    # Streamlit collects garbage after each run of a script, and everything else waits: with the embedding
    # model loaded that is half a second, twice a second where a page follows what is being done.
    "runner.postScriptGC": "false",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    **THEME,
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
