"""What a client is asked for: one sentence a cause, with the months, persons and columns it concerns."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from adeverinta.certificate import codes as certificate_codes
from adeverinta.core.errors import ExitCode
from adeverinta.core.spoken import Words
from adeverinta.core.text import count, mask_cnp, mask_cnps
from adeverinta.income import codes as income_codes
from adeverinta.payroll.cells import codes as cells_codes
from adeverinta.payroll.decisions import codes as decisions_codes
from adeverinta.requests import codes as requests_codes
from adeverinta.run import codes as run_codes
from adeverinta.sources import codes as sources_codes

if TYPE_CHECKING:
    from adeverinta import api
    from adeverinta.core.finding import Finding
    from adeverinta.office.firm_records import FirmLine

_ASKED: Final = {
    income_codes.LUNA_LIPSA.name: "statele de plată pe {luni} (pentru {cine})",
    run_codes.CNP_NEGASIT.name: "CNP-ul corect sau statele de plată în care apar: {cine}",
    requests_codes.CNP_LIPSA.name: "CNP-ul persoanei, pentru fiecare cerere fără CNP",
    requests_codes.CNP_INVALID.name: "CNP-ul corect pentru: {cine}",
    certificate_codes.NICIO_LUNA_CU_DATE.name: "statele de plată dinainte de naștere pentru: {cine}",
    income_codes.NET_NUMAI_CALCULABIL.name: "contribuțiile, impozitul și netul (nu numai brutul) pe {luni}, pentru {cine}",
    income_codes.ZILE_NEINCHISE.name: "zilele lucrate, de concediu și de absență pe {luni}, pentru {cine}: cele din stat nu se adună la zilele lucrătoare ale lunii",
    income_codes.COLOANA_NEINTELEASA.name: "ce înseamnă coloanele din stat pe care nu le-am înțeles ({ce})",
    income_codes.ALT_NET_IN_EXPORT.name: "netul pe {luni} pentru {cine}, ori brutul în bani: cel din stat pare să aibă în el tichete sau alte avantaje în natură",
    income_codes.AVANTAJE_IN_BRUT.name: "brutul în bani pe {luni} pentru {cine}: cel din stat pare să aibă în el tichete sau alte avantaje în natură",
    cells_codes.MARCA_CU_DOUA_CNP.name: "statele de plată cu CNP-ul pe fiecare rând: marca persoanei a fost și a alteia ({cine})",
    decisions_codes.RAND_CONTRADICTORIU.name: "care dintre sumele diferite din state este cea bună pe {luni}, pentru {cine}",
    decisions_codes.RAND_DUBLU.name: "dacă rândul care apare de două ori pe {luni} pentru {cine} este un al doilea contract sau o copie",
    sources_codes.FISIER_PROTEJAT.name: "parola fișierului „{fisier}” sau același fișier salvat fără parolă",
    sources_codes.FISIER_PROTEJAT_ALTFEL.name: "fișierul „{fisier}” salvat fără parolă",
    sources_codes.FISIER_DETERIORAT.name: "fișierul „{fisier}” exportat din nou: cel primit nu se poate deschide",
    income_codes.SUMA_NEPLAUZIBILA.name: "confirmarea sumelor neobișnuite de pe {luni}, pentru {cine}",
}
"""By code of a finding, what to send; `luni`, `cine`, `ce` and `fisier` are filled in."""
_ANSWERS: Final = {
    "missing": "scrieți-ne", "days": "confirmați-ne că sunt bune", "sums": "confirmați-ne în scris",
    "calculated": "scrieți-ne", "force_form": "scrieți-ne", "password": "Trimiteți-ne parola",
}  # fmt: skip
"""What a client does where the office would accept it by an option, by the names of `core.spoken`."""
_OURS: Final = (
    "APROBARE_", "CERERE_REPETATA", "DEJA_EMISA_", "DOSAR_", "FIRMA_", "FORMULAR_", "INLOCUIRE_", "PDF_", "REFACUT_",
    "REGISTRU_",
)  # fmt: skip
"""How the codes begin that the office settles by itself: no client is asked for them."""
_SHOWN: Final = 6
_COLUMNS: Final = (("Persoana", 28), ("Luna", 18), ("Ce lipsește", 70), ("Răspunsul dumneavoastră", 40))


class MissingInput(NamedTuple):
    """One thing to send: the sentence, and the rows of the table (person, month, what)."""

    sentence: str
    rows: tuple[tuple[str, str, str], ...]


def wanted(line: FirmLine) -> list[MissingInput]:
    """What is missing, grouped by cause, months without a file first."""
    groups: dict[str, list[tuple[str, Finding]]] = {}
    for outcome in line.outcomes:
        if outcome.status.value != "respinsa":
            continue
        who = f"{outcome.nume} {outcome.prenume}".strip() or mask_cnp(outcome.request.cnp)
        for item in outcome.findings:
            if item.blocking and not item.code.startswith(_OURS):
                key = item.code if item.code in _ASKED else f"{item.code} {item.message}"
                groups.setdefault(key, []).append((who, item))
    if line.stopped == ExitCode.INPUT:
        for item in line.findings:
            if item.blocking and not item.code.startswith(_OURS):
                groups.setdefault(f"{item.code} {item.message}", []).append(("", item))
    order = sorted(groups.values(), key=lambda found: found[0][1].code != income_codes.LUNA_LIPSA.name)
    return [_one(found) for found in order]


def _one(found: list[tuple[str, Finding]]) -> MissingInput:
    first = found[0][1]
    months = sorted({month for _, item in found for month in _months(item)})
    persons = list(dict.fromkeys(who for who, _ in found if who))
    words = _ASKED.get(first.code)
    what = _to_client(first)
    if words is None or ("{luni}" in words and not months):
        sentence = (f"pentru {_few(persons)}: " if persons else "") + what
    else:
        said = dict.fromkeys(mask_cnps(item.message).rstrip(".") for _, item in found)
        sentence = words.format(
            luni=_few([month.label for month in months]),
            cine=_few(persons),
            ce=_few(said),
            fisier=_file(first),
        )
        sentence = f"{sentence}."
    rows = dict.fromkeys(
        (who, month, _in_table(item))
        for who, item in found
        for month in ([month.label for month in _months(item)] or [""])
    )
    return MissingInput(mask_cnps(sentence), tuple(rows))


def _in_table(item: Finding) -> str:
    if item.code == income_codes.LUNA_LIPSA.name:
        return "statul de plată al lunii"
    if item.code in (
        sources_codes.FISIER_PROTEJAT.name,
        sources_codes.FISIER_PROTEJAT_ALTFEL.name,
        sources_codes.FISIER_DETERIORAT.name,
    ):
        return _ASKED[item.code].format(fisier=_file(item))
    return _to_client(item)


def _to_client(item: Finding) -> str:
    """What is wrong and what to do, for who has neither the program nor its options."""
    from adeverinta.api import column_titles
    from adeverinta.api.catalogue import in_words

    said = in_words(item, Words(optiuni=_ANSWERS, cererea=column_titles(), nicaieri=""))
    return mask_cnps(f"{said.message} {said.remedy}")


def _file(item: Finding) -> str:
    return mask_cnps(item.source.file) if item.source else "trimis"


def _months(item: Finding) -> tuple[api.Month, ...]:
    return item.months or ((item.month,) if item.month else ())


def _few(texts: Iterable[str]) -> str:
    known = list(texts)
    more = len(known) - _SHOWN
    shown = ", ".join(known[:_SHOWN])
    return f"{shown} și încă {count(more, 'alta', 'altele')} (în tabel)" if more > 0 else shown


def table(missing: Iterable[MissingInput]) -> bytes:
    """The table to fill and send back."""
    import openpyxl
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.properties import PageSetupProperties

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "De completat"
    sheet.append([name for name, _ in _COLUMNS])
    for at, (_, width) in enumerate(_COLUMNS):
        sheet.column_dimensions["ABCD"[at]].width = width
        sheet.cell(1, at + 1).font = Font(bold=True)
    for item in missing:
        for row in item.rows:
            sheet.append([*row, ""])
            for cell in sheet[sheet.max_row]:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # a name that begins with = is no formula
            sheet.cell(sheet.max_row, 4).fill = PatternFill("solid", fgColor="FFF9D6")
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
