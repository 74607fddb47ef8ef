"""Certificates a second, stamped and drawn: `python tests/forms/bench_forms.py [how many]`."""

import random
import sys
import time

from form_facts import CODES, usual

from adeverinta import forms


def varied(code, count):
    """Facts that differ where certificates of one firm differ."""
    dice = random.Random(1)
    made = []
    for at in range(count):
        facts = usual(code, numar=str(at), nume_complet=f"Popescu Ioana {at}", nume=f"Popescu {at}")
        facts |= {"cnp": str(2850101000000 + 977 * at), "strada": f"Calea {at}"}
        for row in facts["randuri"]:
            row["valoare"] = f"{dice.randint(1, 9)}.{dice.randint(100, 999)},{dice.randint(10, 99)}"
            row["zile_lucrate"] = str(dice.randint(0, 23))
            row["zile_cm_co"] = f"{dice.randint(0, 20)} / {dice.randint(0, 20)}"
        made.append(facts)
    return made


def seconds(job, items):
    start = time.perf_counter()
    for item in items:
        job(item)
    return (time.perf_counter() - start) / len(items)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    for code in CODES:
        first = seconds(lambda facts, code=code: forms.render(code, facts), [usual(code)])
        stamp = seconds(lambda facts, code=code: forms.render(code, facts), varied(code, count))
        canvas = seconds(lambda facts, code=code: forms.reference(code, facts), varied(code, 50))
        size = len(forms.render(code, usual(code)).pdf)
        print(
            f"{code:12} first {first:.3f} s, stamped {1 / stamp:5.0f}/s, drawn {1 / canvas:4.0f}/s, "
            f"ratio {canvas / stamp:4.0f}, {size} bytes"
        )
