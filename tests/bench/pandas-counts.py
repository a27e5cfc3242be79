"""pandas-counts.py FILE: the three keys of floor.c, as an admin would."""
import sys

import pandas as pd

rows = pd.read_csv(sys.argv[1], dtype=str,
                   usecols=["nis", "subject", "status"])
counts = rows.groupby(["nis", "subject", "status"]).size()
print(f"{len(counts)} keys, {counts.sum()} rows")
