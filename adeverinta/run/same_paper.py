"""Whether a request prints the very paper that a rebuilt register knows from its file alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from adeverinta import forms
from adeverinta.core.facts import OUTSIDE
from adeverinta.forms import attached_json, facts_schema_1
from adeverinta.forms.paper.attached import attached
from adeverinta.registry import Entry
from adeverinta.run.job import Draft, Job

_NOTHING: Final = ("", OUTSIDE, "None")
"""How registers rebuilt before `adeverinta/2` keep a month outside the contract."""


def prints_the_same(draft: Draft, entry: Entry, job: Job) -> bool:
    """Whether the draft under a rebuilt entry's number is the file that was issued under it.

    Byte by byte; of a paper whose facts are attached in the first schema, which is not written any more, all
    facts that are printed.
    """
    assert draft.built is not None
    known = json.loads(entry.facts)
    facts = draft.built.numbered(entry.printed, entry.issued_on, replaces=known.get("inlocuieste", ""))
    pdf = forms.render(entry.form, facts, folder=job.templates).pdf
    if entry.said.get("schema", facts_schema_1.NAME) == attached_json.SCHEMA:
        return hashlib.sha256(pdf).hexdigest() == entry.pdf_sha256
    said = attached(pdf)
    return said is not None and _first({**said.fields, "randuri": said.rows}) == _first(known)


def _first(facts: Mapping[str, Any]) -> list[dict[str, str]]:
    """The printed facts as the first schema lets them be told apart: those printed once, then row by row."""
    plain = {name: value for name, value in facts.items() if name != "randuri"}
    return [_told(each) for each in (plain, *facts.get("randuri", ()))]


def _told(facts: Mapping[str, str]) -> dict[str, str]:
    return {
        name: facts_schema_1.printed(value)
        for name, value in facts.items()
        if name != "luna_numar" and value not in _NOTHING
    }
