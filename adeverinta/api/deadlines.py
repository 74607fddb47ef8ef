"""Until when the employer owes a paper and the parent has to hand in the file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from adeverinta.requests import CertificateRequest, Employer, EmployerProfile


class Deadline(NamedTuple):
    """The two periods of a request: their last days (None where the law or a date is not known) and how they
    are counted. `late`: True where one has passed, False where one is near, None else; `state`: in words.
    """

    paper_by: date | None
    paper_words: str
    file_by: date | None
    file_words: str
    late: bool | None
    state: str


def deadline(
    request: CertificateRequest, employer: Employer | EmployerProfile, *, on: date, issued: bool = False
) -> Deadline:
    """The periods of a request as they stand on a day; `issued`: the paper is done, only the file waits."""
    from adeverinta.certificate.filing import terms
    from adeverinta.income import all_switches
    from adeverinta.requests.employers import profile_of

    profile = profile_of(employer)
    if profile is None:
        raise TypeError("an employer is needed")
    found = terms(request, all_switches(profile.calcul), on)
    late, state = found.state(on, issued=issued)
    return Deadline(*found, late, state)
