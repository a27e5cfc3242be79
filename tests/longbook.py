#!/usr/bin/env python3
"""A workbook made long: the same sheets, too long for a table.

	longbook.py FROM TO

Comments that do not compress push each sheet beyond what is read as a table,
so that it is read row by row; what comes of it has to be the same.
"""
import random
import sys
import zipfile

LONG = 9 << 20

source, target = sys.argv[1:]
chance = random.Random(1)
with zipfile.ZipFile(source) as old, \
        zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as new:
    for name in old.namelist():
        data = old.read(name)
        end = data.rfind(b'</')
        if '/worksheets/sheet' in name and end >= 0:
            more = b'<!--' + chance.randbytes(65536).hex().encode() + b'-->'
            data = data[:end] + more * (LONG // len(more)) + data[end:]
        new.writestr(name, data)
