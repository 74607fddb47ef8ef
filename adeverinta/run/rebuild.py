"""A lost register rebuilt from the papers that it issued: each carries its facts, its number and a seal."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from adeverinta import registry
from adeverinta.core.errors import InputStop, OutputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.forms.paper.attached import AttachedFacts, attached
from adeverinta.forms.paper.seal import inspect
from adeverinta.registry import NumberRegister, NumberWanted, folder_mark
from adeverinta.registry.folder_mark import Mark
from adeverinta.registry.restore import RestoredPaper, details, fill
from adeverinta.requests.records import EmployerProfile
from adeverinta.run import codes
from adeverinta.system import codes as system_codes
from adeverinta.system import files

_FIELD: Final = late(r"\\\{(numar)(?::0\d)?\\\}|\\\{(data|an|serie)\\\}")


class Rebuilt(NamedTuple):
    """How many papers it has, which numbers have none, what was passed over, and which papers are in force
    together though one of them was perhaps annulled: an annulment stands on no paper.
    """

    papers: int
    missing: list[int]
    passed: list[Finding]
    together: list[Finding]


class _PaperFound(NamedTuple):
    paper: RestoredPaper
    root: Path
    path: Path


def rebuild(folder: Path, profile: EmployerProfile, path: Path, *, author: str) -> Rebuilt:
    """Write the register; OutputStop where there is one, or where two files claim one number."""
    files.sweep(path.parent)  # one that was killed at its very end left what SQLite kept beside it
    if path.exists():
        raise OutputStop(finding(system_codes.REFACE_EXISTA, cale=str(path)))
    passed: list[Finding] = []
    known: dict[tuple[int, int], _PaperFound] = {}
    for found in _papers(folder, profile, passed):
        key = (found.paper.wanted.issued_on.year, found.paper.number)
        same = known.get(key)
        if same and same.paper.sha256 != found.paper.sha256:
            number = f"{key[1]}/{key[0]}"
            raise OutputStop(
                finding(codes.REFACE_DUBLU, numar=number, unu=str(same.path), altul=str(found.path))
            )
        if not same or same.paper.pdf > found.paper.pdf:
            known[key] = found
    if not known:
        raise InputStop(finding(codes.REFACE_NIMIC, cale=str(folder)))
    papers = [known[key].paper for key in sorted(known)]
    files.prepare_output(path.parent)
    with files.to_become(path) as beside:
        opening = NumberRegister.open(
            beside, employer=profile.cod_fiscal, series=profile.serie, author=author
        )
        with opening as register:
            missing = fill(register, papers, profile.numar_format)
            register.walk_whole()
            for root in {found.root for found in known.values()}:
                _mark(root, register, [item.paper for item in known.values() if item.root == root])
    return Rebuilt(len(papers), missing, passed, _together(papers))


def _together(papers: list[RestoredPaper]) -> list[Finding]:
    """The papers of one person and form that no later paper replaces, where there are several."""
    replaced = {paper.replaces for paper in papers}
    groups: dict[tuple[str, str], list[str]] = {}
    for paper in papers:
        year = paper.wanted.issued_on.year
        if paper.wanted.cnp and (paper.number, year) not in replaced:
            groups.setdefault((paper.wanted.cnp, paper.wanted.form), []).append(f"{paper.number}/{year}")
    return [
        finding(codes.REFACE_DOUA, numere=" și ".join(numbers), formular=form)
        for (_, form), numbers in groups.items()
        if len(numbers) > 1
    ]


def _papers(folder: Path, profile: EmployerProfile, passed: list[Finding]) -> Iterator[_PaperFound]:
    for path in sorted(folder.rglob("*.pdf")):
        if path.is_symlink():
            continue
        try:
            data = path.read_bytes()
        except OSError as error:
            raise files.output_stop(path, error) from error
        said = inspect(data)
        name = path.name
        if said.encrypted:
            passed.append(finding(codes.REFACE_SARIT, fisier=name, motiv="are parolă"))
            continue
        if not said.ours or said.draft or not said.number:
            continue
        facts = attached(data[: said.length]) if said.intact or said.appended else None
        if facts is None:
            passed.append(finding(codes.REFACE_SARIT, fisier=name, motiv="a fost schimbat după emitere"))
            continue
        if _digits(str(facts.fields.get("angajator_cod_fiscal", ""))) not in ("", profile.cod_fiscal_digits):
            passed.append(finding(codes.REFACE_SARIT, fisier=name, motiv="este a altui angajator"))
            continue
        paper = _paper(facts, profile, data[: said.length])
        if paper is None:
            passed.append(finding(codes.REFACE_SARIT, fisier=name, motiv="numărul nu are forma din profil"))
            continue
        root = next((place.parent for place in path.parents if place.name == "adeverinte"), folder)
        yield _PaperFound(paper._replace(pdf=path.relative_to(root).as_posix()), root, path)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _paper(facts: AttachedFacts, profile: EmployerProfile, data: bytes) -> RestoredPaper | None:
    number = _number(facts.number, profile)
    try:
        day = date.fromisoformat(facts.day)
    except ValueError:
        return None
    if number is None:
        return None
    fields = dict(facts.fields)
    name = fields.get("nume_complet") or f"{fields.get('nume', '')} {fields.get('prenume', '')}".strip()
    said = registry.facts_json({**fields, "randuri": facts.rows})
    wanted = NumberWanted(
        "",
        facts.digest,
        facts.form,
        name,
        fields.get("cnp", ""),
        None,
        day,
        said,
        details(profile.numar_format, facts.schema),
    )
    old = _replaced(fields, day, profile) if "inlocuieste" in fields else None
    return RestoredPaper(number, wanted, "", hashlib.sha256(data).hexdigest(), old)


def _replaced(fields: dict[str, str], day: date, profile: EmployerProfile) -> tuple[int, int] | None:
    """The number and year on the line „Anulează și înlocuiește adeverința nr. ... din ...”."""
    rest = fields["inlocuieste"].partition("nr. ")[2]
    text, _, told = rest.rpartition(" din ")
    number = _number(text or rest, profile) or _number(rest, profile)
    year = told[-4:] if told[-4:].isdigit() else str(day.year)
    return (number, int(year)) if number else None


def _number(text: str, profile: EmployerProfile) -> int | None:
    """The number inside a printed one, read by the profile's format."""
    parts = {"data": r"\d\d\.\d\d\.\d{4}", "an": r"\d{4}", "serie": re.escape(profile.serie)}
    shape = _FIELD.sub(
        lambda found: r"(\d+)" if found[1] else parts[found[2]], re.escape(profile.numar_format)
    )
    found = re.fullmatch(shape, text)
    return int(found[1]) if found else None


def _mark(root: Path, register: NumberRegister, papers: list[RestoredPaper]) -> None:
    """The folder's papers are the rebuilt register's from now on; the lost one's mark gives way."""
    code = register.employer
    old = [mark for mark in folder_mark.read_all(root).values() if code in mark.places]
    event, head = register.head()
    folders = sorted({paper.pdf.rpartition("/")[0] for paper in papers} - {""})
    reports = tuple(dict.fromkeys(name for mark in old for name in mark.reports.get(code, ())))
    folder_mark.put(
        root,
        Mark(
            id=register.id,
            event=event,
            head=head,
            numbers={code: register.last_given()},
            places={code: tuple(folders)},
            reports={code: reports or ("",)},
            taken=(),
            replaces=tuple(mark.id for mark in old),
        ),
    )
