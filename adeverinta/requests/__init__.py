"""Requests: the requests file and the employer profile become checked records.

Takes: a requests table (Excel or csv) and a TOML profile, or the fields of one request.
Gives: `read_requests(path)`, `one_request(fields)`, `read_employer(path)`: records and findings.
May import: core, law, sources.
"""
