"""The measurements P1 to P18; each gives the lines of the table it fills."""

from tests.benchmarks.cases.disk import p3
from tests.benchmarks.cases.growth import p11
from tests.benchmarks.cases.large import p15, p16, p17, p18
from tests.benchmarks.cases.net import p5
from tests.benchmarks.cases.page import p12, p13
from tests.benchmarks.cases.reading import p4
from tests.benchmarks.cases.runs import p7, p8
from tests.benchmarks.cases.signing import p14
from tests.benchmarks.cases.stamping import p1, p9
from tests.benchmarks.cases.start import p10
from tests.benchmarks.cases.typesetters import p2
from tests.benchmarks.cases.workbook import p6

CASES = (p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16, p17, p18)
