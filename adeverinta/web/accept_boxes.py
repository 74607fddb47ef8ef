"""What may be passed over on purpose, in the words of the page: one box each, with what it means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from starlette.datastructures import FormData, QueryParams

    from adeverinta.core.finding import Finding


class AcceptBox(NamedTuple):
    """A box: the name that `api.compute` takes, the codes that it softens, its words and what it means."""

    name: str
    codes: frozenset[str]
    words: str
    meaning: str


CHOICES: Final = (
    AcceptBox(
        "missing", frozenset(("LUNA_LIPSA",)), "luni fără fișier",
        "Lunile lipsă rămân goale pe adeverință și nu intră în medie; agenția poate cere completarea lor.",
    ),
    AcceptBox(
        "days", frozenset(("ZILE_NEINCHISE",)), "zile care nu se adună",
        "Zilele din stat nu se adună la zilele lucrătoare; ați verificat singur că luna intră sau nu în calcul.",
    ),
    AcceptBox(
        "sums", frozenset(("SUMA_NEPLAUZIBILA",)), "sume neobișnuite",
        "O sumă este de mult peste venitul obișnuit al persoanei; ați verificat că este în lei și este bună.",
    ),
    AcceptBox(
        "calculated", frozenset(("NET_NUMAI_CALCULABIL",)), "net calculat din brut",
        "Statul nu are netul; se tipărește cel calculat după lege din brut, care poate diferi de cel plătit.",
    ),
    AcceptBox(
        "force_form", frozenset(("FORMULAR_IN_AFARA_DATELOR",)), "formular în afara datelor lui",
        "Formularul cerut este pentru altă perioadă a nașterii; se emite totuși pe el, cum s-a cerut.",
    ),
)  # fmt: skip


def accepted(given: FormData | QueryParams) -> tuple[str, ...]:
    """The boxes that were ticked."""
    known = {choice.name for choice in CHOICES}
    return tuple(dict.fromkeys(str(name) for name in given.getlist("accepta") if name in known))


def asked_by(findings: Iterable[Finding]) -> list[AcceptBox]:
    """The boxes that would let through what these findings refuse."""
    codes = {item.code for item in findings if item.blocking}
    return [choice for choice in CHOICES if choice.codes & codes]
