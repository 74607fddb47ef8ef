"""Office: what an accountant with many clients needs around the certificates.

Takes: exports, a folder of firms.
Gives: the firms of a folder (`firms`, `Firm`, `make_firm`), one of them at hand (`Desk`), its run
(`look_at_firm`, `issue_firm`), all of them (`go_through`, `write_overview`), the requests workbook and its marked
copy, the profile as text, a cell with its neighbours, the same exports with invented persons.
May import: every room but cli and web.

Each name is loaded when first used, so that the first page of `web` waits for none that it does not show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from adeverinta.core.lazy import loader

if TYPE_CHECKING:
    from adeverinta.office.anonymise import anonymise_exports
    from adeverinta.office.cell_context import CellContext, view_cell
    from adeverinta.office.checked_book import checked_workbook
    from adeverinta.office.firm_cache import Desk
    from adeverinta.office.firm_records import FirmLine
    from adeverinta.office.firm_run import FirmRun, Issued, held_firm, issue_firm, look_at_firm
    from adeverinta.office.new_firm import (
        begin_firm,
        example_firm,
        exports_of,
        make_firm,
        put_export,
        take_out_export,
    )
    from adeverinta.office.office_folder import Firm, firms, keep_private, safe_name
    from adeverinta.office.overview import (
        FirmWays,
        asked_in,
        check_overview,
        go_through,
        lettered,
        line_of,
        overview_exit_code,
        write_overview,
    )
    from adeverinta.office.prefilled_requests import maternity_of, person_row, prefilled_rows
    from adeverinta.office.profile_text import (
        PROFILE_CHOICES,
        PROFILE_FIELDS,
        check_profile,
        profile_values,
        save_profile,
    )
    from adeverinta.office.requests_book import requests_workbook
    from adeverinta.office.requests_table import file_digest, request_rows, save_requests
    from adeverinta.office.taken_requests import TakenRequests, is_payroll, row_findings, take_requests

_WHERE: Final = {
    "anonymise_exports": "anonymise",
    "asked_in": "overview",
    "begin_firm": "new_firm",
    "CellContext": "cell_context",
    "check_overview": "overview",
    "check_profile": "profile_text",
    "checked_workbook": "checked_book",
    "Desk": "firm_cache",
    "example_firm": "new_firm",
    "exports_of": "new_firm",
    "file_digest": "requests_table",
    "Firm": "office_folder",
    "FirmLine": "firm_records",
    "FirmRun": "firm_run",
    "firms": "office_folder",
    "FirmWays": "overview",
    "go_through": "overview",
    "held_firm": "firm_run",
    "is_payroll": "taken_requests",
    "issue_firm": "firm_run",
    "Issued": "firm_run",
    "keep_private": "office_folder",
    "lettered": "overview",
    "line_of": "overview",
    "look_at_firm": "firm_run",
    "make_firm": "new_firm",
    "maternity_of": "prefilled_requests",
    "overview_exit_code": "overview",
    "person_row": "prefilled_requests",
    "prefilled_rows": "prefilled_requests",
    "PROFILE_CHOICES": "profile_text",
    "PROFILE_FIELDS": "profile_text",
    "profile_values": "profile_text",
    "put_export": "new_firm",
    "request_rows": "requests_table",
    "requests_workbook": "requests_book",
    "row_findings": "taken_requests",
    "safe_name": "office_folder",
    "save_profile": "profile_text",
    "save_requests": "requests_table",
    "take_out_export": "new_firm",
    "take_requests": "taken_requests",
    "TakenRequests": "taken_requests",
    "view_cell": "cell_context",
    "write_overview": "overview",
}

__all__ = [
    "PROFILE_CHOICES",
    "PROFILE_FIELDS",
    "CellContext",
    "Desk",
    "Firm",
    "FirmLine",
    "FirmRun",
    "FirmWays",
    "Issued",
    "TakenRequests",
    "anonymise_exports",
    "asked_in",
    "begin_firm",
    "check_overview",
    "check_profile",
    "checked_workbook",
    "example_firm",
    "exports_of",
    "file_digest",
    "firms",
    "go_through",
    "held_firm",
    "is_payroll",
    "issue_firm",
    "keep_private",
    "lettered",
    "line_of",
    "look_at_firm",
    "make_firm",
    "maternity_of",
    "overview_exit_code",
    "person_row",
    "prefilled_rows",
    "profile_values",
    "put_export",
    "request_rows",
    "requests_workbook",
    "row_findings",
    "safe_name",
    "save_profile",
    "save_requests",
    "take_out_export",
    "take_requests",
    "view_cell",
    "write_overview",
]


if not TYPE_CHECKING:  # a name that is none is an error to mypy, too
    __getattr__ = loader(__name__, _WHERE)
