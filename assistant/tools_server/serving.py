"""Serving the tools: to the program that started this one, or to programs of this machine over HTTP."""

from concurrent.futures import ThreadPoolExecutor

from assistant import Assistant
from assistant.api.configuration import LOOPBACK
from assistant.api.logs import log_as_json
from assistant.tools_server.server import create_server


def serve(port: int | None) -> None:
    """Serve until the caller is gone or the server is stopped.

    The library is opened beside the first messages: a caller does not wait long for a server to say hello,
    and there may be a library to build.

    Parameters:
        port: where to serve HTTP, on this machine alone; None serves standard input and output.
    """
    log_as_json()
    with ThreadPoolExecutor(1, "carelaw-open") as opener:
        opening = opener.submit(Assistant.open)
        server = create_server(opening.result)
        try:
            if port is None:
                server.run("stdio")
            else:
                server.run("streamable-http", host=LOOPBACK, port=port, stateless_http=True)
        finally:
            if not opening.cancel() and opening.exception() is None:
                opening.result().close()
