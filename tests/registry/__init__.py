"""The register: numbers, files, several processes at once."""
