"""Around every request: its number, its limits, what is said of it in the log and the metrics."""

import asyncio
import time
import uuid
from collections.abc import MutableMapping
from http import HTTPStatus
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.configuration import ApiConfiguration
from assistant.api.errors import TimeLimitError, TooLargeError
from assistant.api.logs import LOGGER, raised
from assistant.api.metrics import Metrics
from assistant.api.problems import response_of
from assistant.api.reading import read_whole

# What a request is counted as where no route took it.
NO_ROUTE = "other"
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
# Nobody was there to be answered: what nginx logs then.
GONE = 499


class Exchange:
    """The outermost of the app's own layers.

    Parameters:
        app: what answers requests.
        configuration: the limits, and whether questions are logged.
        metrics: where requests are counted.
    """

    def __init__(self, app: ASGIApp, configuration: ApiConfiguration, metrics: Metrics) -> None:
        self._app, self._configuration, self._metrics = app, configuration, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Carry out one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, request_id, status = time.perf_counter(), str(uuid.uuid4()), 0
        state: MutableMapping[str, Any] = scope.setdefault("state", {})
        state["id"] = request_id
        state["until"] = asyncio.get_running_loop().time() + self._configuration.time_limit
        limit = asyncio.timeout_at(state["until"])
        failure: Exception | None = None

        async def answer(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers.update({**HEADERS, "X-Request-Id": request_id})
            await send(message)

        async def answer_in_time(message: Message) -> None:
            # Once it has begun, a stream minds its own time, so that it can say why it ends.
            if message["type"] == "http.response.start":
                limit.reschedule(None)
            await answer(message)

        try:
            async with limit:
                body = await read_whole(scope, receive, self._configuration.body_limit)
                await self._app(scope, body, answer_in_time)
        except ClientDisconnect:
            status = GONE
        except TooLargeError as error:
            await response_of(error, request_id)(scope, receive, answer)
        except TimeoutError:
            if not status:
                error = TimeLimitError(
                    f"The request took longer than {self._configuration.time_limit:g} seconds. Try again."
                )
                await response_of(error, request_id)(scope, receive, answer)
        except Exception as error:  # noqa: BLE001  (the last resort: its message must reach nobody's log)
            failure = error
            if not status:
                await response_of(error, request_id)(scope, receive, answer)
        finally:
            self._note(scope, state, status, time.perf_counter() - began, failure)

    def _note(
        self,
        scope: Scope,
        state: MutableMapping[str, Any],
        status: int,
        seconds: float,
        failure: Exception | None,
    ) -> None:
        route = getattr(scope.get("route"), "path", NO_ROUTE)
        method = scope["method"] if scope["method"] in METHODS else NO_ROUTE
        self._metrics.count_request(method, route, status, seconds)
        fields: dict[str, Any] = {
            "id": state["id"],
            "method": method,
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
            "key": state.get("key"),
        }
        if "outcome" in state:
            fields["outcome"] = state["outcome"]
        if self._configuration.log_questions and state.get("asked"):
            fields["question"] = state["asked"]
        if "trouble" in state:
            fields["error"] = state["trouble"]
        if failure:
            fields |= raised(failure)
        is_failure = failure or status >= HTTPStatus.INTERNAL_SERVER_ERROR
        (LOGGER.error if is_failure else LOGGER.info)("request", extra={"fields": fields})
