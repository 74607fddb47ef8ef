"""Sources: files become sheets of cells with addresses.

Takes: paths of files and folders.
Gives: `read(path)`: one `SourceFile` with its digest and sheets; `expand(paths)`: the files of folders.
May import: core, law.
"""
