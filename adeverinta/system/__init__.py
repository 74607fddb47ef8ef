"""The machine: whole or absent files, processes and signals, memory, data folders, who is at the computer.

Takes: paths, bytes, what the system answers.
Gives: `files`, `processes`, `lifetime`, `memory`, `resources`, `reasons`, `user`, `yaml_data`.
May import: core.
"""
