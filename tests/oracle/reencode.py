#!/usr/bin/python3
"""reencode.py FILE...: write each text export in other ways that programs write the same table: other
separators, byte orders and line ends, a workbook of texts, one of numbers and days, a page, SpreadsheetML;
and hold what bk-ingest reads of each against what it reads of the file itself. A difference is printed, and
fails, but where the file is refused, or a message tells that a spreadsheet changed it. Outputs are compared without the name of the file and the numbers of lines."""
import csv
import datetime
import html
import io
import os
import re
import subprocess
import sys
import tempfile

import openpyxl

TODAY, TERM = "2026-11-30", "2026-2027-1"


def table(text):
    """The rows of a text, and what parts their cells; None where that is not plain."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or "\0" in text:
        return None, ""
    best = max(",;\t|", key=lambda d: sum(line.count(d) for line in lines[:20]))
    if not any(best in line for line in lines):
        return None, ""
    if best == "\t" and '"' in text:  # a quote there may be a quote
        return None, ""
    try:
        rows = csv.reader(io.StringIO(text), delimiter=best, strict=True, skipinitialspace=True)
        return [[re.sub(r'^="([^"]*)"$', r"\1", cell) for cell in row] for row in rows], best
    except csv.Error:
        return None, ""


def delimited(rows, delimiter, end="\n"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


def typed(cell):
    """As a spreadsheet in Indonesia would take what is typed."""
    s = cell.strip()
    if re.fullmatch(r"0|[1-9]\d{0,14}", s):
        return int(s), None
    if re.fullmatch(r"\d+\.\d+", s):
        return float(s), None
    if m := re.fullmatch(r"(\d{1,3})%", s):
        return int(m[1]) / 100, "0%"
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", s):
        return day(int(m[1]), int(m[2]), int(m[3]), "yyyy-mm-dd", cell)
    if m := re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", s):
        return day(int(m[3]), int(m[2]), int(m[1]), "dd/mm/yyyy", cell)
    if m := re.fullmatch(r"(\d\d?):(\d\d)(?::(\d\d))?", s):
        if int(m[1]) < 24 and int(m[2]) < 60:
            return (datetime.time(int(m[1]), int(m[2]), int(m[3] or 0)),
                    "hh:mm:ss" if m[3] else "hh:mm")
    return cell, None


def day(year, month, date, style, cell):
    try:
        return datetime.datetime(year, month, date), style
    except ValueError:
        return cell, None


def workbook(rows, path, as_typed):
    book = openpyxl.Workbook()
    sheet = book.active
    for r, row in enumerate(rows, 1):
        for c, text in enumerate(row, 1):
            if text == "":
                continue
            value, style = typed(text) if as_typed else (text, None)
            cell = sheet.cell(r, c)
            if value == text and isinstance(value, str):
                cell.value = text
                cell.data_type = "s"
            else:
                cell.value = value
                cell.number_format = style or "General"
    book.save(path)


def page(rows):
    return "<html><body><table>" + "\n".join(
        "<tr>" + "".join("<td>" + html.escape(c).replace("\n", "<br>") + "</td>" for c in row) + "</tr>"
        for row in rows) + "</table></body></html>"


def sheetml(rows):
    ns = "urn:schemas-microsoft-com:office:spreadsheet"
    return (f'<?xml version="1.0"?><Workbook xmlns="{ns}" xmlns:ss="{ns}"><Worksheet ss:Name="Sheet1"><Table>' +
            "\n".join("<Row>" + "".join(
                '<Cell><Data ss:Type="String">' + html.escape(c, quote=False) + "</Data></Cell>" for c in row)
                + "</Row>" for row in rows) + "</Table></Worksheet></Workbook>")


def ways(rows, delimiter, stem, directory):
    """(what it is, path) of each way."""
    def put(what, name, data):
        os.makedirs(os.path.join(directory, what), exist_ok=True)
        path = os.path.join(directory, what, name)
        with open(path, "wb") as f:
            f.write(data)
        return what, path

    plain = delimited(rows, delimiter)
    for what, d in (("comma", ","), ("semicolon", ";"), ("tab", "\t")):
        if d != delimiter:
            yield put(what, stem + ".csv", delimited(rows, d).encode())
    yield put("utf16", stem + ".csv", plain.encode("utf-16"))
    yield put("utf16be", stem + ".csv", "\ufeff".encode("utf-16-be") + plain.encode("utf-16-be"))
    yield put("bom", stem + ".csv", b"\xef\xbb\xbf" + plain.encode())
    yield put("crlf", stem + ".csv", delimited(rows, delimiter, "\r\n").encode())
    yield put("page", stem + ".xls", page(rows).encode())
    yield put("sheetml", stem + ".xls", sheetml(rows).encode())
    for what, as_typed in (("texts", False), ("typed", True)):
        _, path = put(what, stem + ".xlsx", b"")
        workbook(rows, path, as_typed)
        yield what, path


def ingest(path, args):
    p = subprocess.run(["bk-ingest", "--today", TODAY, *args, path], capture_output=True, check=False)
    return p.returncode, p.stdout.decode("utf-8", "replace"), p.stderr.decode("utf-8", "replace")


def shown(out):
    """What is printed, but for names of files, numbers of lines and sums of bytes."""
    if out.startswith("date,period,"):
        return [[" ".join(cell.split()) for cell in row[:-2]] for row in csv.reader(io.StringIO(out))]
    return [line for line in out.splitlines() if not re.match(r"\s*- \{file:|\s*sha256:", line)]


def messages(err):
    """What is said, but for where."""
    said = set()
    for line in err.splitlines():
        line = re.sub(r"^bk-ingest: .*?(:\d+)?: ", "", line, count=1)
        said.add(re.sub(r"^[a-z]+, (UTF-8|UTF-16 [A-Z ]*|UTF-16|XLSX|HTML|SpreadsheetML|Windows-1252)", "", line))
    return said


def main():
    bad = tried = 0
    for path in sys.argv[1:]:
        with open(path, "rb") as f:
            data = f.read()
        try:
            text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        except UnicodeDecodeError:
            continue
        rows, delimiter = table(text)
        if not rows or len(rows) > 2000:
            continue
        args = ["--long"]
        want = ingest(path, args)
        if "--term" in want[2]:
            args += ["--term", TERM]
            want = ingest(path, args)
        with tempfile.TemporaryDirectory() as directory:
            for what, other in ways(rows, delimiter, os.path.splitext(os.path.basename(path))[0], directory):
                tried += 1
                got = ingest(other, args)
                if (got[0], shown(got[1])) == (want[0], shown(want[1])):
                    continue
                if what == "typed" and "day and month may stand" in want[2]:
                    continue  # days that are days have no order
                new = messages(got[2]) - messages(want[2])
                said = [m for m in new if "rows used" not in m and "row used" not in m]
                if said and got[0] == 2 or any("spreadsheet" in m or "dates read as" in m for m in said):
                    if os.environ.get("SAID"):
                        print(f"said {path} as {what}: {want[0]} -> {got[0]}: {sorted(said)[:2]}")
                    continue
                bad += 1
                print(f"{path} as {what}: {want[0]} -> {got[0]}")
                before, after = shown(want[1]), shown(got[1])
                for line in [x for x in before if x not in after][:3]:
                    print(f"  - {line}")
                for line in [x for x in after if x not in before][:3]:
                    print(f"  + {line}")
                for line in sorted(new)[:3]:
                    print(f"  said: {line}")
    print(f"{tried} ways, {bad} read otherwise")
    return bad > 0


sys.exit(main())
