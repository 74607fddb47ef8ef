"""Semnează: the certificates in force signed with the user's own key; the password stays nowhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from adeverinta import api
from adeverinta.web.shared import desk_of, office_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_KEY_FILES: Final = (".p12", ".pfx")


async def sign(request: Request) -> Response:
    """Sign what is in force and not signed yet; the copies stand in `semnate`, the originals stay."""
    from starlette.concurrency import run_in_threadpool
    from starlette.responses import RedirectResponse

    desk, form = desk_of(request), await request.form()
    where, password = str(form.get("cheie", "")).strip().strip('"'), str(form.get("parola", ""))
    kind: dict[str, Any] = {"p12" if where.lower().endswith(_KEY_FILES) else "token": where}

    def work() -> Counter[str]:
        with (
            api.signing_key(**kind, password=password, tsa=str(form.get("tsa", "")).strip()) as key,
            api.Register.open(desk.firm.register, desk.employer()) as register,
        ):
            papers = [path for _, path in api.issued_files(register, desk.firm.folder) if path is not None]
            return Counter(result.state.value for result in api.sign(papers, key, register))

    states = await run_in_threadpool(work)
    told = ", ".join(f"{number} {_WORDS.get(state, state)}" for state, number in sorted(states.items()))
    office_of(request).say(f"În „semnate”: {told or 'nimic de semnat'}.")
    return RedirectResponse(f"/f/{request.path_params['firma']}/rulare", 303)


_WORDS: Final = {
    "semnata": "semnate acum", "deja semnata": "deja semnate", "nu se semneaza": "fără semnătură",
    "refuzata": "refuzate",
}  # fmt: skip
