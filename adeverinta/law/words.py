"""The Romanian words for what the data files name by a code: roundings, ways to choose months."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "half_up_leu": "la leu, 50 de bani în sus",
    "half_down_leu": "la leu, 50 de bani în jos",
    "up_leu": "în sus la leu",
    "half_up_contribution": "la leu, 50 de bani în sus, ca orice contribuție",
    "up_ten_lei": "în sus la 10 lei",
    "consecutive": "lunile la rând",
    "qualifying": "ultimele luni care îndeplinesc condițiile",
}
"""What `reguli`, `explica`, the workbook and the page print instead of a code."""
