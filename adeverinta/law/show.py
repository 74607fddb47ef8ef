"""The rules for people and machines: lists, a comparison of two days, Markdown, JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from adeverinta.core.dates import romanian_date
from adeverinta.core.late_pattern import late
from adeverinta.core.text import count
from adeverinta.law.code_words import WORDS, in_words
from adeverinta.law.loader import UnknownPeriod, load, parameters
from adeverinta.law.lookup import all_values
from adeverinta.law.types import DatedValue

GROUPS: Final[dict[str, str]] = {
    "perioada": "Regimul și lunile",
    "venituri": "Venitul luat în calcul",
    "indemnizatie": "Indemnizația pe luna plății",
    "rotunjire": "Rotunjiri",
    "termene": "Termene și zile",
    "perioade_asimilate": "Perioade asimilate",
    "formulare": "Formulare",
    "contributii": "Contribuții și impozit",
    "deduceri": "Deduceri",
    "suma_netaxata": "Suma netaxată",
    "facilitati": "Facilități",
    "concediu_medical": "Concediul medical",
    "salarii": "Salarii de referință",
    "comutatoare": "Comutatoare [calcul]",
    "asteptat": "Așteptate sau disputate (nefolosite în calcul)",
}
_KEYS: Final[dict[str, str]] = {
    "luna": "luna lucrată",
    "luna_platii": "luna plății",
    "nastere": "data nașterii copilului",
    "zi": "ziua",
}
_WITHOUT_ACT: Final[dict[str, str]] = {
    "negasit": "actul nu a fost găsit; după",
    "practica": "din practică, fără un act; după",
    "deductie": "dedus din",
}
_REASONS: Final[dict[str, str]] = {"negasit": "negăsit", "practica": "practică", "deductie": "deducție"}


_LABELS: Final[dict[str, str]] = {
    "VERIFIED-law": "verificat în textul legii",
    "VERIFIED-off": "verificat într-un document oficial",
    "VERIFIED-sec": "văzut într-o sursă secundară",
    "VERIFIED-code": "văzut în codul unui program",
    "VERIFIED (press)": "văzut în presă",
    "VERIFIED (forum)": "văzut pe un forum",
    "RECALLED": "din memorie, fără text văzut",
    "INFERRED": "dedus",
    "COMPUTED": "calculat",
    "AMBIGUOUS": "neclar în text",
}


_FINDABLE: Final = late(r"https?://|\d/(\d{1,2}\.\d{1,2}\.)?\d{4}\b")


def label_text(label: str) -> str:
    """How certain a fact is, in Romanian: "verificat" only for law text and official documents.

    >>> label_text("RECALLED"), label_text("VERIFIED (press)")
    ('din memorie, fără text văzut', 'văzut în presă')
    """
    return _LABELS.get(label, label)


def can_be_looked_up(value: DatedValue) -> bool:
    """Whether a reader can find the source: an act with number and year, or a full address.

    >>> bool(_FINDABLE.search("OUG 111/2010, art. 5")), bool(_FINDABLE.search("dorohoinews"))
    (True, False)
    """
    return bool(_FINDABLE.search(f"{value.act or ''} {value.source}"))


def listing(on: date | None = None) -> list[DatedValue]:
    """Every value by parameter, or only those in force on a day."""
    if on is None:
        return list(all_values())
    return [value for name in parameters() if (value := _on(name, on))]


def compare(first: date, second: date) -> list[tuple[DatedValue | None, DatedValue | None]]:
    """What differs between two days: (then, later) of every parameter whose value is another; None: none."""
    pairs = ((_on(name, first), _on(name, second)) for name in parameters())
    return [(a, b) for a, b in pairs if (a and a.value) != (b and b.value) or (a is None) != (b is None)]


def _on(name: str, day: date) -> DatedValue | None:
    try:
        return load(name).on(day)
    except UnknownPeriod:
        return None


def group_of(value: DatedValue) -> str:
    """The Romanian heading under which the value's parameter is listed."""
    return GROUPS[load(value.parameter).group]


