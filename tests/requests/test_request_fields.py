"""One table of request fields: a field put into it is read, offered, written, shown and printed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from adeverinta.core.text import fold
from adeverinta.requests.__main__ import END, START, as_markdown, renewed
from adeverinta.requests.field_types import FieldType, RequestField
from adeverinta.requests.fields import FIELDS, MOST_NAMED_CHILDREN
from adeverinta.requests.records import Address, CertificateRequest, Child, IdentityCard
from adeverinta.requests.request import one_request
from tests.exports.truth import cnp

ROOT = Path(__file__).parents[2]
NOT_ASKED = {"source", "columns", "findings"}
"""What a request says of its own row."""
PARTS = {"adresa": Address, "act": IdentityCard, "copii": Child, "printed": None}

WITH_ONE_MORE = """
import json, tempfile
from pathlib import Path
from adeverinta.requests import fields
from adeverinta.requests.field_types import FieldGroup, FieldType, RequestField
fields.FIELDS += (RequestField(
    "iban", FieldType.TEXT, FieldGroup.PERSON, "Contul bancar", "Contul în care se plătește",
    ("cont bancar", "contul"),
    part="printed", remembered=True,
),)
from adeverinta import api
from adeverinta.certificate.supporting_documents import papers
from adeverinta.cli.una import command
from adeverinta.office import prefilled_requests, requests_table
from adeverinta.office.requests_book import requests_workbook
from adeverinta.requests.__main__ import as_markdown
from adeverinta.web import requests_page as page

row = {"cnp": CNP, "data_nasterii_copilului": "14.03.2026", "iban": "RO49 AAAA"}
table = f"CNP;Data nașterii;Contul\\n{CNP};14.03.2026;RO49 AAAA\\n".encode()
folder = Path(tempfile.mkdtemp())
(folder / "c.xlsx").write_bytes(requests_workbook([row]))
requests_table.save_requests(folder / "c.csv", [row], seen="")
said = {
    "columns, by another spelling": api.requests(("c.csv", table))[0],
    "api.Request": api.Request(CNP, "14.03.2026", iban="RO49 AAAA"),
    "the requests workbook": api.requests(folder / "c.xlsx")[0],
    "the requests as csv": api.requests(folder / "c.csv")[0],
}
shown = {
    "an option of una": [o.help for p in command.params for o in [p] if "--iban" in p.opts],
    "the page": [page._column(f).label for f in api.request_fields() if f.name == "iban"],
    "the guide": [line for line in as_markdown().splitlines() if line.startswith("| `iban` |")],
    "what stays the same": [name for name, _ in prefilled_requests._REMEMBERED if name == "iban"],
}
print(json.dumps({
    "read": {where: papers(request).get("iban") for where, request in said.items()},
    "shown": shown,
}))
"""


def test_a_field_put_into_the_table_arrives_everywhere():
    code = f"CNP = {cnp(7)!r}\n{WITH_ONE_MORE}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["read"] == dict.fromkeys(found["read"], "RO49 AAAA")
    assert len(found["read"]) == 4
    assert found["shown"] == {
        "an option of una": ["Contul în care se plătește."],
        "the page": ["Contul bancar"],
        "the guide": ["| `iban` | Contul în care se plătește | `--iban` | cont bancar, contul |"],
        "what stays the same": ["iban"],
    }


def test_the_record_has_a_place_for_every_field_and_no_other():
    own = {field.name for field in FIELDS if not field.part}
    assert own | PARTS.keys() | NOT_ASKED == set(CertificateRequest._fields)
    for part, record in (("adresa", Address), ("act", IdentityCard)):
        assert [field.attribute for field in FIELDS if field.part == part].sort() == list(
            record._fields
        ).sort()
    for number in range(1, MOST_NAMED_CHILDREN + 1):
        assert {field.attribute for field in FIELDS if field.part == f"copil{number}"} == set(Child._fields)
    assert {field.part for field in FIELDS} - {"copil1", "copil2", "copil3", ""} == PARTS.keys() - {"copii"}


def test_no_name_header_or_option_means_two_fields():
    for said in ("name", "option"):
        words = [getattr(field, said) for field in FIELDS]
        assert len(words) == len(set(words))
    spellings = [spelling for field in FIELDS for spelling in field.spellings]
    assert len(spellings) == len(set(spellings))
    names = {fold(field.name): field for field in FIELDS}
    assert not [word for field in FIELDS for word in field.spellings if names.get(word, field) is not field]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_what_is_said_of_a_field_is_said_well(field: RequestField):
    assert field.label[0].isupper()
    assert not field.help.endswith(".")
    assert field.option.startswith("--")
    assert not set("şţŞŢ") & set(field.label + field.help + field.question), "comma below"


def test_a_blank_request_has_the_defaults_of_the_record():
    blank = one_request({"cnp": cnp(7), "data_nasterii_copilului": "14.03.2026"})
    plain = CertificateRequest(cnp=blank.cnp, data_nasterii_copilului=blank.data_nasterii_copilului)
    assert blank._replace(columns={}) == plain


def test_children_keep_their_number():
    asked = {"cnp": cnp(7), "data_nasterii_copilului": "14.03.2026"}
    assert one_request(asked).copii == ()
    second = one_request({**asked, "copil2_nume": "Ana"}).copii
    assert second == (Child(), Child(nume="Ana"))


def test_numbers_and_income_are_private():
    private = {field.name for field in FIELDS if field.private}
    assert {"cnp", "copil1_cnp", "copil2_cnp", "copil3_cnp", "venit_luna_nasterii"} <= private
    assert all(field.private for field in FIELDS if field.is_cnp)


def test_the_guide_has_the_table_between_its_marks():
    assert renewed(f"a {START} old {END} z") == f"a {as_markdown()} z"
    with pytest.raises(ValueError, match="no place"):
        renewed("a page without it")


def test_every_type_is_read_by_somebody():
    from adeverinta.requests.row import _READ

    assert set(FieldType) == {*_READ, FieldType.PARENT_CNP}
