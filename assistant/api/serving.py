"""Serving the HTTP interface with uvicorn."""

import os
from contextlib import ExitStack
from tempfile import TemporaryDirectory

import uvicorn
from rich.console import Console

from assistant import Assistant
from assistant.api.configuration import LOOPBACK, ApiConfiguration
from assistant.api.errors import HostError
from assistant.api.keys import Keys
from assistant.api.logs import log_as_json
from assistant.api.metrics import SHARED_FOLDER
from assistant.bar import bar
from knowledge.configuration import Configuration

APP = "assistant.api.app:create"
# How long a stop waits for requests that are being answered, in seconds.
GRACE = 10


def serve(configuration: ApiConfiguration, port: int, workers: int) -> None:
    """Serve until stopped.

    Parameters:
        configuration: what is set of the interface; handed to the workers through the environment.
        port: the port to serve at.
        workers: how many processes answer.

    Raises:
        HostError: where there are no keys and others than this machine are to be served.
        KeyFileError: where the file of keys cannot be read.
        LibraryError, IngestError, EncoderError: as ``Assistant.open``.
    """
    if configuration.host != LOOPBACK and not Keys(Configuration().home).all():
        raise HostError(
            f"Without keys, carelaw serves {LOOPBACK} alone, not {configuration.host}. "
            "Add a key first: carelaw serve keys add NAME"
        )
    # Built here, where it can be seen, and once for all workers.
    with bar(Console(stderr=True, highlight=False, soft_wrap=True)) as progress:
        Assistant.open(progress=progress).close()
    log_as_json()
    with ExitStack() as stack:
        if workers > 1:
            os.environ[SHARED_FOLDER] = stack.enter_context(TemporaryDirectory(prefix="carelaw-metrics-"))
        os.environ.update(configuration.environment())
        uvicorn.run(
            APP,
            factory=True,
            host=configuration.host,
            port=port,
            workers=workers,
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE,
        )