def value_text(value: object, unit: str = "") -> str:
    """A value in Romanian: percents where the unit is a part of something, a decimal comma elsewhere.

    >>> value_text(Fraction(85, 100), "parte din medie"), value_text(Fraction("525.5")), value_text(None)
    ('85 %', '525,5', '–')
    """
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "da" if value else "nu"
    if isinstance(value, Fraction):
        return f"{_decimal(value * 100)} %" if unit.startswith("parte") else _decimal(value)
    if isinstance(value, Mapping):
        return "; ".join(f"{in_words(key.split('_'))}: {value_text(inner)}" for key, inner in value.items())
    if isinstance(value, tuple):
        return ", ".join(value_text(inner) for inner in value) or "–"
    if isinstance(value, date):
        return romanian_date(value)
    return WORDS.get(str(value), str(value))


def said(value: DatedValue) -> str:
    """A dated value as a person of the trade reads it: its own words, else the number with the unit."""
    if value.words:
        return value.words
    text = value_text(value.value, value.unit)
    if not isinstance(value.value, Fraction):
        return text
    unit, _, _ = value.unit.partition(";")
    return f"{text} {unit.removeprefix('parte ')}"


def _decimal(number: Fraction) -> str:
    scaled = number * 10_000
    if scaled.denominator != 1:
        return f"{number.numerator}/{number.denominator}"
    whole, rest = divmod(abs(scaled.numerator), 10_000)
    sign = "-" if number < 0 else ""
    tail = f",{rest:04d}".rstrip("0") if rest else ""
    return sign + f"{whole:,}".replace(",", ".") + tail


def reason_text(value: DatedValue) -> str | None:
    """Why a part of the legal basis is missing, in Romanian; None where none is."""
    return _REASONS[value.null_reason] if value.null_reason else None


def basis_text(value: DatedValue) -> str:
    """Act, article and Monitorul Oficial; what is missing is said with its reason."""
    known = [part for part in (value.act, value.article, value.published) if part]
    if value.null_reason:
        names = ("act", "articol", "M.Of.")
        parts = zip(names, (value.act, value.article, value.published), strict=True)
        missing = ", ".join(name for name, part in parts if part is None)
        known.append(f"({missing}: {_REASONS[value.null_reason]})")
    return "; ".join(known)


def ground(value: DatedValue) -> str:
    """The legal basis for who does not look it up in tables: act, article and publication as far as they are
    known; without an act, why there is none and what it was taken from.
    """
    if value.act is None:
        return f"{_WITHOUT_ACT[value.null_reason or 'negasit']}: {value.source}"
    article = value.article or (f"articol {reason_text(value)}" if value.null_reason else None)
    return ", ".join(part for part in (value.act, article, value.published) if part)


def period_text(value: DatedValue) -> str:
    """From when to when, in Romanian."""
    start = "" if value.start == date.min else f"din {romanian_date(value.start)}"
    end = f"până la {romanian_date(value.end)}" if value.end else ""
    always = "oricând" if value.parameter.startswith("asteptat_") else "mereu"
    return " ".join(part for part in (start, end) if part) or always


def checked_text(value: DatedValue) -> str:
    """When the rule was last looked at and up to which day it is known to hold."""
    parts = (("controlat la", value.last_checked), ("verificat până la", value.verified_to))
    return ", ".join(f"{words} {romanian_date(day)}" for words, day in parts if day)


def as_records(values: Iterable[DatedValue]) -> list[dict[str, object]]:
    """The values as plain mappings, every key always present; dates yyyy-mm-dd, exact numbers as text."""
    return [
        {
            "parametru": value.parameter,
            "titlu": value.title,
            "grupa": group_of(value),
            "de_la": None if value.start == date.min else value.start.isoformat(),
            "pana_la": value.end.isoformat() if value.end else None,
            "valoare": _plain(value.value),
            "unitate": value.unit,
            "in_cuvinte": said(value),
            "comutator": value.switch,
            "act": value.act,
            "articol": value.article,
            "monitorul_oficial": value.published,
            "motiv_lipsa": value.null_reason,
            "certitudine": label_text(value.label),
            "sursa": value.source,
            "nota": value.note,
            "verificat_pana_la": value.verified_to.isoformat() if value.verified_to else None,
            "controlat_la": value.last_checked.isoformat() if value.last_checked else None,
        }
        for value in values
    ]


