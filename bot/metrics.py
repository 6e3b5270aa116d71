"""Figures about the running program: counted by addition, put into Prometheus' form on demand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prometheus_client import Metric

_PREFIX = "task_force_"
_TOTAL, _LEVEL = "counter", "gauge"


def _total(what: str) -> Any:
    return field(default=0, metadata={"kind": _TOTAL, "what": what})


def _level(what: str) -> Any:
    return field(default=0, metadata={"kind": _LEVEL, "what": what})


@dataclass(slots=True)
class Metrics:
    """Each figure is a plain number: `metrics.updates_handled += 1`, `metrics.inbox_depth = 7`.

    A new figure is one line here. For one thread, that of the event loop.
    """

    updates_received: int = _total("Updates stored in the inbox.")
    updates_handled: int = _total("Updates whose transaction was committed.")
    updates_failed: int = _total("Updates whose handler failed; kept with the error.")
    updates_unreadable: int = _total("Updates that nobody can read; kept without what they say.")
    updates_slowed: int = _total("Updates whose sender was asked to slow down.")
    stale_buttons: int = _total("Taps on buttons no longer in use.")
    messages_sent: int = _total("Messages that Telegram took.")
    messages_failed: int = _total("Messages given up, with the reason kept.")
    messages_left_out: int = _total("Messages not sent, since a later one says the same.")
    messages_unknown: int = _total("Messages of which nobody knows whether they arrived.")
    messages_retried: int = _total("Attempts at sending that will be repeated.")
    follow_ups_failed: int = _total("Follow-ups that could not be fired, and were set aside.")
    jobs_failed: int = _total("Jobs that failed, and will be tried again.")
    transactions: int = _total("Commits of the writer.")
    transactions_joined: int = _total("Units of work in those commits.")
    inbox_depth: int = _level("Updates stored and not yet handled.")
    outbox_depth: int = _level("Messages waiting to be sent.")
    well: int = _level("1 while nothing is too old that /health looks at, else 0.")

    def committed(self, batch_size: int) -> None:
        """Note a commit that held so many units of work."""
        self.transactions += 1
        self.transactions_joined += batch_size

    def as_text(self) -> bytes:
        """All figures in Prometheus' text format, with those of this process."""
        from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest

        registry = CollectorRegistry()
        registry.register(_Figures(self))
        ProcessCollector(registry=registry)
        return generate_latest(registry)

    def __iter__(self) -> Iterator[tuple[str, str, str, int]]:
        """Name, kind, meaning and value of each figure."""
        for figure in fields(self):
            yield (
                figure.name,
                figure.metadata["kind"],
                figure.metadata["what"],
                getattr(self, figure.name),
            )


class _Figures:
    """The figures as prometheus-client asks for them."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def collect(self) -> "Iterable[Metric]":
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        families = {_TOTAL: CounterMetricFamily, _LEVEL: GaugeMetricFamily}
        for name, kind, what, value in self._metrics:
            yield families[kind](_PREFIX + name, what, value=value)
