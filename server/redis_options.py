"""How Redis is asked: with little patience, as every answer can do without it."""

from typing import Any

from redis.backoff import NoBackoff
from redis.retry import Retry

# nb. by default redis-py tries again for seconds, and a reader waits meanwhile.
REDIS_OPTIONS: dict[str, Any] = {
    "socket_connect_timeout": 0.25,
    "socket_timeout": 0.25,
    "retry": Retry(NoBackoff(), 0),
}
