"""Which number a draft asks for: the facts to register, and whether an earlier one stands in the way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from adeverinta import forms, registry
from adeverinta.certificate import Facts
from adeverinta.certificate.outcome import Replaced
from adeverinta.core.dates import romanian_date
from adeverinta.core.errors import UsageStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.version import VERSION
from adeverinta.forms.spelling import printed
from adeverinta.law.types import DatedValue
from adeverinta.payroll.rows import SourceInfo
from adeverinta.registry import Entry, EntryStatus, NumberRegister, NumberWanted
from adeverinta.registry import codes as registry_codes
from adeverinta.run import approval, codes
from adeverinta.run.job import Draft, Job, Registered

Targets = dict[int, Entry]
"""The certificate to be replaced by the draft at a position, as the command named it."""


class NumberRequest(NamedTuple):
    """A draft with what it asks of the register; with a blocking finding it asks for nothing."""

    draft: Draft
    wanted: NumberWanted
    replaced: Replaced | None = None

    @property
    def refused(self) -> bool:
        """Whether an earlier certificate with other facts stands in the way."""
        return self.draft.refused


def key_of(draft: Draft, job: Job) -> str:
    """What makes two requests the same one."""
    birth = draft.request.data_nasterii_copilului or date.min
    return registry.request_key(job.employer.cod_fiscal, draft.request.cnp, birth, draft.form or "")


def facts_of(draft: Draft) -> Facts:
    """The facts to register; number, date and what is replaced are not among them."""
    assert draft.built is not None
    request = draft.request
    event = request.reference_date if request.eveniment != "nastere" else None
    added: Facts = {"eveniment": event.isoformat()} if event else {}
    if request.luni_alese:  # who reads the register later must see that no rule chose these months
        added["luni_alese"] = "; ".join(map(str, request.luni_alese))
        added["motiv_luni"] = request.motiv_luni
    return {**draft.built.facts, **added} if added else draft.built.facts


def files_text(sources: Sequence[SourceInfo]) -> str:
    """The files that were read, as the register keeps them."""
    return registry.facts_json([(item.file, item.sha256) for item in sources])


def rules_text(used: Sequence[DatedValue]) -> str:
    """The dated values behind a certificate, as the register keeps them."""
    return registry.facts_json(sorted({(item.parameter, str(item.start), str(item.value)) for item in used}))


def registered(draft: Draft, rules: str) -> Registered | None:
    """What the register keeps of a draft, its facts as they are printed; None of one that gets no number."""
    if draft.built is None or not draft.numbered:
        return None
    return Registered(*registry.facts_and_digest(printed(facts_of(draft))), rules)


def wanted(draft: Draft, job: Job, files: str) -> NumberWanted:
    """What the register keeps of a certificate; `files` is the text of the files read."""
    assert draft.built is not None
    assert draft.request.data_nasterii_copilului is not None
    kept = draft.registered or registered(draft, rules_text(()))
    assert kept is not None
    return NumberWanted(
        key=key_of(draft, job),
        facts_digest=kept.facts_digest,
        form=draft.form or "",
        nume=draft.built.name.full,
        cnp=draft.request.cnp,
        birth=draft.request.data_nasterii_copilului,
        issued_on=job.issue_date,
        facts=kept.facts,
        details=_details(
            job.author, job.employer.intocmit_nume, job.output, job.employer.numar_format, job.folder,
            _digest_of(kept.rules), _digest_of(files), job.accepted,
            approval.approver(job),
        ),
        kept={_digest_of(text): text for text in (kept.rules, files)},
    )  # fmt: skip


_digest_of = lru_cache(maxsize=64)(registry.sha256)
"""Of texts that nearly all certificates of a run share."""


@lru_cache
def _details(
    author: str,
    intocmit: str,
    output: Path,
    number_format: str,
    folder: str,
    rules: str,
    files: str,
    accepted: tuple[str, ...],
    approved: str,
) -> str:
    """How a certificate came about; in a run nearly all have the same."""
    return registry.facts_json(
        {
            "emitent": {
                "utilizator": author,
                "intocmit": intocmit,
                **({"aprobat": approved} if approved else {}),
            },
            "folder": str(output.absolute()),
            "format": number_format,
            **({"optiuni": accepted} if accepted else {}),
            "program": VERSION,
            "reguli": rules,
            "subfolder": folder,
            "surse": files,
        }
    )


def named_targets(register: NumberRegister, drafts: Iterable[Draft], job: Job) -> Targets:
    """The draft that replaces each certificate named on the command line; UsageStop before any number.

    Of the drafts their requests and forms are looked at only.
    """
    if not job.replaces:
        return {}
    known = list(drafts)
    targets: Targets = {}
    for number, year in job.replaces:
        entry = register.find(number, year)
        if entry is None:
            raise UsageStop(finding(registry_codes.REGISTRU_NUMAR_NECUNOSCUT, numar=number, an=year))
        same = [draft for draft in known if key_of(draft, job) == entry.request_key] or [
            draft for draft in known if draft.request.cnp == entry.cnp
        ]
        if len(same) != 1 or same[0].position in targets:
            raise UsageStop(finding(codes.INLOCUIRE_FARA_CERERE, numar=number, an=year))
        if entry.status is EntryStatus.ANNULLED:
            after = register.successor(entry)
            if after is None or after.request_key != key_of(same[0], job):
                motiv = entry.reason
                raise UsageStop(
                    finding(registry_codes.REGISTRU_NUMAR_ANULAT, numar=number, an=year, motiv=motiv)
                )
        elif entry.status is EntryStatus.ISSUED:
            targets[same[0].position] = entry
    return targets


def ask(draft: Draft, job: Job, register: NumberRegister, targets: Targets, files: str) -> NumberRequest:
    """What a draft asks of the register, or why an earlier certificate refuses it."""
    item = wanted(draft, job, files)
    cnp = draft.request.cnp
    if (note := approval.lacking(job, cnp)) is not None and register.live(item) is None:
        return NumberRequest(_with(draft, note), item)
    rebuilt = register.rebuilt_of(cnp, item.form)
    for entry in rebuilt:
        from adeverinta.run.same_paper import prints_the_same  # of no use to a register that was never lost

        if prints_the_same(draft, entry, job):
            return NumberRequest(draft, replace(item, key="", facts_digest=entry.facts_digest))
    if rebuilt:
        old = rebuilt[-1]
        day = romanian_date(old.issued_on)
        draft = _with(draft, finding(codes.REFACUT_ALTE_DATE, cnp=cnp, numar=old.printed, data=day))
    earlier = register.earlier(item)
    target = targets.get(draft.position)
    if target is None and job.replace_all and earlier:
        target = earlier[-1]
    if earlier and (target is None or target.id not in {entry.id for entry in earlier}):
        old = earlier[-1]
        day = romanian_date(old.issued_on)
        found = replaced_by(old, item, job)
        what = "; ".join(
            f"{part.label}: {part.before or '–'} → {part.after or '–'}" for part in found.differences[:3]
        )
        more = len(found.differences) - 3
        note = finding(
            codes.DEJA_EMISA_CU_ALTE_DATE,
            cnp=cnp,
            numar=old.printed,
            data=day,
            eticheta=old.label,
            diferente=what + (f" și încă {more}" if more > 0 else ""),
        )
        return NumberRequest(_with(draft, note), item, found)
    if target is None:
        return NumberRequest(draft, item)
    own = register.live(item)
    if own is not None and own.replaces != target.id:
        note = finding(codes.INLOCUIRE_FARA_DIFERENTE, cnp=cnp, numar=target.printed, emisa=own.printed)
        return NumberRequest(_with(draft, note), item)
    return NumberRequest(draft, replace(item, replaces=target.id))


def replaced_by(old: Entry, item: NumberWanted | Entry, job: Job) -> Replaced:
    """The earlier certificate and what differs in the later one."""
    labels = {name: str(slot["label"]) for name, slot in forms.load(item.form, job.templates).slots.items()}
    changes = registry.differences(json.loads(old.facts), json.loads(item.facts), labels)
    return Replaced(old.printed, old.issued_on, changes)


def replaces_text(old: Entry) -> str:
    """The line printed on the certificate that takes the place of an entry."""
    day = romanian_date(old.issued_on)
    return registry.replaces_line(old.printed if day in old.printed else f"{old.printed} din {day}")


def _with(draft: Draft, *found: Finding) -> Draft:
    return draft._replace(findings=(*draft.findings, *found))
