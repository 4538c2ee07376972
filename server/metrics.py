"""What the server counts: requests, time and labels; never anything of a text or a reader."""

import os
import time

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from server.analysis.result import Analysis

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class Metrics:
    """One application's metrics; under several workers their sum, by files that they share."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "sourcelight_requests",
            "Requests answered.",
            ("endpoint", "method", "status"),
            registry=self.registry,
        )
        self.request_seconds = Histogram(
            "sourcelight_request_seconds",
            "Time from a request's headers to its answer.",
            ("endpoint",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.wait_seconds = Histogram(
            "sourcelight_wait_seconds",
            "Time that a text waited for its turn to be analysed.",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.analysis_seconds = Histogram(
            "sourcelight_analysis_seconds",
            "Time of an analysis: the model's, without the wait for its turn.",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.queue = Gauge(
            "sourcelight_queue",
            "Texts that are being analysed or wait for it.",
            multiprocess_mode="livesum",
            registry=self.registry,
        )
        self.admitted = Gauge(
            "sourcelight_admitted",
            "Texts that wait for an answer, be it another one's.",
            multiprocess_mode="livesum",
            registry=self.registry,
        )
        self.words = Counter("sourcelight_words", "Words analysed.", registry=self.registry)
        self.cache = Counter(
            "sourcelight_cache",
            "Analyses remembered, shared with who asked at the same moment, or made.",
            ("outcome",),
            registry=self.registry,
        )
        self.backend_up = Gauge(
            "sourcelight_backend_up",
            "Whether what the server can do without works.",
            ("backend",),
            multiprocess_mode="mostrecent",
            registry=self.registry,
        )
        self.errors = Counter(
            "sourcelight_errors", "Errors answered.", ("code",), registry=self.registry
        )
        self.sentences = Counter(
            "sourcelight_sentences", "Sentences labelled.", ("label",), registry=self.registry
        )

    def count_analysis(self, analysis: Analysis) -> None:
        """Add an analysis' labels to the counts."""
        for label in ("attributed", "unattributed", "editorial"):
            self.sentences.labels(label).inc(getattr(analysis.summary, label))

    def exposition(self) -> bytes:
        """Prometheus' text format."""
        if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
            return generate_latest(self.registry)
        shared = CollectorRegistry()
        MultiProcessCollector(shared)
        return generate_latest(shared)


def install(app: Flask) -> None:
    """Count and time every request of ``app``."""
    metrics = Metrics()
    app.extensions["metrics"] = metrics

    def begin() -> None:
        g.began = time.perf_counter()

    def count(response: Response) -> Response:
        # nb. the matched rule, never the path: a path is chosen by the client.
        endpoint = request.url_rule.rule if request.url_rule else "none"
        method = request.method if request.url_rule else "none"
        metrics.requests.labels(endpoint, method, response.status_code).inc()
        metrics.request_seconds.labels(endpoint).observe(time.perf_counter() - g.began)
        return response

    app.before_request(begin)
    app.after_request(count)
