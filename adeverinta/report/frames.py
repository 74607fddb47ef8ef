"""Tables of pandas in and out: payroll rows from a frame, answers, findings and the register as frames.

Money is in bani (`Int64`, columns `..._bani`), days in hundredths of a day (`Int64`, columns `..._sutimi`),
months are `Period[M]`, what may be missing is nullable; docs/api.md lists the columns. Numbers are read from
text by the payroll room, never by pandas. Only this module imports pandas.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

try:
    import pandas as pd
except ModuleNotFoundError as error:
    if error.name != "pandas":
        raise
    told = "lipsește pandas (folderul pentru Windows nu îl are); „pip install adeverinta” îl aduce"
    raise ModuleNotFoundError(told, name="pandas") from error

from adeverinta.certificate import Answer, Outcome
from adeverinta.core.finding import Finding
from adeverinta.core.given_types import cnps, day_of, of_type, text_of, wrong_type
from adeverinta.core.money import half_up_bani
from adeverinta.core.month import Month
from adeverinta.core.source import FRAME
from adeverinta.payroll import DAY_COLUMNS, EVERYONE, MONEY_COLUMNS, Payroll, PayrollRow, read_files
from adeverinta.payroll.layout.profiles import profiles_of
from adeverinta.report.frame_sheet import sheet_of
from adeverinta.requests.employers import profile_of
from adeverinta.sources import SourceFile

if TYPE_CHECKING:
    from adeverinta.payroll.layout.profiles import Profile
    from adeverinta.registry import Entry
    from adeverinta.requests import Employer, EmployerProfile

Answered = Answer | Outcome
_FRAMES: Final = "a DataFrame, or several by name,"
_ANSWERS: Final = "an answer, an outcome, or several of them,"
_TEXTS: Final = (
    "marca", "nume", "prenume", "angajator_cui", "cod_indemnizatie", "cod_perioada", "facilitate",
)  # fmt: skip
_ENTRY_TEXTS: Final = ("series", "printed", "form", "nume", "cnp", "pdf", "pdf_sha256", "reason")


def read(
    frame: pd.DataFrame | Mapping[str, pd.DataFrame],
    employer: Employer | EmployerProfile | None = None,
    *,
    name: str = "date",
    on: date | None = None,
    wanted: Collection[str] | None = None,
    layouts: Sequence[Profile] = (),
) -> Payroll:
    """A payroll out of one frame, or of several by name, whose columns are named as an export's headers.

    Texts and numbers are taken as a file's cells are; a cell is told as `cadrul X, rândul N, coloana brut`,
    rows counted from 1. A name that holds a month (`stat_202603`) gives it, as a file's name does.
    """
    text_of("name", name)
    frames = {name: frame} if isinstance(frame, pd.DataFrame) else frame
    if not isinstance(frames, Mapping):
        raise wrong_type("frame", frame, _FRAMES)
    if not frames:
        raise ValueError("frame: at least one is needed")
    profile = profile_of(employer)
    files = []
    for called, table in frames.items():
        of_type("frame", table, pd.DataFrame, _FRAMES)
        sheet = sheet_of(table, f"{FRAME}{called}")
        digest = hashlib.sha256(repr(sheet.rows).encode("utf-8", "surrogatepass")).hexdigest()
        files.append(SourceFile(Path(sheet.file), sheet.file, digest, (sheet,)))
    return read_files(
        files,
        employer=profile.cod_fiscal_digits if profile else None,
        employers={profile.denumire: profile.cod_fiscal_digits} if profile else None,
        wanted=EVERYONE if wanted is None else cnps(wanted),
        issue_month=None if on is None else Month.of(day_of(on)),
        profiles=profiles_of(layouts),
    )


def rows(payroll: Payroll) -> pd.DataFrame:
    """One line a payroll row as it was used."""
    of_type("payroll", payroll, Payroll, "a payroll that read() gave")
    found = [row for own in payroll.rows.values() for row in own]
    columns: dict[str, object] = {
        "cnp": _texts(row.cnp for row in found),
        "luna": _months(row.month for row in found),
        "tip_venit": _texts(row.kind.value for row in found),
    }
    columns |= {name: _texts(getattr(row, name) for row in found) for name in _TEXTS}
    columns |= {f"{name}_bani": _whole(getattr(row, name) for row in found) for name in MONEY_COLUMNS}
    columns |= {f"{name}_sutimi": _whole(getattr(row, name) for row in found) for name in DAY_COLUMNS}
    columns |= {
        "data_angajarii": _days(row.data_angajarii for row in found),
        "data_incetarii": _days(row.data_incetarii for row in found),
        "functie_de_baza": pd.array([row.functie_de_baza for row in found], dtype="boolean"),
        "persoane_intretinere": _whole(row.persoane_intretinere for row in found),
        "net_calculat": pd.array([row.net_computed for row in found], dtype="bool"),
        "fisier": _texts(row.source.file for row in found),
        "foaie": _texts(row.source.sheet for row in found),
        "rand": _whole(row.source.row for row in found),
        "sursa": _texts(str(_net_cell(row)) for row in found),
    }
    return pd.DataFrame(columns)


def months(answers: Answered | Iterable[Answered]) -> pd.DataFrame:
    """One line a person and month of the form, in the order of the answers."""
    found = [(answer, item) for answer in _answers(answers) for item in answer.months]
    columns: dict[str, object] = {
        "cnp": _texts(answer.cnp for answer, _ in found),
        "nume": _texts(answer.name for answer, _ in found),
        "formular": _texts(answer.form or None for answer, _ in found),
        "nr": pd.array([item.number for _, item in found], dtype="Int64"),
        "luna": _months(item.month for _, item in found),
        "net_bani": _whole(item.net for _, item in found),
        "tip": _texts(item.kind_text for _, item in found),
        "in_calcul": pd.array([item.counted for _, item in found], dtype="bool"),
        "motiv": _texts(item.reason for _, item in found),
        "dovada_bani": _texts(item.evidence.bani for _, item in found),
        "dovada_zile": _texts(item.evidence.zile for _, item in found),
    }
    columns |= {f"{name}_sutimi": _whole(item.days.get(name) for _, item in found) for name in DAY_COLUMNS}
    columns["surse"] = _texts("; ".join(map(str, item.sources)) for _, item in found)
    return pd.DataFrame(columns)


def _several(answers: Answered | Iterable[Answered]) -> list[Answered]:
    """One or many as many."""
    several = (answers,) if isinstance(answers, (Answer, Outcome)) else answers
    if not isinstance(several, Iterable):
        raise wrong_type("answers", answers, _ANSWERS)
    return [
        item if isinstance(item, Outcome) else of_type("answers", item, Answer, _ANSWERS) for item in several
    ]


def certificates(answers: Answered | Iterable[Answered]) -> pd.DataFrame:
    """One line a request; number, state and path only of outcomes."""
    found = _several(answers)
    known = [_answer(item) for item in found]
    outcomes = [item if isinstance(item, Outcome) else None for item in found]
    estimates = [answer.estimate for answer in known]
    return pd.DataFrame(
        {
            "cnp": _texts(answer.cnp for answer in known),
            "nume": _texts(answer.name for answer in known),
            "data_nasterii_copilului": _days(answer.request.birth for answer in known),
            "formular": _texts(answer.form or None for answer in known),
            "regim": _texts(answer.regime for answer in known),
            "stare": _texts(item.state.value if item else None for item in outcomes),
            "numar": _texts(item.number if item else None for item in outcomes),
            "data": _days(item.issued_on if item else None for item in outcomes),
            "cale": _texts(str(item.path) if item and item.path else None for item in outcomes),
            "respinsa": pd.array([answer.refused for answer in known], dtype="bool"),
            "luni_in_calcul": _whole(sum(item.counted for item in answer.months) for answer in known),
            "total_bani": _whole(answer.total for answer in known),
            "media_bani": _whole(_mean(answer.mean) for answer in known),
            "indemnizatie_lei": _whole(made.amount if made else None for made in estimates),
            "constatari": _texts("; ".join(item.code for item in answer.findings) for answer in known),
        }
    )


def findings(of: object) -> pd.DataFrame:
    """One line a finding of a payroll, an employer, requests, answers, outcomes, or of findings."""
    found = _findings(of)
    sources = [item.source for item in found]
    return pd.DataFrame(
        {
            "cod": _texts(item.code for item in found),
            "grad": _texts(item.severity.value for item in found),
            "mesaj": _texts(item.message for item in found),
            "ce_e_de_facut": _texts(item.remedy for item in found),
            "cnp": _texts(item.cnp for item in found),
            "luna": _months(item.month for item in found),
            "fisier": _texts(source.file if source else None for source in sources),
            "foaie": _texts(source.sheet if source else None for source in sources),
            "rand": _whole(source.row if source else None for source in sources),
            "coloana": _texts(source.column if source else None for source in sources),
        }
    )


def register(register: Any) -> pd.DataFrame:
    """One line a number of a register (as `Register.open` gives it), annulled ones too."""
    if not hasattr(register, "entries"):  # of `api`, which stands below this room
        raise wrong_type("register", register, "an open Register")
    entries: list[Entry] = register.entries()
    by_id = {entry.id: entry for entry in entries}
    texts = {name: _texts(getattr(entry, name) or None for entry in entries) for name in _ENTRY_TEXTS}
    replaced = [by_id.get(entry.replaces or 0) for entry in entries]
    return pd.DataFrame(
        {
            "an": _whole(entry.year for entry in entries),
            "serie": texts["series"],
            "numar": _whole(entry.number for entry in entries),
            "numar_tiparit": texts["printed"],
            "data": _days(entry.issued_on for entry in entries),
            "stare": _texts(entry.status.value for entry in entries),
            "formular": texts["form"],
            "nume": texts["nume"],
            "cnp": texts["cnp"],
            "data_nasterii_copilului": _days(entry.birth for entry in entries),
            "pdf": texts["pdf"],
            "pdf_sha256": texts["pdf_sha256"],
            "motiv": texts["reason"],
            "inlocuieste": _texts(old.label if old else None for old in replaced),
        }
    )


def _answers(answers: Answered | Iterable[Answered]) -> Iterator[Answer]:
    found = _several(answers)
    return map(_answer, found)


def _answer(item: Answered) -> Answer:
    return item if isinstance(item, Answer) else item.answer


def _findings(of: object) -> list[Finding]:
    """Its own, and those of each part where it is a list."""
    if isinstance(of, Finding):
        return [of]
    found: list[Finding] = [*of.findings] if hasattr(of, "findings") else []
    if not hasattr(of, "_fields") and isinstance(of, Iterable) and not isinstance(of, (str, bytes)):
        for item in of:
            found += _findings(item)
    elif not hasattr(of, "findings"):
        raise wrong_type("of", of, "something with findings")
    return found


def _mean(mean: Fraction | None) -> int | None:
    return None if mean is None else half_up_bani(mean)


def _net_cell(row: PayrollRow) -> object:
    return row.cell("net") if not row.net_computed else row.source


def _texts(values: Iterable[str | None]) -> object:
    return pd.array(list(values), dtype="string")


def _whole(values: Iterable[int | None]) -> object:
    return pd.array(list(values), dtype="Int64")


def _days(values: Iterable[date | None]) -> object:
    """Whole days; a frame without any has the same dtype."""
    texts = ["NaT" if day is None else day.isoformat() for day in values]
    return np.array(texts, dtype="datetime64[us]")


def _months(values: Iterable[Month | None]) -> object:
    periods = [None if month is None else str(month) for month in values]
    return pd.PeriodIndex(periods, freq="M")
