"""Keys, certificates, tokens and a time stamper made on the spot."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

PASSWORD = "parola-de-probă"
LIBRARIES = (
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib/pkcs11/libsofthsm2.so",
)


def softhsm():
    """The library of SoftHSM2, or None where it or its tool is not installed."""
    found = next((Path(path) for path in LIBRARIES if Path(path).is_file()), None)
    return found if found and shutil.which("softhsm2-util") and shutil.which("pkcs11-tool") else None


def new_key(kind="rsa"):
    if kind == "ec":
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(65537, 2048)


def certificate(key, name, *, issuer=None, since=-1, until=365, usage=True, purposes=None, ca=False):
    """A certificate; `issuer` is a (key, certificate), None signs itself. Days are counted from today."""
    now = datetime.now(UTC)
    subject = x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, "RO"), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer[1].subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=since))
        .not_valid_after(now + timedelta(days=until))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=usage and not ca,
                content_commitment=usage and not ca,
                key_encipherment=not usage,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=ca,
                crl_sign=ca,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
    )
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=True)
    return builder.sign(issuer[0] if issuer else key, hashes.SHA256())


def authority(name="Autoritate de Probă"):
    key = new_key("ec")
    return key, certificate(key, name, ca=True, until=3650)


def p12(path, key, own, chain=(), password=PASSWORD):
    how = (
        serialization.BestAvailableEncryption(password.encode()) if password else serialization.NoEncryption()
    )
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"semnatura", key, own, list(chain), how))
    return path


def signer_file(folder, name="Ioana Închipuită", kind="rsa", root=None, **how):
    """A .p12 with a certificate of a root authority; gives the file and the root."""
    root = root or authority()
    key = new_key(kind)
    path = folder / f"{name.split()[0].lower()}-{kind}-{len(list(folder.iterdir()))}.p12"
    return p12(path, key, certificate(key, name, issuer=root, **how), [root[1]]), root


def pem(path, *certificates):
    path.write_bytes(b"".join(item.public_bytes(serialization.Encoding.PEM) for item in certificates))
    return path


class Stamper:
    """A time stamper on this computer; `fails_after`: how many requests it answers."""

    def __init__(self, root, fails_after=None):
        from asn1crypto import keys
        from asn1crypto import x509 as asn1
        from pyhanko.sign.timestamps import DummyTimeStamper

        key = new_key("rsa")
        own = certificate(key, "Marcă de Probă", issuer=root, purposes=[ExtendedKeyUsageOID.TIME_STAMPING])
        der = serialization.Encoding.DER
        stamper = DummyTimeStamper(
            tsa_cert=asn1.Certificate.load(own.public_bytes(der)),
            tsa_key=keys.PrivateKeyInfo.load(
                key.private_bytes(der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
            ),
        )
        self.requests = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                from asn1crypto import tsp

                outer.requests += 1
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if fails_after is not None and outer.requests > fails_after:
                    self.send_error(503)
                    return
                answer = stamper.request_tsa_response(tsp.TimeStampReq.load(body)).dump()
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/tsa"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class Token:
    """A SoftHSM token of its own with keys of both kinds."""

    PIN = "123456"

    def __init__(self, folder, library):
        self.library = library
        store = folder / "tokens"
        store.mkdir()
        config = folder / "softhsm2.conf"
        config.write_text(f"directories.tokendir = {store}\nobjectstore.backend = file\nlog.level = ERROR\n")
        self.env = {"SOFTHSM2_CONF": str(config)}
        self.store = store
        self._run(
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            "proba",
            "--pin",
            self.PIN,
            "--so-pin",
            "4321",
        )

    def _run(self, *command):
        subprocess.run(command, env={**os.environ, **self.env}, check=True, capture_output=True)

    def add(self, folder, key, own, label, number):
        private, cert = folder / f"{label}.pem", folder / f"{label}.der"
        private.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        cert.write_bytes(own.public_bytes(serialization.Encoding.DER))
        where = ("--token", "proba", "--pin", self.PIN, "--label", label, "--id", number)
        self._run("softhsm2-util", "--import", str(private), *where)
        tool = (
            "pkcs11-tool",
            "--module",
            str(self.library),
            "--token-label",
            "proba",
            "--login",
            "--pin",
            self.PIN,
        )
        self._run(*tool, "--write-object", str(cert), "--type", "cert", "--label", label, "--id", number)
