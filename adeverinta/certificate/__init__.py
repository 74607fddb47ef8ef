"""Certificate: request, income and employer become the facts one form prints.

Takes: a `CertificateRequest`, its `IncomeResult`, the `EmployerProfile`, number and date of issue.
Gives: `build(...)`: facts (values by slot name) and findings; `Answer`, what was computed for a request;
`Outcome`, what became of it.
May import: core, law, payroll, requests, income.
"""

from adeverinta.certificate.answer import Answer, AnswerMonth
from adeverinta.certificate.fact_builder import Certificate, Facts, Printed, build
from adeverinta.certificate.outcome import FormUse, Outcome, OutcomeState

__all__ = [
    "Answer",
    "AnswerMonth",
    "Certificate",
    "Facts",
    "FormUse",
    "Outcome",
    "OutcomeState",
    "Printed",
    "build",
]
