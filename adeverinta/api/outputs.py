"""The shipped samples, and files written as every output is: whole or not at all."""

from __future__ import annotations

from pathlib import Path

_MODELS = ("angajator.toml", "cereri.xlsx")


def samples() -> Path:
    """The folder of the samples: exports, requests and a profile with invented persons."""
    from adeverinta.system.resources import resource_dir

    return resource_dir("samples")


def put_models(folder: str | Path) -> list[Path]:
    """The sample profile and requests as models to fill in: `angajator-exemplu.toml` and the like."""
    written = []
    for name in _MODELS:
        written.append(Path(folder) / "-exemplu.".join(name.split(".")))
        write_file(written[-1], (samples() / name).read_bytes())
    return written


def prepare_folder(folder: str | Path) -> None:
    """A folder that can be written to, made where it is missing; `Stop` where it cannot be."""
    from adeverinta.system import files

    files.prepare_output(Path(folder))


def write_file(path: str | Path, data: bytes) -> None:
    """A file, for its owner only, in a folder made where it is missing; `Stop` where it cannot be."""
    from adeverinta.system import files

    prepare_folder(Path(path).parent)
    files.write_atomic(Path(path), data)
