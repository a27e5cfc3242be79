#!/usr/bin/env python3
"""A table as two workbooks: one that is read as a table, and the same too long.

	longbook.py FROM.csv SHORT.xlsx LONG.xlsx [HALF.xlsx]

Cells that repeat the one above them are merged with it. Of LONG, comments push
the sheet, which is stored as it stands, beyond what is held as a table; what comes of it
has to be the same. HALF has a second sheet of some hundred rows, which breaks
off at its end.
"""
import csv
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


def sheet(rows, merged, more, end='</worksheet>'):
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
    yield end


def relations(*pairs):
    return '<Relationships xmlns="%s/relationships">%s</Relationships>' % (
        PACKAGE, ''.join('<Relationship Id="r%d" Type="%s/%s" Target="%s"/>' %
                         (i, OFFICE, kind, target)
                         for i, (kind, target) in enumerate(pairs)))


def workbook(name, *sheets):
    each = range(len(sheets))
    with zipfile.ZipFile(name, 'w') as z:
        z.writestr('[Content_Types].xml',
                   '<Types xmlns="%s/content-types"/>' % PACKAGE)
        z.writestr('_rels/.rels', relations(
            ('officeDocument', 'xl/workbook.xml')))
        z.writestr('xl/_rels/workbook.xml.rels', relations(*(
            ('worksheet', 'worksheets/sheet%d.xml' % (i + 1)) for i in each)))
        z.writestr('xl/workbook.xml', '<workbook xmlns="%s" xmlns:r="%s">'
                   '<sheets>%s</sheets></workbook>' % (MAIN, OFFICE, ''.join(
                       '<sheet name="Sheet%d" sheetId="%d" r:id="r%d"/>' %
                       (i + 1, i + 1, i) for i in each)))
        for i in each:
            z.writestr('xl/worksheets/sheet%d.xml' % (i + 1),
                       ''.join(sheets[i]))


def main(source, short, long, half=None):
    with open(source, encoding='utf-8-sig', newline='') as f:
        text = f.read()
    comma = max(',;\t', key=text[:2000].count)
    rows = [[re.sub('[\x00-\x08\x0b-\x0c\x0e-\x1f]', '', c) for c in r]
            for r in csv.reader(text.splitlines(True), delimiter=comma)]
    merged = list(merges(rows))
    more = '<!--%s-->' % ('.' * (LONG // 16)) * 16
    workbook(short, sheet(rows, merged, ''))
    workbook(long, sheet(rows, merged, more))
    if half:
        workbook(half, sheet(rows, merged, ''),
                 sheet(rows + rows[1:] * 300, [], more, ''))


main(*sys.argv[1:])
