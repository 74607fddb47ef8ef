"""Every sentence a user may read: Romanian, and what it tells to do can be done."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import click
import pytest

from adeverinta import law
from adeverinta.api.catalogue import CODES
from adeverinta.cli.root import root
from adeverinta.income import all_switches
from adeverinta.payroll.rows import DAY_COLUMNS, MONEY_COLUMNS
from adeverinta.requests.records import CertificateRequest

PACKAGE = Path(__file__).parents[2] / "adeverinta"
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z0-9-]*[a-z0-9]")
COMMAND = re.compile(r"[`„]adeverinta ([a-z-]+)(?: ([a-z][a-z-]*))?([^`”]*)")
WORD = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b(?!-)")
ENGLISH = re.compile(
    r"\b(error|invalid|failed|missing|unknown|expected|found|file|folder_|row|column|sheet|value|header|default|qualifying|"
    r"none|true|false|null|path|warning|string|parse|token_|stack|exception|traceback|input|output|the|is not|of)\b",
    re.IGNORECASE,
)
KINDS = {"contract_asigurare", "somaj_tehnic", "zece_luni", "tip_venit", "d_rec"}
"""Values and marks that a payroll, a request or a declaration may hold."""


def commands(command, path=""):
    """Every command with its options, by what is typed after `adeverinta`."""
    found = {path: {name for param in command.params for name in (*param.opts, *param.secondary_opts)}}
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found |= commands(command.get_command(context, name), f"{path} {name}".strip())
    return found


KNOWN = commands(root)
OPTIONS = {name for names in KNOWN.values() for name in names} | {"--help"}
TEXTS = {name: f"{code.message} {code.remedy}" for name, code in CODES.items()}


def told_to_do(text):
    """What a text names that cannot be typed: options that no command has, commands that are not."""
    wrong = [name for name in OPTION.findall(text) if name not in OPTIONS]
    for first, second, rest in COMMAND.findall(text):
        path = f"{first} {second}" if f"{first} {second}" in KNOWN else first
        own = KNOWN.get(path)
        wrong += [path] if own is None else [name for name in OPTION.findall(rest) if name not in own]
        if isinstance(root.get_command(click.Context(root), first), click.Group) and path == first and second:
            wrong.append(f"{first} {second}")
    return wrong


def test_the_check_itself_sees_what_cannot_be_done():
    assert told_to_do("rulați cu --nu-exista") == ["--nu-exista"]
    assert told_to_do("„adeverinta registru refacere” o face") == ["registru refacere"]
    assert told_to_do("„adeverinta verifica --cereri F”") == ["--cereri"]
    assert told_to_do("„adeverinta registru reface” și `adeverinta citeste` cu --profil") == []


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_finding_names_only_what_can_be_done(name):
    assert told_to_do(TEXTS[name]) == []


def test_no_other_text_of_the_program_names_what_cannot_be_done():
    wrong = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and "--" in node.value:
                bad = [name for name in told_to_do(node.value) if name != "--accepta"]
                if bad:
                    wrong[f"{path.name}:{node.lineno}"] = bad
    assert wrong == {}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_finding_has_no_english_and_no_inner_name(name):
    plain = re.sub(r"\{[^}]*\}|„[^”]*”|`[^`]*`|\w*\.(?:toml|yaml|md)\b", "", TEXTS[name])
    assert not ENGLISH.search(plain), ENGLISH.search(plain)
    names = {*CertificateRequest._fields, *MONEY_COLUMNS, *DAY_COLUMNS, *KINDS, *law.parameters()}
    assert set(WORD.findall(plain)) - names - set(all_switches({})) == set()


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_finding_is_written_as_sentences_are(name):
    code = CODES[name]
    for text in (code.message, code.remedy):
        assert "  " not in text
        assert not re.search(r"\s[.,;:!?](?![a-z])|[.,;]{2}", text), text
        assert text.count("„") == text.count("”"), text
        assert text.count("(") == text.count(")"), text
        assert "dvs" not in text.lower()
    assert code.remedy[0].isupper() or code.remedy[0] in "{„", code.remedy
    assert code.remedy.rstrip().endswith((".", "}")), code.remedy
    assert not re.search(
        r"\b(trunchiat|parsare|string|boolean|null|bug|flag|comutator|runtime)\w*", TEXTS[name]
    )
