"""Who may come in: every request passes here before a page sees it.

The order is that of the risks. A foreign Host is refused before anything else, so that a name which points
at 127.0.0.1 (DNS rebinding) reaches nothing and uses up no key; then a foreign Origin or Sec-Fetch-Site
(another page of the same browser); then the key of the address, good once, which becomes a cookie; then the
cookie.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, Final
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, object]]]
Send = Callable[[MutableMapping[str, object]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

KEY: Final = "cheie"
"""The parameter of the address that opens the page, once."""
ALIVE: Final = "/_viu"
"""What an open page asks to learn whether the program still runs."""
_CONTENT: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "content-security-policy": _CONTENT,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""What every answer carries. `no-store`: names and incomes are in no browser's cache."""
_SESSIONS: Final = 64
"""Sessions kept: more than a person opens, few enough that a loop of new keys fills no memory."""


class Keys:
    """The keys that open the page, each good once, and the sessions they became."""

    def __init__(self) -> None:
        self._keys: dict[str, None] = {}
        self._sessions: dict[str, None] = {}

    def new(self) -> str:
        """A key for an address; the oldest unused ones are forgotten."""
        return _remember(self._keys)

    def enter(self, key: str) -> str | None:
        """The session that a key opens; None for one that was used, or never given."""
        if key not in self._keys:
            return None
        del self._keys[key]
        return _remember(self._sessions)

    def knows(self, session: str) -> bool:
        """Whether a cookie holds a session."""
        return session in self._sessions


def _remember(kept: dict[str, None]) -> str:
    token = secrets.token_urlsafe(32)
    kept[token] = None
    while len(kept) > _SESSIONS:
        del kept[next(iter(kept))]
    return token


class Door:
    """The middleware that stands before the pages.

    `control` is the secret with which a second start of the program asks for a new key (`web.instance_lock`);
    `used` is told of every request that came in, for the idle time.
    """

    def __init__(self, app: App, keys: Keys, port: int, control: str) -> None:
        self.app, self.keys, self.port, self.control = app, keys, port, control
        self.cookie = f"adeverinta_{port}"
        self.hosts = frozenset((f"127.0.0.1:{port}", f"localhost:{port}"))
        self.last_use = time.monotonic()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # no page opens a socket
            return
        headers = _headers(scope)
        guarded = _with_headers(send)
        if headers.get("host", "").lower() not in self.hosts:
            await _answer(guarded, 403, "Adresa nu este a acestui calculator.")
            return
        if scope["path"] == "/_cheie" and scope["method"] == "POST":
            await self._new_key(headers, guarded)
            return
        if not self._own_page(headers, scope["method"]):
            await _answer(guarded, 403, "Cererea vine de la altă pagină.")
            return
        key = parse_qs(scope["query_string"].decode("latin-1")).get(KEY)
        if key is not None and scope["path"] == "/" and scope["method"] == "GET":
            await self._enter(key[0], guarded)
            return
        if not self.keys.knows(_cookie(headers.get("cookie", ""), self.cookie)):
            await _answer(guarded, 403, "Deschideți pagina cu adresa scrisă de „adeverinta deschide”.")
            return
        if scope["path"] == ALIVE:  # a page left open alone keeps nothing running
            await _answer(guarded, 200, "da")
            return
        self.last_use = time.monotonic()
        await self.app(scope, receive, guarded)

    def _own_page(self, headers: MutableMapping[str, str], method: str) -> bool:
        """Whether nothing says that another page asked.

        With `no-referrer` a browser sends the Origin of a form as „null”; then Sec-Fetch-Site must say that
        it is ours. What changes something needs one of the two.
        """
        site = headers.get("sec-fetch-site")
        if site not in (None, "same-origin", "none"):
            return False
        origin = headers.get("origin")
        if origin is None or (origin == "null" and site == "same-origin"):
            return method in ("GET", "HEAD") or site == "same-origin"
        return origin.lower() in {f"http://{host}" for host in self.hosts}

    async def _enter(self, key: str, send: Send) -> None:
        session = self.keys.enter(key)
        if session is None:
            await _answer(
                send, 403, "Cheia a fost folosită sau nu este a acestei pagini. Porniți din nou programul."
            )
            return
        self.last_use = time.monotonic()
        cookie = f"{self.cookie}={session}; HttpOnly; SameSite=Strict; Path=/"
        await _answer(send, 303, "", (("location", "/"), ("set-cookie", cookie)))

    async def _new_key(self, headers: MutableMapping[str, str], send: Send) -> None:
        if not secrets.compare_digest(headers.get("x-adeverinta", "").encode(), self.control.encode()):
            await _answer(send, 403, "Cererea nu este a programului.")
            return
        self.last_use = time.monotonic()
        await _answer(send, 200, self.keys.new())


def _headers(scope: Scope) -> dict[str, str]:
    """The headers by lower-case name; two hosts are none."""
    found: dict[str, str] = {}
    for raw, value in scope["headers"]:
        name = raw.decode("latin-1").lower()
        text = value.decode("latin-1")
        found[name] = f"{found[name]}, {text}" if name in found else text
    return found


def _cookie(header: str, name: str) -> str:
    for part in header.replace(",", ";").split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value
    return ""


def _with_headers(send: Send) -> Send:
    """The same, with the headers that every answer carries."""

    async def guarded(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message.get("headers", ())}
            added = [(n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in own]
            message = {**message, "headers": [*message.get("headers", ()), *added]}
        await send(message)

    return guarded


async def _answer(send: Send, status: int, text: str, more: Iterable[tuple[str, str]] = ()) -> None:
    body = text.encode()
    headers = [("content-type", "text/plain; charset=utf-8"), ("content-length", str(len(body))), *more]
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(name.encode(), value.encode()) for name, value in headers],
        }
    )
    await send({"type": "http.response.body", "body": body})
