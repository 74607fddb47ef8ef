"""Time stamps of a server (RFC 3161): only a digest of the signature leaves the computer."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from typing import Any, Final

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper

from adeverinta.core.errors import InputStop, UsageStop
from adeverinta.core.finding import finding
from adeverinta.finish import codes

_SECONDS: Final = 20
_LARGEST: Final = 1 << 20
_QUERY: Final = "application/timestamp-query"


class Stamper(TimeStamper):
    """The time stamper at an address; InputStop where it does not answer as one."""

    def __init__(self, address: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        if not address.startswith(("http://", "https://")):
            raise UsageStop(finding(codes.TSA_ADRESA, adresa=address))
        self.address = address

    async def async_request_tsa_response(self, req: Any) -> object:
        """What the server answers to a request."""
        asked = urllib.request.Request(  # noqa: S310 - http(s) only, as checked
            self.address, data=req.dump(), headers={"Content-Type": _QUERY}, method="POST"
        )
        try:
            with urllib.request.urlopen(asked, timeout=_SECONDS) as answer:  # noqa: S310
                return tsp.TimeStampResp.load(answer.read(_LARGEST))
        except urllib.error.HTTPError as error:
            raise self.stop(f"serverul a răspuns {error.code}") from error
        except (OSError, http.client.HTTPException) as error:
            raise self.stop("serverul nu răspunde") from error
        except ValueError as error:
            raise self.stop("răspunsul nu este o marcă temporală") from error

    def stop(self, why: str) -> InputStop:
        """The stop for a server that gives no time stamps."""
        return InputStop(finding(codes.TSA_FARA_RASPUNS, adresa=self.address, motiv=why))
