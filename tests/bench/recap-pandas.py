"""recap-pandas.py LOG.csv RECAP.xlsx: from the school's log to a workbook, as
an admin would write it: of a session entered twice the best status holds; each
student's sessions by subject and in all, the activity, the days with U; who is
below half; the recap by grade."""
import sys

import pandas as pd

RANK = {"Hadir": 1, "Terlambat": 2, "Izin": 3, "Sakit": 4, "Alpa": 5}
STUDENT = ["class", "nis", "name"]

rows = pd.read_csv(sys.argv[1], dtype={"nis": str})
rows["date"] = pd.to_datetime(rows["date"])
rows["rank"] = rows["status"].map(RANK)
rows = rows.sort_values(["nis", "date", "subject", "rank"])
rows = rows.drop_duplicates(["nis", "date", "subject"])

subjects = rows.pivot_table(index=STUDENT + ["subject"], columns="status",
                            values="date", aggfunc="count", fill_value=0)
table = subjects.groupby(level=STUDENT).sum()
there = table["Hadir"] + table["Terlambat"]
due = table.sum(axis=1) - table["Sakit"] - table["Izin"]
table["activity"] = (100 * there / due).round(1)
table["problem"] = table["activity"] < 50
best = rows.groupby(["nis", "date"])["rank"].min()
absent = (best == RANK["Alpa"]).groupby("nis").sum().rename("days_absent")
table = table.join(absent, on="nis").reset_index()
table["grade"] = table["class"].str.split("-").str[0]

recap = table.groupby("grade").agg(students=("problem", "size"),
                                   problem=("problem", "sum"))
recap.loc["Jumlah"] = recap.sum()
recap["percent"] = (100 * recap["problem"] / recap["students"]).round(2)

with pd.ExcelWriter(sys.argv[2], engine="xlsxwriter") as book:
    recap.to_excel(book, sheet_name="Rekap")
    table[table["problem"]].to_excel(book, sheet_name="Siswa", index=False)
    bold = book.book.add_format({"bold": True})
    for sheet in book.sheets.values():
        sheet.set_row(0, None, bold)
        sheet.set_column(0, 0, 20)
