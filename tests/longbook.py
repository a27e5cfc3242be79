#!/usr/bin/env python3
"""A table as two workbooks: one that is read as a table, and the same too long.

	longbook.py FROM.csv SHORT.xlsx LONG.xlsx

Cells that repeat the one above them are merged with it. Of LONG, comments that
do not compress push the sheet beyond what is held as a table; what comes of it
has to be the same.
"""
import csv
import random
import re
import sys
import zipfile
from xml.sax.saxutils import escape

MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
LONG = 9 << 20


def place(row, column):
    name = ''
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return '%s%d' % (name, row + 1)


def merges(rows):
    """Blank cells that repeat the one above, and say so."""
    for c in range(max((len(r) for r in rows), default=0)):
        top = 0
        for i in range(1, len(rows) + 1):
            if i < len(rows) and c < min(len(rows[i]), len(rows[top])) and \
                    rows[i][c] and rows[i][c] == rows[top][c]:
                continue
            if i > top + 1:
                for k in range(top + 1, i):
                    rows[k][c] = ''
                yield '<mergeCell ref="%s:%s"/>' % (place(top, c),
                                                    place(i - 1, c))
            top = i


def sheet(rows, merged, more):
    yield '<worksheet xmlns="%s"><sheetData>' % MAIN
    for i, row in enumerate(rows):
        yield '<row r="%d">%s</row>' % (i + 1, ''.join(
            '<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is>'
            '</c>' % (place(i, c), escape(text))
            for c, text in enumerate(row) if text))
    yield '</sheetData>'
    if merged:
        yield '<mergeCells>%s</mergeCells>' % ''.join(merged)
    yield more
    yield '</worksheet>'


def relations(*pairs):
    return '<Relationships xmlns="%s/relationships">%s</Relationships>' % (
        PACKAGE, ''.join('<Relationship Id="r%d" Type="%s/%s" Target="%s"/>' %
                         (i, OFFICE, kind, target)
                         for i, (kind, target) in enumerate(pairs)))


def workbook(name, rows, merged, more):
    with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED,
                         compresslevel=1) as z:
        z.writestr('[Content_Types].xml',
                   '<Types xmlns="%s/content-types"/>' % PACKAGE)
        z.writestr('_rels/.rels', relations(
            ('officeDocument', 'xl/workbook.xml')))
        z.writestr('xl/_rels/workbook.xml.rels', relations(
            ('worksheet', 'worksheets/sheet1.xml')))
        z.writestr('xl/workbook.xml', '<workbook xmlns="%s" xmlns:r="%s">'
                   '<sheets><sheet name="Sheet1" sheetId="1" r:id="r0"/>'
                   '</sheets></workbook>' % (MAIN, OFFICE))
        z.writestr('xl/worksheets/sheet1.xml',
                   ''.join(sheet(rows, merged, more)))


def main(source, short, long):
    with open(source, encoding='utf-8-sig', newline='') as f:
        text = f.read()
    comma = max(',;\t', key=text[:2000].count)
    rows = [[re.sub('[\x00-\x08\x0b-\x0c\x0e-\x1f]', '', c) for c in r]
            for r in csv.reader(text.splitlines(True), delimiter=comma)]
    merged = list(merges(rows))
    noise = '<!--%s-->' % random.Random(1).randbytes(LONG // 32).hex()
    workbook(short, rows, merged, '')
    workbook(long, rows, merged, noise * 16)


main(*sys.argv[1:])
