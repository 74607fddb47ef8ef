"""What is read of YAML is what its own loader reads: every file of the house, and what is written oddly."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from adeverinta.law import loader
from adeverinta.system.resources import resource_dir
from adeverinta.system.yaml_data import read_yaml

FILES = sorted([*loader.DATA.parent.rglob("*.yaml"), *resource_dir("templates").glob("*.yaml")])


def same(text):
    """Value or error, with the types: 1, 1.0 and True are equal."""
    told = []
    for read in (read_yaml, lambda text: yaml.load(text, Loader=yaml.CSafeLoader)):
        try:
            told.append(repr(read(text)))
        except (yaml.YAMLError, ValueError, TypeError) as error:
            told.append((type(error).__name__, str(error)))
    assert told[0] == told[1]


def test_every_file_of_the_house_is_read_as_by_its_loader():
    assert len(FILES) > 130
    for path in FILES:
        data = path.read_bytes()
        assert repr(read_yaml(data)) == repr(yaml.load(data, Loader=yaml.CSafeLoader)), path.name


@pytest.mark.parametrize(
    "text",
    [
        "", "---\n", "a: 1\n---\nb: 2\n", "a: &x {b: 1}\nc: *x\n", "a: &x {b: 1}\nc: {<<: *x, d: 2}\n",
        "a: !!str 1\n",
        "a: !!python/object:os.system x\n", "? [1, 2]\n: 3\n", "? {a: 1}\n: 3\n", "a: 1\na: 2\n", "a: [1\n",
        "\ta: 1\n",
        "=: 1\n", "a: =\n", "a: 2026-13-45\n",
        "a: 0o17\nb: 017\nc: 1_000\nd: 1:30\n", "e: .inf\nf: ~\ng: 2001-12-14 21:59:43\n",
        "'yes': 'no'\nyes: no\n",
        "a: |\n  b\n  c\n", "!x a: 1\n", "*x : 1\n", "%YAML 1.1\n---\na: 1\n...\n", "x",
    ],
)  # fmt: skip
def test_what_is_unusual_is_what_the_loader_makes_of_it(text):
    same(text)
    same(text.encode())


PLAIN = st.sampled_from(
    ["1", "01", "1.5", "1e3", "yes", "No", "null", "~", "2026-03-14", "text", "a b", "0x1F", "1_0", "-3",
     "+4", "'1'", '"yes"', ".5", "12:30", "<<"]
)  # fmt: skip


@given(
    st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3))
)
def test_any_data_is_read_as_by_its_loader(data):
    def flow(value):
        if isinstance(value, list):
            return f"[{', '.join(map(flow, value))}]"
        if isinstance(value, dict):
            return f"{{{', '.join(f'{key}: {flow(inner)}' for key, inner in value.items())}}}"
        return value

    same(flow(data))
