"""Certificates a second, stamped (metadata, attached facts and all) and drawn plainly by the canvas:
`python tests/forms/bench_forms.py [how many]`.
"""

import random
import sys
import time

from form_facts import CODES, usual

from adeverinta import forms


def varied(code, count, first=0):
    """Facts that differ where certificates of one firm differ."""
    dice = random.Random(first)
    made = []
    for at in range(first, first + count):
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


def fastest(code, count, rounds=5):
    """Seconds a certificate stamped, stamped with a QR, drawn; new facts each round, the three in turn, so
    that a busy machine harms all alike and nothing is found ready."""
    best = [float("inf")] * 3
    for at in range(rounds + 1):
        facts = varied(code, count, (at + 1) * count)
        with_code = [one | {"qr": True} for one in varied(code, count // 4, -(at + 1) * count)]
        times = (
            seconds(lambda one: forms.render(code, one), facts),
            seconds(lambda one: forms.render(code, one), with_code),
            seconds(lambda one: forms.reference(code, one), facts[:8]),
        )
        if at:  # the first round compiles
            best = [min(pair) for pair in zip(best, times, strict=True)]
    return best


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for code in CODES:
        stamped, coded, canvas = fastest(code, count)
        size = len(forms.render(code, usual(code)).pdf)
        print(
            f"{code:26} stamped {1 / stamped:5.0f}/s, with a QR {1 / coded:5.0f}/s, "
            f"drawn {1 / canvas:4.0f}/s, ratio {canvas / stamped:4.0f}, {size} bytes"
        )
