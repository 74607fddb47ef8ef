"""Who signed a document, when, whether it is whole, and whether the signer's certificate leads to a given
root.

Nothing is asked over the network, so whether a certificate was revoked is not known here.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.late_pattern import late
from adeverinta.finish import codes
from adeverinta.finish.x509 import identity
from adeverinta.forms.paper.update import filled
from adeverinta.system import codes as system_codes

_SIGNED: Final = late(rb"/ByteRange\s*\[")


class Signature(NamedTuple):
    """`valid`: the signed bytes are whole and unchanged, and what came later is nothing but signatures.

    `at`: by the time stamp where there is one (`stamped`), else as the signer says. `chained`: the signer's
    certificate leads to one of the given roots. `certificate`: its SHA-256.
    """

    who: str
    at: datetime | None
    stamped: bool
    valid: bool
    chained: bool
    certificate: str


def carries_signature(pdf: bytes) -> bool:
    """Whether there is anything that looks like a signature; needs nothing installed."""
    return _SIGNED.search(pdf) is not None


def roots(path: Path) -> list[object]:
    """The certificates of a file of roots (PEM, one or more, or DER); InputStop for another kind of file."""
    from pyhanko.keys import load_certs_from_pemder

    try:
        found = list(load_certs_from_pemder([str(path)]))  # type: ignore[no-untyped-call]
        [item.native for item in found]
    except FileNotFoundError as error:
        raise InputStop(finding(system_codes.FISIER_LIPSA, fisier=str(path))) from error
    except (OSError, ValueError, TypeError) as error:
        raise InputStop(finding(codes.RADACINI_NECITITE, fisier=path.name)) from error
    if not found:
        raise InputStop(finding(codes.RADACINI_NECITITE, fisier=path.name))
    return found


def signatures(pdf: bytes, trusted: Sequence[object] = ()) -> list[Signature] | None:
    """The signatures of a document, in order; None where pyHanko is not installed to read them."""
    if not carries_signature(pdf):
        return []
    try:
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.pdf_utils.reader import PdfFileReader
    except ImportError:
        return None
    logging.getLogger("pyhanko").addHandler(
        logging.NullHandler()
    )  # what it says in English is told as a record
    logging.getLogger("pyhanko_certvalidator").addHandler(logging.NullHandler())
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=False)
        embedded = [
            item for item in reader.embedded_signatures if item.sig_object.get("/Type") != "/DocTimeStamp"
        ]
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []
    return [_read(item, pdf, trusted) for item in embedded]


def _read(embedded: Any, pdf: bytes, trusted: Sequence[object]) -> Signature:
    try:
        certificate = embedded.signer_cert
        whose = identity(certificate)
    except Exception:
        return Signature("?", None, stamped=False, valid=False, chained=False, certificate="")
    try:
        found = _checked(embedded, whose.who, whose.digest, trusted)
        return found if _filled(embedded, pdf) else found._replace(valid=False)
    except Exception:
        return Signature(whose.who, None, stamped=False, valid=False, chained=False, certificate=whose.digest)


def _filled(embedded: Any, pdf: bytes) -> bool:
    _, before, after, _ = (int(part) for part in embedded.sig_object["/ByteRange"])
    return filled(pdf[before:after])


def _checked(embedded: object, who: str, digest: str, trusted: Sequence[object]) -> Signature:
    status = _status(embedded, trusted, None)
    stamp = status.timestamp_validity
    stamped = bool(stamp and stamp.intact and stamp.valid)
    if stamped and trusted and stamp.trusted and not status.trusted:
        # a certificate that has run out since was in force when the stamp was made
        status = _status(embedded, trusted, stamp.timestamp)
    at = stamp.timestamp if stamped else status.signer_reported_dt
    whole = bool(status.intact and status.valid and (stamp is None or stamped))
    return Signature(
        who, at, stamped, valid=whole and _covered(status), chained=bool(status.trusted), certificate=digest
    )


def _covered(status: Any) -> bool:
    """Whether the signature covers the file, or all of it up to later signatures."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    later = status.modification_level
    return (
        status.coverage == SignatureCoverageLevel.ENTIRE_REVISION
        and later is not None
        and later <= ModificationLevel.FORM_FILLING
    )


def _status(embedded: Any, trusted: Sequence[object], moment: datetime | None) -> Any:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko_certvalidator import ValidationContext

    def context(when: datetime | None) -> Any:
        return ValidationContext(
            trust_roots=list(trusted), allow_fetching=False, moment=when, revocation_mode="soft-fail"
        )

    usage = KeyUsageConstraints(
        key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
    )
    return validate_pdf_signature(embedded, context(moment), context(None), key_usage_settings=usage)
