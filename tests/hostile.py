#!/usr/bin/env python3
"""Hostile files, small on disk and large in memory, into this directory.

	hostile.py

tests/flow/bounded.t hands them to whatever reads such files.
"""
import struct
import zipfile

MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
MEGA = 1 << 20


def relations(*pairs):
    return '<Relationships xmlns="%s/relationships">%s</Relationships>' % (
        PACKAGE, ''.join('<Relationship Id="r%d" Type="%s/%s" Target="%s"/>' %
                         (i, OFFICE, kind, target)
                         for i, (kind, target) in enumerate(pairs)))


def put(z, name, parts):
    """One part of an archive, of pieces, so that it never is in memory."""
    with z.open(name, 'w', force_zip64=True) as f:
        for piece in [parts] if isinstance(parts, str) else parts:
            f.write(piece.encode())


def workbook(name, sheet='', shared='<sst xmlns="%s"/>' % MAIN, more=()):
    with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED) as z:
        put(z, '[Content_Types].xml',
            '<Types xmlns="%s/content-types"/>' % PACKAGE)
        put(z, '_rels/.rels', relations(('officeDocument', 'xl/workbook.xml')))
        put(z, 'xl/_rels/workbook.xml.rels', relations(
            ('worksheet', 'worksheets/sheet1.xml'),
            ('sharedStrings', 'sharedStrings.xml')))
        put(z, 'xl/workbook.xml', '<workbook xmlns="%s" xmlns:r="%s"><sheets>'
            '<sheet name="S" sheetId="1" r:id="r0"/></sheets></workbook>' %
            (MAIN, OFFICE))
        put(z, 'xl/sharedStrings.xml', shared)
        put(z, 'xl/worksheets/sheet1.xml', sheet)
        for name, parts in more:
            put(z, name, parts)


