"""What changed between two certificates of the same request, in the words of the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from adeverinta.certificate.outcome import Difference

_WORDS = {
    "verso": "verso",
    "recalculare": "recalculare",
    "eveniment": "data evenimentului",
    "domiciliu": "domiciliul",
    "nume_complet": "numele și prenumele",
    "oras": "localitatea",
    "sector_judet": "sectorul sau județul",
}
_MADE_OF = {
    "nume_complet": ("nume", "prenume"),
    "oras": ("localitate",),
    "sector_judet": ("sector", "judet"),
    "domiciliu": (
        "strada",
        "numar_strada",
        "bloc",
        "scara",
        "etaj",
        "apartament",
        "localitate",
        "sector",
        "judet",
    ),
}
"""Facts that say again what others say: told only where none of those differs."""


def replaces_line(number: str) -> str:
    """The line printed on a certificate that takes the place of another."""
    return f"Anulează și înlocuiește adeverința nr. {number}"


def differences(
    before: Mapping[str, object], after: Mapping[str, object], labels: Mapping[str, str]
) -> tuple[Difference, ...]:
    """Every fact that differs; `labels` are the names of the form's blanks, the others go by their own."""
    from adeverinta.certificate.outcome import (
        Difference,
    )  # brings payroll and law, which a list has no use for

    found: list[Difference] = []
    old, new = _rows(before), _rows(after)
    for month in dict.fromkeys([*new, *old]):
        one, other = old.get(month), new.get(month)
        if one is None or other is None:
            amount = (one or other or {}).get("valoare", "")
            found.append(Difference(month, amount if one else "–", amount if other else "–"))
            continue
        shown = {name: label for name, label in labels.items() if name in one or name in other}
        found += [
            Difference(f"{month}: {item.label}", item.before, item.after)
            for item in _plain(one, other, shown)
            if item.label in shown.values()
        ]
    return (*found, *_plain(before, after, labels))


def _plain(
    before: Mapping[str, object], after: Mapping[str, object], labels: Mapping[str, str]
) -> Iterator[Difference]:
    from adeverinta.certificate.outcome import Difference

    seen = set()
    changed = {name for name in {**before, **after} if _text(before.get(name)) != _text(after.get(name))}
    for name in {**before, **after}:
        one, other = _text(before.get(name)), _text(after.get(name))
        label = labels.get(name) or _WORDS.get(name) or name.replace("_", " ")
        if name not in labels and not changed.isdisjoint(_MADE_OF.get(name, ())):
            continue
        if name != "randuri" and one != other and (label, one, other) not in seen:
            seen.add((label, one, other))
            yield Difference(label, one, other)


def _rows(facts: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {str(row.get("luna", "")): row for row in facts.get("randuri", ())}


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "da" if value else "nu"
    return "" if value is None else str(value)
