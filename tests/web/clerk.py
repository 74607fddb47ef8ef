"""The page in this process, asked without sockets or a browser: what the doors let in, the pages answer."""

import asyncio
import re
import time
from urllib.parse import urlencode

from adeverinta.web.app import build

EXEMPLARU, INCHIPUITU = "2910823129021", "2930215099039"
ASKED = [
    ("cnp", EXEMPLARU), ("data_nasterii_copilului", "17.09.2026"), ("localitate", "Cluj-Napoca"),
    ("cerere_data", "20.11.2026"),
    ("cnp", INCHIPUITU), ("data_nasterii_copilului", "14.03.2026"), ("localitate", ""), ("cerere_data", ""),
]  # fmt: skip
"""Two requests typed into the page: name of a field and what stands in it, row by row."""


class Clerk:
    """Whoever sits before the page of an office folder."""

    def __init__(self, folder, *, discreet=False):
        self.pages = build(folder, discreet=discreet)

    def ask(self, path, method="GET", body=b"", kind="application/x-www-form-urlencoded"):
        """Status, headers and bytes of an answer."""
        bare, _, query = path.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": bare,
            "raw_path": bare.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [
                (b"host", b"127.0.0.1"),
                (b"content-type", kind.encode()),
                (b"content-length", b"%d" % len(body)),
            ],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
            "state": {},
        }
        sent, waiting = [], [True]

        async def receive():
            if not waiting:
                await asyncio.sleep(3600)  # it stays on the line
            waiting.clear()
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message):
            sent.append(message)

        asyncio.run(self.pages(scope, receive, send))
        headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return sent[0]["status"], headers, b"".join(item.get("body", b"") for item in sent[1:])

    def see(self, path, status=200):
        """The text of a page."""
        got, _, body = self.ask(path)
        assert got == status, body.decode()
        return body.decode()

    def send(self, path, fields=(), status=303):
        """A form sent; the page that it leads to, or the answer itself."""
        pairs = list(fields.items()) if isinstance(fields, dict) else list(fields)
        got, headers, body = self.ask(path, "POST", urlencode(pairs).encode())
        assert got == status, body.decode()
        return headers.get("location", body.decode())

    def put(self, path, files, fields=()):
        """Files sent with a form."""
        edge = "hotarul-partilor"
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode()
            for k, v in fields
        ]
        parts += [
            f'--{edge}\r\nContent-Disposition: form-data; name="fisiere"; filename="{name}"\r\n\r\n'.encode()
            + data
            + b"\r\n"
            for name, data in files
        ]
        return self.ask(
            path,
            "POST",
            b"".join(parts) + f"--{edge}--\r\n".encode(),
            f"multipart/form-data; boundary={edge}",
        )

    def issue(self, firm, fields=()):
        """Issue, and the page of the run once it has ended."""
        self.send(f"/f/{firm}/emite", fields)
        for _ in range(600):
            if b'"incheiat":true' in self.ask(f"/f/{firm}/rulare.json")[2]:
                return self.see(f"/f/{firm}/rulare")
            time.sleep(0.05)
        raise AssertionError("the run did not end")


def firm_number(client):
    """The number of the only firm in the addresses of the page."""
    return client.get("/").text.split("/f/")[1].split('"')[0].split("/")[0]


def words(html):
    """What is read on a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
