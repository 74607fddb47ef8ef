"""Facts for the reference page: the current form with its 24 rows."""

import random

from adeverinta.core.month import Month
from adeverinta.forms import load
from tests.forms.form_facts import usual

CODE = "icc-hg52"


def fresh(count, times, skip=0):
    """As many batches of facts, one after the other: none is stamped twice, so that no value is found ready."""
    return iter([varied(count, number * count) for number in range(skip, skip + times)])


def varied(count, first=0):
    """Facts that differ where certificates of one firm differ."""
    dice = random.Random(first)
    made = []
    for at in range(first, first + count):
        facts = usual(CODE, numar=str(at), nume_complet=f"Popescu Ioana {at}", nume=f"Popescu {at}")
        facts |= {"cnp": str(2850101000000 + 977 * at), "strada": f"Calea {at}"}
        for row in facts["randuri"]:
            row["valoare"] = dice.randint(100_000, 999_999)
            row["zile_lucrate"] = 100 * dice.randint(0, 23)
            row["zile_cm_co"] = (100 * dice.randint(0, 20), 100 * dice.randint(0, 20))
        made.append(facts)
    return made


def of_a_run(facts):
    """The same facts as a run hands them on: what the form prints, the months the same objects for all papers
    of a firm, so that a pickle of many has them once.
    """
    printed = set(load(CODE).slots) | {"randuri", "numar", "data", "gen"}
    months = {}

    def shared(value):
        return months.setdefault(value, value) if isinstance(value, Month) else value

    def row_of(row):
        return {name: shared(value) for name, value in row.items() if name in printed}

    return [
        {
            name: [*map(row_of, value)] if name == "randuri" else value
            for name, value in one.items()
            if name in printed
        }
        for one in facts
    ]


def facts_of(number, cnp, months, total):
    """Facts from a plain table of months, for the plain stack."""
    facts = usual(
        CODE, numar=str(number), cnp=cnp, nume_complet=f"{months[0]['Nume']} {months[0]['Prenume']}"
    )
    for row, month in zip(facts["randuri"], months, strict=False):
        row |= {"valoare": f"{month['Net']:.2f}", "tip": "salariu net"}
    return facts | {"total": f"{total:.2f}"}
