"""What the server counts, for Prometheus: requests, their time, what came of questions."""

import os

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

# Where the workers of one server put their counts together: prometheus-client's own variable.
SHARED_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """The counts of one server."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "carelaw_requests", "Requests.", ("method", "route", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "carelaw_request_seconds",
            "Seconds from a request to the end of its response.",
            ("route",),
            buckets=SECONDS,
            registry=self._registry,
        )
        self._answers = Counter(
            "carelaw_answers", "Answers, by what came of the question.", ("status",), registry=self._registry
        )
        self._edition = Gauge(
            "carelaw_library_edition",
            "The library's edition.",
            registry=self._registry,
            multiprocess_mode="max",
        )

    def count_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count a request that has ended."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def count_answer(self, status: str, library_edition: int) -> None:
        """Count what came of a question."""
        self._answers.labels(status).inc()
        self._edition.set(library_edition)

    def exposition(self) -> bytes:
        """Return all counts in Prometheus' text format, those of all workers together."""
        registry = self._registry
        if SHARED_FOLDER in os.environ:
            registry = CollectorRegistry()
            MultiProcessCollector(registry)
        return generate_latest(registry)
