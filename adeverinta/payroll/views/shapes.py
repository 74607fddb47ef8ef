"""Which shape a sheet has: several lines a person, a month's columns, individual sheets, slips, tables."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from adeverinta.payroll.views.blocks import one_line_each, tables
from adeverinta.payroll.views.component_rows import component_rows
from adeverinta.payroll.views.heading import names_amounts
from adeverinta.payroll.views.individual import individual
from adeverinta.payroll.views.itemised import itemised
from adeverinta.payroll.views.person_lines import folded
from adeverinta.payroll.views.slips import payslips
from adeverinta.payroll.views.stacked import stacked
from adeverinta.payroll.views.wide import by_month

if TYPE_CHECKING:
    from adeverinta.sources.sheet import Sheet, SourceFile


def views_of_file(file: SourceFile) -> list[Sheet]:
    """Each sheet as its rows are read; a view of a sheet that must close must close too."""
    return [
        replace(view, must_close=True) if sheet.must_close and not view.must_close else view
        for sheet in file.sheets
        for view in views_of(sheet)
    ]


def views_of(sheet: Sheet) -> list[Sheet]:
    """The sheet as it is read: itself, folded, a view a month, its tables, individual sheets and payslips."""
    return [view if view is sheet else _about(view, sheet) for view in _views_of(sheet)]


def _about(view: Sheet, sheet: Sheet) -> Sheet:
    """The view with what is known of its sheet besides the cells."""
    return replace(
        view,
        hidden=sheet.hidden,
        currencies=sheet.currencies,
        hidden_rows=sheet.hidden_rows,
        struck=sheet.struck,
        comments=sheet.comments,
    )


def _views_of(sheet: Sheet) -> list[Sheet]:
    if table := component_rows(sheet) or itemised(sheet):
        return [table]
    if months := by_month(sheet):
        return months
    if names_amounts(sheet.rows) and (table := individual(sheet) or payslips(sheet)):
        return [table]
    return tables((None if one_line_each(sheet) else stacked(sheet)) or folded(sheet))
