#!/usr/bin/env python3
"""xlsxcells.py FILE [SHEET...]: print what a workbook holds: cells as cached and their formulas, print
set-up, and the numbers that its charts keep."""
import re
import sys
import zipfile

import openpyxl

name = sys.argv[1]
values = openpyxl.load_workbook(name, data_only=True)
formulas = openpyxl.load_workbook(name)
for sheet in values:
    if sys.argv[2:] and sheet.title not in sys.argv[2:]:
        continue
    setup = sheet.page_setup
    fit = sheet.sheet_properties.pageSetUpPr
    print(f"-- {sheet.title}: paper {setup.paperSize}, {setup.orientation}, "
          f"fit {bool(fit and fit.fitToPage)}, repeats {sheet.print_title_rows}")
    for row in sheet.iter_rows():
        for cell in row:
            live = formulas[sheet.title][cell.coordinate].value
            if cell.value is None and live is None:
                continue
            formula = f"  {live}" if live != cell.value else ""
            print(f"{cell.coordinate}: {cell.value!r}{formula}")
with zipfile.ZipFile(name) as z:
    charts = sorted(n for n in z.namelist() if "charts/chart" in n)
    for part in [] if sys.argv[2:] else charts:
        xml = z.read(part).decode()
        texts = re.findall(r"<a:t>([^<]*)</a:t>", xml)
        print("--", part, texts)
        for ref, cache in re.findall(
                r"<c:f>([^<]*)</c:f><c:(?:num|str)Cache>(.*?)</c:(?:num|str)Cache>", xml):
            print(ref, re.findall(r"<c:v>([^<]*)</c:v>", cache))
