"""The reports: workbook and JSON."""
