"""What is read is private: after a load of requests nothing of a planted sentence is left."""

import base64
import json
import os
import random
import string
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import requests

from tests.articles import GERMAN
from tests.conftest import ROOT, Server
from tests.nginx_process import running_nginx
from tests.redis_process import Redis, running_redis
from tests.test_errors import JSON
from tests.test_hardening import HEAD, connected
from tests.test_queue import LONG, refused_while, wait_until_analysed

# Made anew in each run, so that no file of the project holds them.
NAME, PLACE = ("Qüixel" + "".join(random.choices(string.ascii_lowercase, k=10)) for _ in range(2))
PLANTED = f"“The ferry will sink,” said {NAME} Vontramere, the mayor of {PLACE}."
PROXIED = {"SOURCELIGHT_ACCESS": "open", "SOURCELIGHT_TRUSTED_PROXIES": "127.0.0.1"}


def in_base64(word: bytes) -> Iterator[bytes]:
    """What base64 makes of a word at each of the three places that it can begin at."""
    for before, unsure in enumerate((0, 2, 3)):
        encoded = base64.b64encode(b"\0" * before + word)
        yield encoded[unsure : len(encoded) - 4]


def spellings(word: str) -> set[bytes]:
    """A word as a program may write it, whole or beside others."""
    forms = {word, word.lower(), word.upper(), word.encode("ascii", "ignore").decode()}
    plain = {form.encode(codec) for form in forms for codec in ("utf-8", "utf-16-le", "utf-16-be")}
    spelled = {form.encode() for form in (json.dumps(word)[1:-1], quote(word), word.encode().hex())}
    return plain | spelled | set(in_base64(word.encode()))


SPELLINGS = spellings(NAME) | spellings(PLACE)


def holds(kept: bytes) -> bool:
    """Whether the planted sentence left a trace."""
    return any(spelling in kept for spelling in SPELLINGS)


def written(folder: Path, since: float) -> Iterator[bytes]:
    """What stands in the files below a folder that were changed since some moment."""
    for parent, folders, names in os.walk(folder):
        folders[:] = [each for each in folders if each != ".git"]
        for file in (Path(parent, name) for name in names):
            # nb. other programs' files come and go meanwhile.
            with suppress(FileNotFoundError):
                if file.is_file() and file.stat().st_mtime >= since:
                    yield file.read_bytes()


def ask_in_every_way(url: str, session: requests.Session) -> set[int]:
    """Send the sentence in many ways at once, thrice; the statuses of the answers."""
    address = f"{url}/v1/analyze"

    def post(**how: object) -> requests.Response:
        return session.post(address, timeout=600, **how)

    numbered = [f"{PLANTED} It was day {day}." for day in range(12)]
    ways = [
        *(lambda text=text: post(json={"text": text}) for text in numbered),
        lambda: post(json={"text": PLANTED, "offsets": "bytes"}),
        lambda: post(json={"text": [PLANTED], NAME: PLACE}),
        lambda: post(json={"text": PLANTED + GERMAN * 5}),
        lambda: post(json={"text": PLANTED, "language": "fr"}),
        lambda: post(json={"text": PLANTED * 20_000}),
        lambda: post(data=PLANTED.encode()),
        lambda: post(data=f'{{"text": "{PLANTED}'.encode(), headers=JSON),
        lambda: post(params={"text": PLANTED}, json={"text": 1}),
        lambda: session.get(f"{url}/{PLANTED}", timeout=600),
        lambda: session.put(f"{address}?{PLANTED}", PLANTED.encode(), timeout=600),
        lambda: post(json={"text": "Rain."}, headers={"Authorization": f"Bearer {quote(PLANTED)}"}),
    ] * 3
    random.Random(1).shuffle(ways)
    with ThreadPoolExecutor(8) as pool:
        return {answer.status_code for answer in pool.map(lambda way: way(), ways)}


def overload(server: Server) -> None:
    """Have a text with the sentence refused while another one with it is analysed."""
    with ThreadPoolExecutor(1) as pool:
        busy = pool.submit(server.analyze, f"{PLANTED} {LONG}", language="en")
        wait_until_analysed(server, busy)
        assert refused_while(server, busy).status_code == 503
        assert busy.result().json()["summary"]["sentences"] > 1


def hang_up(server: Server) -> None:
    """Send a part of the sentence and go."""
    body = json.dumps({"text": PLANTED}, ensure_ascii=False).encode()
    connected(server.url, HEAD + b"Content-Length: 4000\r\n\r\n" + body).close()


def dumped(redis: Redis, folder: Path) -> bytes:
    """All that a Redis holds, as it would lie on a disk."""
    file = folder / "redis.rdb"
    redis.client.config_set("rdbcompression", "no")
    subprocess.run(["redis-cli", "-u", redis.url, "--rdb", file], check=True, capture_output=True)
    return file.read_bytes()


def test_the_search_finds_what_it_is_to_find() -> None:
    for form in (PLANTED, json.dumps(PLANTED), quote(PLANTED), PLANTED.encode().hex()):
        assert holds(form.encode())
    assert holds(PLANTED.encode("utf-16-le"))
    assert all(holds(base64.b64encode(f"{'a' * before}{PLANTED}".encode())) for before in range(3))
    assert not holds(b"Vontramere said the ferry would sink.")


def test_after_a_load_nothing_of_the_text_is_left_anywhere(start_server, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    (tmp_path / "nginx").mkdir()
    begun = time.time() - 1
    plain = {"TMPDIR": str(temporary), "SOURCELIGHT_QUEUE": "0", **PROXIED}
    limited = {"SOURCELIGHT_RATE_LIMIT": "20/hour", "SOURCELIGHT_QUEUE": "32"}
    with running_redis() as redis:
        stores = {"SOURCELIGHT_CACHE": redis.url, "SOURCELIGHT_RATE_LIMIT_STORE": redis.url}
        shared = {**plain, **limited, **stores, "SOURCELIGHT_CACHE_SECRET": "s" * 32}
        with (
            start_server(**plain) as first,
            start_server(WEB_CONCURRENCY="2", **shared) as second,
            running_nginx(tmp_path / "nginx", first) as client,
        ):
            seen = ask_in_every_way(client.base, client)
            seen |= ask_in_every_way(second.url, requests.Session())
            overload(first)
            hang_up(first)
            assert seen >= {200, 400, 404, 405, 413, 415, 422, 429}
            assert NAME in first.analyze(PLANTED).text
            kept = [requests.get(f"{each.url}/metrics").content for each in (first, second)]
            kept.append(dumped(redis, tmp_path))
            assert kept[-1].count(b"sourcelight:") > 5
            places = (Path("/dev/shm"), temporary, tmp_path, ROOT)
            kept += [content for place in places for content in written(place, begun)]
    kept += [each.log.read_bytes() for each in (first, second)]
    assert b"sourcelight_requests_total" in kept[0]
    assert not any(map(holds, kept))
