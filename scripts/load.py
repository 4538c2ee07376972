"""Clients that ask a server for analyses, many at once. Standard library only."""

import asyncio
import json
import random
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, and the seconds from before the connection to after the answer's last byte."""

    status: int
    seconds: float


def _request(host: str, text: str) -> bytes:
    body = json.dumps({"text": text}).encode()
    head = (
        f"POST /v1/analyze HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def ask(url: str, text: str) -> Answer:
    """Send a text by a connection of its own."""
    address = urlsplit(url)
    request = _request(address.netloc, text)
    begun = time.perf_counter()
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.write(request)
    answer = await reader.read()
    seconds = time.perf_counter() - begun
    writer.close()
    return Answer(int(answer.split(maxsplit=2)[1]), seconds)


async def _in_turns(url: str, texts: Iterable[str], at_once: int) -> list[Answer]:
    left = iter(texts)

    async def client() -> list[Answer]:
        return [await ask(url, text) for text in left]

    found = await asyncio.gather(*(client() for _ in range(at_once)))
    return [answer for answers in found for answer in answers]


def in_turns(url: str, texts: Iterable[str], at_once: int) -> list[Answer]:
    """Send all texts by clients of which each sends the next one when it has its answer."""
    return asyncio.run(_in_turns(url, texts, at_once))


async def _at_rate(url: str, texts: Iterator[str], rate: float, seconds: float) -> list[Answer]:
    chance = random.Random(1)
    asked: list[asyncio.Task[Answer]] = []
    begun, moment = time.perf_counter(), 0.0
    while (moment := moment + chance.expovariate(rate)) < seconds:
        await asyncio.sleep(max(0.0, begun + moment - time.perf_counter()))
        asked.append(asyncio.create_task(ask(url, next(texts))))
    return await asyncio.gather(*asked)


def at_rate(url: str, texts: Iterator[str], rate: float, seconds: float) -> list[Answer]:
    """Send so many texts a second, on average and at random, whether or not answers come.

    The moments are the same in each run, as they would be of people who know nothing of each
    other (a Poisson process).
    """
    return asyncio.run(_at_rate(url, texts, rate, seconds))
