"""The app: its routes, its layers, and the assistant that is opened before the first request."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from importlib.metadata import version
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.concurrency import run_in_threadpool
from starlette.middleware.cors import CORSMiddleware

from assistant import Assistant
from assistant.api import answers, faq_sets, health, lookups
from assistant.api.configuration import LOOPBACK, VERSIONED, ApiConfiguration
from assistant.api.documented import describe_problems, documented
from assistant.api.exchange import Exchange
from assistant.api.gate import Gate, admit
from assistant.api.kept_sets import KeptSets
from assistant.api.keys import Keys
from assistant.api.logs import log_as_json
from assistant.api.metrics import Metrics
from assistant.api.problems import handle_problems
from assistant.api.work import Work
from knowledge.configuration import Configuration

EVERYWHERE = documented("too-large", "failed", "library", "time-limit")
GATED = documented(
    *("too-large", "failed", "library", "keys", "time-limit"),
    *("no-key", "unknown-key", "other-host", "rate-limit"),
)
DESCRIPTION = (
    "Cited answers on the Children's Wellbeing and Schools Act 2026 and Ofsted's SCCIF. Not legal advice. "
    "Errors are problem details (RFC 9457)."
)
# Nothing of a request leaves the machine: FastAPI's own traces, metrics and logs stay off.
NO_TELEMETRY: Any = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}


def create() -> FastAPI:
    """Return the app of a worker process, set by the environment."""
    log_as_json()
    return create_app(Assistant.open, ApiConfiguration(), Keys(Configuration().home))


def create_app(
    opened: Callable[[], AbstractContextManager[Assistant]], configuration: ApiConfiguration, keys: Keys
) -> FastAPI:
    """Return an app.

    Parameters:
        opened: opens the assistant; called once, before the first request.
        configuration: what is set of the interface.
        keys: who is let in; FAQ sets are looked for where their file is.
    """
    # Slow to import.
    from assistant.chain import answering

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        with await run_in_threadpool(opened) as assistant:
            app.state.work = Work(assistant)
            # What the first question loads, the model above all: no client should have to wait for it.
            await app.state.work.do(lambda assistant: assistant.search(health.TRIAL, k=1))
            await app.state.work.do(lambda assistant: answering(assistant.library))
            yield
            app.state.work.close()
            app.state.sets.close()

    app = FastAPI(
        title="carelaw",
        version=version("carelaw"),
        description=DESCRIPTION,
        openapi_url=f"{VERSIONED}/openapi.json",
        # Those pages fetch their scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        lifespan=living,
        telemetry=NO_TELEMETRY,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.configuration, app.state.metrics = configuration, Metrics()
    app.state.sets = KeptSets(keys.path.parent)
    app.state.gate = Gate(keys, configuration.host == LOOPBACK)
    gated: dict[str, Any] = {"dependencies": [Depends(admit)], "responses": GATED}
    app.include_router(answers.router, **gated)
    app.include_router(lookups.router, **gated)
    app.include_router(faq_sets.router, **gated)
    app.include_router(health.counted, **gated)
    app.include_router(health.router, responses=EVERYWHERE)
    handle_problems(app)
    app.add_middleware(Exchange, configuration=configuration, metrics=app.state.metrics)
    if configuration.cors:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=configuration.cors,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type"],
            expose_headers=["Retry-After", "X-Request-Id"],
        )
    describe_problems(app)
    return app
