"""Sheets to hand in: one computation as Word or Excel, and a workbook of many units in and out."""
