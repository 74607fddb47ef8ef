"""Guard: what stands before the readers, so that none of them is handed what it would break on.

Takes: names and bytes.
Gives: archives opened within bounds (`zip_archive`), workbooks measured before they are laid out (`extent`,
`glance`), protected ones opened by their password (`protected`), texts with their code page (`encoding`), XML
without entities (`xml_events`), and every refusal as one sentence (`refusal`).
May import: core, system.

No module here knows a sheet.
"""
