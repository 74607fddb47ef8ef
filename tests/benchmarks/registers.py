"""A register with as many numbers as one likes, as issuing would have left it: the same rows, put in together."""

from __future__ import annotations

import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from adeverinta.registry import NumberRegister, chain
from adeverinta.registry.entries import facts_and_digest, facts_json, request_key, sha256
from tests.benchmarks.data import amounts, cnp, given_name, surname

EMPLOYER = "99000000"
FORM = "icc-hg52"
BIRTH = date(2026, 3, 14)
YEAR_OF = 25_000
"""Numbers of a year; a year's days share its numbers."""
FIRST_YEAR = 2026 - 1_000_000 // YEAR_OF
"""The last number of the largest register is of the year of the benchmarks."""
TOGETHER = 50_000
"""Entries of a transaction."""
_ENTRY = (
    "INSERT INTO entries (id, employer, year, series, number, status, request_key, facts_digest, facts, form, nume,"
    " cnp, birth, issued_on, pdf, pdf_sha256, created_at, details, salt, personal)"
    " VALUES (?, ?, ?, '', ?, 'emisa', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_EVENT = "INSERT INTO events (seq, entry_id, kind, at, author, data, prev, hash) VALUES (?,?,?,?,?,?,?,?)"


def register_of(folder: Path, entries: int) -> Path:
    """The register with so many numbers, made once; a smaller one that is there is gone on from."""
    path = folder / f"registru-{entries}" / "registru.sqlite"
    if path.exists():
        return path
    smaller = [int(each.name.rpartition("-")[2]) for each in folder.glob("registru-*")]
    begun = max((each for each in smaller if each < entries), default=0)
    unfinished = folder / "registru-nou"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    new = unfinished / path.name
    if begun:
        shutil.copy(folder / f"registru-{begun}" / path.name, new)
    with NumberRegister.open(new, employer=EMPLOYER, author="masuratori"):
        pass
    _fill(new, begun, entries)
    unfinished.rename(path.parent)
    return path


def _fill(path: Path, begun: int, entries: int) -> None:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    _, prev = chain.head(db)
    for start in range(begun, entries, TOGETHER):
        rows = [_entry(at) for at in range(start, min(start + TOGETHER, entries))]
        db.execute("BEGIN")
        db.executemany(_ENTRY, rows)
        for row in rows:
            for event in _events(row, 2 * row[0] - 1, prev):
                db.execute(_EVENT, event)
                prev = event[-1]
        db.execute("COMMIT")
    db.close()


def _entry(at: int) -> tuple:
    """The row of an entry, its place from 0; facts and details are as long as those of a certificate of 24 months."""
    year, number = FIRST_YEAR + at // YEAR_OF, at % YEAR_OF + 1
    name, who = f"{surname(at)} {given_name(at)}", cnp(at)
    months = [amounts(at, month) for month in range(24)]
    said = {
        "angajator": "Fabrica Fictivă SRL", "cnp": who, "nume_complet": name, "judet": "Iași", "an": year,
        "randuri": [{"luna": month, "valoare": each[4] * 100, "zile": each[5] * 100} for month, each in enumerate(months)],
    }  # fmt: skip
    facts, digest = facts_and_digest(said)
    details = facts_json(
        {"semnat_de": "masuratori", "surse": sha256("surse"), "reguli": sha256("reguli"), "format": "{numar}"}
    )
    key = request_key(EMPLOYER, who, BIRTH, FORM)
    day = (date(year, 1, 1) + timedelta(number * 360 // YEAR_OF)).isoformat()
    salt = secrets.token_hex(16)
    personal = chain.salted(salt, key, digest, facts, name, who, BIRTH.isoformat(), details)
    pdf = f"adeverinte/{year}-{number}-{surname(at)}-{FORM}.pdf"
    return (
        at + 1, EMPLOYER, year, number, key, digest, facts, FORM, name, who, BIRTH.isoformat(), day,
        pdf, sha256(pdf), f"{day}T08:00:00+00:00", details, salt, personal,
    )  # fmt: skip


def _events(row: tuple, seq: int, prev: str) -> Iterator[tuple]:
    """Its number reserved, its file confirmed."""
    (
        at,
        employer,
        year,
        number,
        *_,
        form,
        _name,
        _cnp,
        _birth,
        day,
        pdf,
        digest,
        created,
        _details,
        salt,
        personal,
    ) = row
    fixed = sha256(facts_json([at, employer, year, "", number, form, day, created, None, personal]))
    said = (
        ("rezervata", {"continut": fixed}),
        ("emisa", {"pdf": chain.salted(salt, pdf), "sha256": digest, "document": None}),
    )
    for step, (kind, data) in enumerate(said):
        event = (seq + step, at, kind, created, "masuratori", facts_json(data), prev)
        prev = sha256(facts_json(event))
        yield (*event, prev)
