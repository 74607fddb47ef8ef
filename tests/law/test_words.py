"""No code of the data files reaches the user as it is written there."""

import re

from adeverinta.core.money import ROUNDING
from adeverinta.law.code_words import WORDS
from adeverinta.law.show import as_markdown, listing


def test_every_rounding_has_words():
    assert ROUNDING.keys() <= WORDS.keys()


def test_the_list_of_rules_has_no_code():
    """What stands in a value's column: Romanian, no name of Python's."""
    said = as_markdown(listing())
    assert not re.findall(r"\b(?:qualifying|up_leu|half_(?:up|down)_\w+|up_ten_lei)\b", said)
