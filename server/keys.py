"""API keys: named, revocable, expiring; only their hashes are kept, in one JSON file.

Standard library only, so that ``scripts/keys`` runs wherever the file is.
"""

import hashlib
import hmac
import json
import logging
import os
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

log = logging.getLogger(__name__)

_ID_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key: all but the key itself. Several can share a name."""

    id: str
    name: str
    hash: str
    created: datetime
    expires: datetime
    revoked: datetime | None = None

    def state(self, now: datetime) -> str:
        """``active``, ``expired`` or ``revoked``."""
        if self.revoked:
            return "revoked"
        return "active" if now < self.expires else "expired"


def hashed(secret: str) -> str:
    """The hash that stands for a key.

    nb. a plain hash is enough: a key is 256 random bits, which nobody guesses however fast.
    """
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(str(value))
    if moment.tzinfo is None:
        raise ValueError("a time without a time zone")
    return moment


def _key(stored: dict[str, str | None]) -> Key:
    return Key(
        id=str(stored["id"]),
        name=str(stored["name"]),
        hash=str(stored["hash"]),
        created=_moment(stored["created"]),
        expires=_moment(stored["expires"]),
        revoked=_moment(stored["revoked"]) if stored["revoked"] else None,
    )


def load(path: Path) -> list[Key]:
    """The keys in a file. Raises ``ValueError`` with a sentence where there are none to read."""
    try:
        return [_key(stored) for stored in json.loads(path.read_bytes())["keys"]]
    except OSError as error:
        raise ValueError(f"the file cannot be read ({error.strerror})") from None
    except (ValueError, KeyError, TypeError):
        raise ValueError("the file is not one that scripts/keys made") from None


def change(path: Path, edit: Callable[[list[Key]], list[Key]]) -> None:
    """Replace a file's keys by what ``edit`` makes of them, in one step; makes the file if needed.

    A server that reads at the same time sees the old or the new keys, never half of them. Raises
    ``FileExistsError`` while another change is under way.
    """
    beside = path.with_name(path.name + ".new")
    # nb. readable by all, as the server is often another user: hashes open no door.
    with beside.open("x", encoding="utf-8") as file:
        try:
            keys = edit(load(path) if path.exists() else [])
            content = {"keys": [asdict(key) for key in keys]}
            json.dump(content, file, indent=1, default=datetime.isoformat)
        except BaseException:
            file.close()
            beside.unlink()
            raise
    os.replace(beside, path)


def _made(name: str, days: int) -> tuple[str, Key]:
    """A new key: the secret, which is kept nowhere, and what is known of it."""
    secret = "sl_" + secrets.token_urlsafe(32)
    digest = hashed(secret)
    now = datetime.now(UTC)
    return secret, Key(digest[:_ID_DIGITS], name, digest, now, now + timedelta(days=days))


def create(path: Path, name: str, days: int) -> str:
    """Add a key that is valid for some days, and return it."""
    secret, key = _made(name, days)
    change(path, lambda keys: [*keys, key])
    return secret


def rotate(path: Path, name: str, days: int, overlap: int) -> str:
    """Add a key under a name in use, whose other keys end after ``overlap`` days at the latest.

    Raises ``LookupError`` where no active key has that name.
    """
    secret, new = _made(name, days)
    end = new.created + timedelta(days=overlap)

    def edit(keys: list[Key]) -> list[Key]:
        if not any(key.name == name and key.state(new.created) == "active" for key in keys):
            raise LookupError(name)
        shortened = [
            replace(key, expires=min(key.expires, end)) if key.name == name else key for key in keys
        ]
        return [*shortened, new]

    change(path, edit)
    return secret


def revoke(path: Path, which: str) -> list[Key]:
    """End the active keys with an id or a name now, and return them.

    Raises ``LookupError`` where there is none.
    """
    now = datetime.now(UTC)
    ended: dict[str, Key] = {}

    def edit(keys: list[Key]) -> list[Key]:
        for key in keys:
            if which in (key.id, key.name) and key.state(now) == "active":
                ended[key.id] = replace(key, revoked=now)
        if not ended:
            raise LookupError(which)
        return [ended.get(key.id, key) for key in keys]

    change(path, edit)
    return list(ended.values())


class Keyring:
    """A file's keys as they are now: a change of the file counts from the next request on.

    A file that cannot be read lets nobody in.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: tuple[object, list[Key]] = (None, [])

    def _version(self) -> object:
        try:
            status = self._path.stat()
        except OSError:
            return "missing"
        return (status.st_mtime_ns, status.st_size, status.st_ino)

    def _keys(self) -> list[Key]:
        version = self._version()
        if version != self._read[0]:
            try:
                keys = load(self._path)
            except ValueError as error:
                log.error("No key is valid until SOURCELIGHT_KEYS is mended: %s.", error)
                keys = []
            self._read = (version, keys)
        return self._read[1]

    def find(self, secret: str) -> Key | None:
        """The active key that ``secret`` is."""
        digest = hashed(secret)
        now = datetime.now(UTC)
        # nb. all are compared, each in constant time: how long it takes tells nothing.
        matching = [key for key in self._keys() if hmac.compare_digest(key.hash, digest)]
        return next((key for key in matching if key.state(now) == "active"), None)
