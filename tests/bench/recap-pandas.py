"""recap-pandas.py LOG.csv RECAP.xlsx: from the school's log to a workbook, as
an admin would write it: duplicates out (the best status holds), each student's
totals and activity, who is below half, and the recap by grade."""
import sys

import pandas as pd

ORDER = ["Hadir", "Terlambat", "Izin", "Sakit", "Alpa"]

rows = pd.read_csv(sys.argv[1], dtype={"nis": str}, parse_dates=["date"])
rows["status"] = pd.Categorical(rows["status"], ORDER, ordered=True)
rows = rows.sort_values("status", kind="stable").drop_duplicates(
    ["nis", "subject", "date"])

people = rows.groupby("nis").agg(name=("name", "first"),
                                 classroom=("class", "last"))
counts = rows.groupby(["nis", "status"], observed=False).size().unstack(
    fill_value=0)[ORDER]
table = people.join(counts)
there = table["Hadir"] + table["Terlambat"]
due = table[ORDER].sum(axis=1) - table["Sakit"] - table["Izin"]
table["activity"] = (100 * there / due).round(1)
table["grade"] = table["classroom"].str.split("-").str[0]
table["problem"] = table["activity"] < 50

recap = table.groupby("grade").agg(students=("problem", "size"),
                                   problem=("problem", "sum"))
recap.loc["Jumlah"] = recap.sum()
recap["percent"] = (100 * recap["problem"] / recap["students"]).round(2)
subjects = rows.pivot_table(index="subject", columns="status", values="nis",
                            aggfunc="count", fill_value=0, observed=False)

with pd.ExcelWriter(sys.argv[2], engine="xlsxwriter") as book:
    recap.to_excel(book, sheet_name="Rekap")
    subjects.to_excel(book, sheet_name="Mapel")
    table[table["problem"]].to_excel(book, sheet_name="Siswa")
    bold = book.book.add_format({"bold": True})
    for sheet in book.sheets.values():
        sheet.set_row(0, None, bold)
        sheet.set_column(0, 0, 20)
