"""The employer profile: who the employer is, how its numbers look, which open switches it chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from adeverinta.core.number_format import is_number_format
from adeverinta.core.text import clean, fold, mask_cnps
from adeverinta.requests import codes
from adeverinta.requests.profile_file import ProfileFile
from adeverinta.requests.profile_keys import PROFILE_KEYS, keys_of_section
from adeverinta.requests.records import EmployerProfile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from adeverinta.core.finding import Finding

_STRICT: Final = ("calcul", "formular", "pdf")
PASSWORDS: Final = ("cnp6", "aleatoare")


def read_employer(
    path: Path, *, data: bytes | None = None, begun: bool = False
) -> tuple[EmployerProfile, list[Finding]]:
    """The profile and the warnings about it; what is missing or mistyped in a switch stops the run.

    `data`: the bytes of the file, where they are at hand. `begun`: what is missing stays empty.
    """
    switches = _known_switches()
    file = ProfileFile(path, {**keys_of_section(), "calcul": tuple(switches)}, _STRICT, data=data)
    if not begun:
        _check_required(file)
    profile = EmployerProfile(
        denumire=file.text("angajator", "denumire"),
        sediu=file.text("angajator", "sediu"),
        cod_fiscal=_fiscal_code(file) if file.text("angajator", "cod_fiscal") else "",
        nr_orc=file.text("angajator", "nr_orc"),
        telefon=file.text("angajator", "telefon"),
        reprezentant_nume=file.text("reprezentant", "nume"),
        reprezentant_functie=file.text("reprezentant", "functie"),
        intocmit_nume=file.text("intocmit", "nume"),
        numar_format=_number_format(file),
        serie=file.text("registru", "serie"),
        verso=_yes(file, "verso", default=True),
        qr=_yes(file, "qr", default=False),
        litere=_letters(file),
        parola_pdf=_password(file),
        aprobare=_approval(file),
        calcul=_switches(file, switches),
    )
    return profile, file.findings


def _known_switches() -> dict[str, tuple[str, ...]]:
    """The switches that the law leaves open, with their allowed values."""
    from adeverinta import law

    return {name: tuple(switch.allowed) for name, switch in law.switches().items()}


def _check_required(file: ProfileFile) -> None:
    missing = [item for item in PROFILE_KEYS if item.required and not file.text(item.section, item.key)]
    if missing:
        first = missing[0].section
        raise file.stop(
            codes.CAMP_ANGAJATOR_LIPSA,
            chei=", ".join(f"{item.section}.{item.key}" for item in missing),
            sectiune=f"[{first}]",
            exemplu="; ".join(item.example for item in missing if item.section == first),
        )


def _fiscal_code(file: ProfileFile) -> str:
    from stdnum.ro import cf

    code = file.text("angajator", "cod_fiscal")
    if not any(char.isdigit() for char in code):
        raise file.wrong(
            "angajator.cod_fiscal", "nu are cifre", "Scrieți codul de identificare fiscală, cu sau fără RO."
        )
    if not cf.is_valid(code):
        file.report(codes.COD_FISCAL_SUSPECT, text=code)
    return code


def _number_format(file: ProfileFile) -> str:
    text = file.text("registru", "format") or "{numar}"
    if not is_number_format(text):
        raise file.wrong(
            "registru.format",
            f"(„{mask_cnps(text)}”) nu este un format de număr",
            "Scrieți {numar} (sau {numar:04}) și, la dorință, {data}, {an}, {serie}: „{numar}/{an}”.",
        )
    return text


def _yes(file: ProfileFile, key: str, *, default: bool) -> bool:
    found = file.tables["formular"].get(key, default)
    if isinstance(found, bool):
        return found
    if isinstance(found, str) and fold(found) in ("da", "nu"):
        return fold(found) == "da"
    raise file.wrong(f"formular.{key}", "nu este true sau false", f"Scrieți {key} = true sau {key} = false.")


def _letters(file: ProfileFile) -> str:
    text = fold(file.text("formular", "litere"))
    if text in ("", "obisnuite"):
        return ""
    if text == "mari":
        return text
    raise file.wrong(
        "formular.litere",
        "nu este o mărime de litere cunoscută",
        'Scrieți litere = "mari" (fișele părintelui, cu litere mari) sau litere = "obișnuite".',
    )


def _password(file: ProfileFile) -> str:
    text = fold(file.text("pdf", "parola"))
    if text in ("", "nu"):
        return ""
    if text in PASSWORDS:
        return text
    raise file.wrong(
        "pdf.parola",
        "nu este o regulă de parolă cunoscută",
        'Scrieți parola = "aleatoare" (alta pe fiecare adeverință, în lista parole.csv), parola = "cnp6" '
        '(ultimele șase cifre ale CNP-ului) sau parola = "nu".',
    )


def _approval(file: ProfileFile) -> str:
    text = fold(file.text("registru", "aprobare"))
    if text in ("", "nu", "unul"):
        return ""
    if text == "doi":
        return text
    raise file.wrong(
        "registru.aprobare",
        "nu este o regulă de aprobare cunoscută",
        'Scrieți aprobare = "doi" (un al doilea nume aprobă înainte de număr) sau ștergeți rândul.',
    )


def _switches(file: ProfileFile, known: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    chosen = {}
    for key, found in file.tables["calcul"].items():
        text = ("da" if found else "nu") if isinstance(found, bool) else clean(str(found))
        allowed = known[key]
        by_fold = {fold(word): word for word in allowed}
        value = text if text in allowed else by_fold.get(fold(text))
        if value is None:
            raise file.wrong(
                f"calcul.{key}",
                f"(„{mask_cnps(text)[:40]}”) nu este permisă",
                f"Scrieți una dintre: {', '.join(allowed)}.",
            )
        chosen[key] = value
    return chosen
