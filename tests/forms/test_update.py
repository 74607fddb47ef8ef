"""What was appended to a certificate: signatures of a real signing library, and what only looks like them."""

from __future__ import annotations

import datetime
import io

import pytest

from adeverinta.forms.paper.seal import inspect
from adeverinta.forms.paper.update import only_signatures
from tests.firm import Firm

pytest.importorskip("pyhanko")


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    firm = Firm(tmp_path_factory.mktemp("firma"))
    assert firm.emite() == 0
    return next((firm.folder / "iesire" / "adeverinte").iterdir()).read_bytes()


@pytest.fixture(scope="module")
def signer():
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import pkcs12
    from pyhanko.sign.signers import SimpleSigner

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Ioana")])
    since = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(since).not_valid_after(since.replace(year=2045))
    packed = pkcs12.serialize_key_and_certificates(
        b"k", key, made.sign(key, hashes.SHA256()), None, serialization.NoEncryption()
    )
    return SimpleSigner.load_pkcs12_data(packed, other_certs=[])


def signed(data, signer, field="S1", box=None):
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import fields, signers

    how = signers.PdfSignatureMetadata(field_name=field, subfilter=fields.SigSeedSubFilter.PADES)
    spec = fields.SigFieldSpec(field, box=box) if box else None
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    return signers.PdfSigner(how, signer=signer, new_field_spec=spec).sign_pdf(writer).getvalue()


def test_signatures_are_known(paper, signer):
    one = signed(paper, signer)
    two = signed(one, signer, "S2")
    marked = signed(one, signer, "S2", box=(300, 20, 500, 50))
    for data in (one, two, marked):
        assert data.startswith(paper)
        assert only_signatures(data, len(paper))
        assert inspect(data).appended
        assert inspect(data).length == len(paper)


def test_a_mark_over_what_is_printed_is_none(paper, signer):
    """A picture on a signature can hide an amount and show another."""
    assert not only_signatures(signed(paper, signer, box=(20, 300, 580, 700)), len(paper))
    assert not only_signatures(signed(paper, signer, box=(500, 400, 560, 412)), len(paper))


def of_another_size(data, length):
    return data[:length] + data[length:].replace(b"/Rect [ 0 0 0 0 ]", b"/Rect [ 0 0 9 9 ]")


SPOILT = {
    "a comment after it": lambda data, length: data + b"%x\n",
    "an object after it": lambda data, length: data + b"99 0 obj\n<<>>\nendobj\n",
    "its range cut short": lambda data, length: data.replace(b"/ByteRange [0 ", b"/ByteRange [1 "),
    "a page changed with it": lambda data, length: (
        data[:length] + data[length:].replace(b"/Resources 3 0 R", b"/Resources 4 0 R")
    ),
    "the catalog changed with it": lambda data, length: (
        data[:length] + data[length:].replace(b"/Pages 2 0 R", b"/Pages 9 0 R")
    ),
    "an action with it": lambda data, length: data[:length] + data[length:].replace(b"/F 132\n", b"/A 132\n"),
    "the number changed with it": lambda data, length: (
        data[:length] + data[length:].replace(b"/AdeverintaNumar (1)", b"/AdeverintaNumar (2)")
    ),
    "the title changed with it": lambda data, length: (
        data[:length] + data[length:].replace(b"\xc8\x9b\xc4\x83 nr. 1", b"\xc8\x9b\xc4\x83 nr. 2")
    ),
    "no signature in it": lambda data, length: (
        data[:length] + data[length:].replace(b"/ByteRange", b"/ByteRang_")
    ),
    "cut": lambda data, length: data[:-1000],
}


@pytest.mark.parametrize("how", SPOILT)
def test_anything_else_is_none(paper, signer, how):
    data = signed(paper, signer)
    spoilt = SPOILT[how](data, len(paper))
    assert spoilt != data
    assert not only_signatures(spoilt, len(paper))


def test_a_signed_paper_is_in_force_and_one_with_more_is_not(tmp_path, signer):
    from adeverinta.cli import root

    firm = Firm(tmp_path)
    assert firm.emite() == 0
    place = next((tmp_path / "iesire" / "adeverinte").iterdir())
    data = place.read_bytes()
    place.write_bytes(signed(data, signer))
    register = ["--registru", str(tmp_path / "registru.sqlite")]
    assert root._run(["verifica", str(place), *register]) == 0
    assert root._run(["verifica", str(place)]) == 0
    assert firm.emite() == 0
    assert place.read_bytes() != data  # the signed one stays
    place.write_bytes(place.read_bytes() + b"% more\n")
    assert root._run(["verifica", str(place), *register]) == 1
