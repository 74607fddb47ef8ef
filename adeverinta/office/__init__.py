"""Office: what an accountant with many clients needs around the certificates.

Takes: exports, a folder of firms.
Gives: `anonymise.anonymise` (the same exports with invented persons and firm); `overview.go_through` (every firm of a folder, with
what changed since its last run), letters, the requests workbook and its marked copy.
May import: every room but cli and web.

Each is imported by its own module, so that the first page of `web` waits for none that it does not show.
"""
