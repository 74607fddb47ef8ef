"""What a certificate says of its holder and whether a document may be signed with it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

_SIGNING: Final = frozenset({"digital_signature", "non_repudiation"})
_OTHER_USES: Final = frozenset({"server_auth", "code_signing", "time_stamping", "ocsp_signing"})


class Identity(NamedTuple):
    """A certificate as the user knows it. `hindrance`: why it cannot sign now, in Romanian; empty where it
    can.

    `label`: its name on the token. `digest`: SHA-256 of the certificate.
    """

    who: str
    issuer: str
    since: datetime
    until: datetime
    hindrance: str
    digest: str
    label: str = ""


def identity(certificate: Any, label: str = "", now: datetime | None = None) -> Identity:
    """The record of an asn1crypto certificate."""
    since, until = certificate.not_valid_before, certificate.not_valid_after
    return Identity(
        who=_name(certificate.subject),
        issuer=_name(certificate.issuer),
        since=since,
        until=until,
        hindrance=_hindrance(certificate, since, until, now or datetime.now(UTC)),
        digest=certificate.sha256.hex(),
        label=label,
    )


def _name(name: Any) -> str:
    """The common name, else the organisation, else all of it."""
    said = name.native
    found = said.get("common_name") or said.get("organization_name") or name.human_friendly
    return " ".join(str(found[0] if isinstance(found, list) else found).split())


def _hindrance(certificate: Any, since: datetime, until: datetime, now: datetime) -> str:
    if now > until:
        return f"a expirat la {until.astimezone():%d.%m.%Y}"
    if now < since:
        return f"este valabil abia de la {since.astimezone():%d.%m.%Y}"
    usage = certificate.key_usage_value
    if usage is not None and not _SIGNING & set(usage.native):
        return "nu este pentru semnături"
    purposes = certificate.extended_key_usage_value
    if purposes is not None and set(purposes.native) <= _OTHER_USES:
        return "nu este pentru semnături"
    return ""