def around(head, piece, n, tail):
    """A text of about n bytes: the piece over and over."""
    yield head
    block = piece * max(1, min(n, MEGA) // len(piece))
    for _ in range(n // len(block)):
        yield block
    yield tail


SHEET = '<worksheet xmlns="%s"><sheetData>' % MAIN
END = '</sheetData></worksheet>'
ROW = '<row r="%d"><c r="A%d" t="inlineStr"><is><t>%s</t></is></c></row>'
ENTITY = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">%s]>' % ''.join(
    '<!ENTITY %s "%s">' % (chr(c + 1), ('&%s;' % chr(c)) * 10)
    for c in range(ord('a'), ord('j')))


def workbooks():
    workbook('rows.xlsx', around(SHEET, '<row/>', 300 * MEGA, END))
    workbook('text.xlsx', around(
        SHEET + '<row><c t="inlineStr"><is><t>', 'x' * 64, 300 * MEGA,
        '</t></is></c></row>' + END))
    workbook('shared.xlsx', SHEET + '<row><c t="s"><v>4000000000</v></c>'
             '</row>' + END, around('<sst xmlns="%s">' % MAIN,
                                    '<si><t>nis</t></si>', 300 * MEGA,
                                    '</sst>'))
    workbook('deep.xlsx', around(SHEET, '<a>', 30 * MEGA, ''))
    workbook('far.xlsx', SHEET + '<row r="1048576"><c r="XFD1048576"><v>1</v>'
             '</c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"'
             '/></mergeCells></worksheet>')
    workbook('laughs.xlsx', LAUGHS + SHEET + ROW % (1, 1, '&j;') + END)
    workbook('outside.xlsx', ENTITY + SHEET + ROW % (1, 1, '&a;') + END)
    workbook('escape.xlsx', SHEET + END, more=[
        ('../../escape', 'x'), ('/tmp/escape', 'x')])
    workbook('wide.xlsx', around(SHEET + '<row>', '<c><v>1</v></c>',
                                 60 * MEGA, '</row>' + END))
    workbook('parts.xlsx', SHEET + END,
             more=[('xl/p%d.xml' % i, '<x/>') for i in range(30000)])
    workbook('lies.xlsx', SHEET + ROW % (1, 1, 'nis') + END)
    with open('lies.xlsx', 'r+b') as f:   # each part claims to be 4 GB
        data = bytearray(f.read())
        at = data.find(b'PK\1\2')
        while at >= 0:
            struct.pack_into('<I', data, at + 24, 0xfffffff0)
            at = data.find(b'PK\1\2', at + 4)
        f.seek(0)
        f.write(data)
    with open('locked.xls', 'wb') as f:   # OLE: an encrypted workbook
        f.write(b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\xff' * (8 * MEGA))


def write(name, pieces):
    with open(name, 'w', encoding='utf-8') as f:
        for piece in [pieces] if isinstance(pieces, str) else pieces:
            f.write(piece)


def tables():
    ss = 'urn:schemas-microsoft-com:office:spreadsheet'
    write('index.xls', '<?xml version="1.0"?><Workbook xmlns="%s" xmlns:ss='
          '"%s"><Worksheet ss:Name="S"><Table><Row ss:Index="2000000000">'
          '<Cell ss:Index="2000000000" ss:MergeAcross="2000000000" '
          'ss:MergeDown="2000000000"><Data ss:Type="String">nis</Data></Cell>'
          '</Row></Table></Worksheet></Workbook>' % (ss, ss))
    write('laughs.xls', '<?xml version="1.0"?>%s<Workbook xmlns="%s">&j;'
          '</Workbook>' % (LAUGHS, ss))
    write('outside.xls', '<?xml version="1.0"?>%s<Workbook xmlns="%s">&a;'
          '</Workbook>' % (ENTITY, ss))
    write('outside.html', '<link rel=stylesheet href="file:///etc/passwd">'
          '<table><tr><td><img src="/etc/passwd"></table>')
    write('attlog.dat', around('', '    1\t2020-09-01 07:00:00\t1\t0\t0\t0\n',
                               8 * MEGA, ''))
    write('line.dat', around('1\t2020-09-01 07:00:00\t', 'x', 30 * MEGA, ''))
    write('chat.txt', around('', '[01.09.20 07.00] A: hadir\n', 12 * MEGA,
                             ''))
    write('entities.html', around('<table><tr><td>', '&amp;&#x10ffff;',
                                  20 * MEGA, ''))
    write('batch.csv', around('nis,tanggal,langkah,hasil,petugas\n',
                              '70103,2020-09-30,telepon,tersambung,bk1\n',
                              4 * MEGA, ''))


def words():
    """Settings, maps, templates, calendars, and three sides of a merge."""
    write('deep.map', '[' * 20000)
    write('wide.map', around('columns:\n', '  nis: ["NIS"]\n', 2 * MEGA, ''))
    write('aliases.wide', around('', '- {name: "A", nis: "70101"}\n',
                                 900000, ''))
    write('aliases.deep', '- ' * 20000)
    write('open.letter', around('', '{{#if nis}}', 4 * MEGA, ''))
    write('dots.letter', around('', '{{name}}\n\n', 4 * MEGA, ''))
    write('line.ics', around('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:',
                             'x', 20 * MEGA, ''))
    write('folded.ics', around('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x',
                               '\r\n y', 12 * MEGA, ''))
    write('events.ics', around('BEGIN:VCALENDAR\r\n', 'BEGIN:VEVENT\r\nUID:x'
                               '\r\nEND:VEVENT\r\n', 12 * MEGA, ''))
    write('case.long', around('kind: case\nid: 2020-2021-1/1\nactions:\n',
                              '  - {date: 2020-09-08, step: note, by: bk1}\n',
                              900000, ''))
    write('case.deep', around('kind: case\nactions: ', '[', 3 * MEGA, ''))
    write('sums.long', around('kind: stats\ngroups:\n',
                              '  - {term: 2020-2021-1, students: 1}\n',
                              900000, ''))
    with zipfile.ZipFile('bomb.docx', 'w', zipfile.ZIP_DEFLATED) as z:
        put(z, '[Content_Types].xml', '<Types xmlns="%s/content-types">'
            '<Override PartName="/word/document.xml" ContentType="application'
            '/vnd.openxmlformats-officedocument.wordprocessingml.document.'
            'main+xml"/></Types>' % PACKAGE)
        put(z, '_rels/.rels', relations(('officeDocument',
                                         'word/document.xml')))
        put(z, 'word/document.xml', around(
            '<w:document xmlns:w="%s"><w:body>' % WORD,
            '<w:p><w:r><w:t>{{name}}</w:t></w:r></w:p>', 300 * MEGA,
            '</w:body></w:document>'))


workbooks()
tables()
words()
