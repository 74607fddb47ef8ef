"""The logger `adeverinta`: counts and stages, never a name, a CNP or an amount; silent until configured."""

from __future__ import annotations

import logging
from typing import Final

LOG: Final = logging.getLogger("adeverinta")
LOG.addHandler(logging.NullHandler())
