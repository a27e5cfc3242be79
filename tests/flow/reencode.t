# The same table, written as other programs would, is read the same, or a
# message says why not (oracle/reencode.py).
. "$TOP/tests/flow/tap.sh"
in_memory
G=$TOP/tests/golden/bk-ingest
ok 'in other separators, byte orders, workbooks and pages' \
    /usr/bin/python3 "$TOP/tests/oracle/reencode.py" "$G"/log/sizes/hari.csv \
    "$G"/log/reason-beside/keterangan.csv "$G"/log/arrivals/*.csv \
    "$G"/log/weekdays/*.csv "$G"/sheet/weekdays/rekap.csv \
    "$G"/sheet/dates/*.csv "$G"/sheet/remarks/*.csv "$G"/totals/roman/*.csv \
    "$G"/totals/sums/*.csv "$G"/scan/weekdays/*.csv \
    "$G"/log/ticked/*.csv "$G"/referral/weekdays/*.csv "$G"/form/reason/*.csv