def as_json(values: Iterable[DatedValue]) -> str:
    """The same as UTF-8 JSON text."""
    return json.dumps(as_records(values), ensure_ascii=False, indent=1)


def changes_as_json(changes: Iterable[tuple[DatedValue | None, DatedValue | None]]) -> str:
    """Pairs of `compare` as UTF-8 JSON text; null where there is no rule on that day."""
    found = [
        {
            name: None if value is None else as_records([value])[0]
            for name, value in (("inainte", before), ("dupa", after))
        }
        for before, after in changes
    ]
    return json.dumps(found, ensure_ascii=False, indent=1)


def changes_as_text(changes: Iterable[tuple[DatedValue | None, DatedValue | None]]) -> str:
    """Pairs of `compare` as lines, three a rule."""
    lines = []
    for before, after in changes:
        one = before or after
        assert one is not None
        lines.append(f"{one.title} ({one.parameter})")
        for label, value in (("înainte", before), ("după", after)):
            told = "fără regulă"
            if value is not None:
                told = f"{value.words or f'{value_text(value.value)} ({value.unit})'}; {basis_text(value)}"
            lines.append(f"  {label}: {told}")
    return "\n".join(lines)


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def statistics(values: Iterable[DatedValue]) -> dict[str, int]:
    """How many values, with act, with article, with Monitorul Oficial, and the missing fields by reason."""
    listed = list(values)
    missing: Counter[str] = Counter()
    for value in listed:
        if value.null_reason:
            missing[value.null_reason] += [value.act, value.article, value.published].count(None)
    return {
        "valori": len(listed),
        "cu_act": sum(value.act is not None for value in listed),
        "cu_articol": sum(value.article is not None for value in listed),
        "cu_monitorul_oficial": sum(value.published is not None for value in listed),
        "cu_sursa_de_cautat": sum(map(can_be_looked_up, listed)),
        **{f"lipsa_{reason}": missing[reason] for reason in _REASONS},
    }


def as_markdown(values: Iterable[DatedValue]) -> str:
    """A document: counts, then a heading a group, a table a parameter."""
    listed = list(values)
    lines = [
        "# Reguli datate",
        "",
        "Scris din fișierele din `adeverinta/law/data`; nu se schimbă cu mâna.",
        "",
        _counts(statistics(listed)),
    ]
    for title in GROUPS.values():
        inside = [value for value in listed if group_of(value) == title]
        if inside:
            lines += ["", f"## {title}"]
            for name in dict.fromkeys(value.parameter for value in inside):
                lines += _parameter(name, [value for value in inside if value.parameter == name])
    return "\n".join(lines) + "\n"


def _counts(numbers: Mapping[str, int]) -> str:
    return (
        f"{count(numbers['valori'], 'valoare', 'valori')}: {numbers['cu_act']} cu act, "
        f"{numbers['cu_articol']} cu articol, {numbers['cu_monitorul_oficial']} cu Monitorul Oficial, "
        f"{numbers['cu_sursa_de_cautat']} cu o sursă care se poate căuta (act sau adresă întreagă). "
        f"Câmpuri fără temei: {numbers['lipsa_negasit']} negăsite, {numbers['lipsa_practica']} din practică, "
        f"{numbers['lipsa_deductie']} deduse."
    )


def _parameter(name: str, values: list[DatedValue]) -> list[str]:
    head = values[0]
    lines = [
        "",
        f"### {head.title} (`{name}`)",
        "",
        f"Unitate: {head.unit}. Se alege după: {_KEYS[load(name).key]}. {checked_text(head)}.",
        "",
        "| perioada | valoarea | temei | certitudine | sursa | notă |",
        "|---|---|---|---|---|---|",
    ]
    for value in values:
        other = "; ".join(f"{choice} → {value_text(v, value.unit)}" for choice, v in value.alternatives)
        note = "; ".join(
            part for part in (value.note, f"`{value.switch}`: {other}" if other else None) if part
        )
        cells = (
            period_text(value),
            value.words or value_text(value.value, value.unit),
            basis_text(value),
            label_text(value.label),
            value.source,
            note,
        )
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return lines


if __name__ == "__main__":
    import sys

    sys.stdout.write(as_markdown(listing()))
