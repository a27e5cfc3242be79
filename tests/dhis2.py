"""dhis2.py METADATA.json ADX.xml [FIGURES.csv]: what a DHIS2 would refuse.

Expat reads the one, json the other. Every code of the ADX is defined, every
reference leads to an object, and what DHIS2 wants unique is. Where FIGURES
(bk-stats -f csv --by school) is given, sums over the groups agree with it.
"""
import csv
import json
import re
import sys
import xml.parsers.expat

NAMESPACE = "urn:ihe:qrph:adx:2015"
faults = []


def fault(text):
    faults.append(text)


def read_adx(path):
    """A list of groups: their attributes, and their values by element."""
    groups, exported = [], []

    def start(name, attributes):
        if name == NAMESPACE + " adx":
            exported.append(attributes.get("exported", ""))
        elif name == NAMESPACE + " group":
            groups.append((attributes, {}))
        elif name == NAMESPACE + " dataValue":
            code = attributes["dataElement"]
            if code in groups[-1][1]:
                fault(f"{code} twice in one group")
            groups[-1][1][code] = attributes["value"]
        else:
            fault(f"element {name}")

    parser = xml.parsers.expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    with open(path, "rb") as f:
        parser.ParseFile(f)
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", exported[0]):
        fault(f"exported {exported[0]}")
    return groups


def check_metadata(kinds):
    """Ids of 11 letters and digits; names, codes and short names unique."""
    kind_of = {}
    for kind, objects in kinds.items():
        for key in "id", "code", "name", "shortName":
            values = [o[key] for o in objects]
            if len(set(values)) != len(values):
                fault(f"{kind}: {key} is not unique")
        for o in objects:
            kind_of[o["id"]] = kind
            if not re.fullmatch("[A-Za-z][A-Za-z0-9]{10}", o["id"]):
                fault(f"{kind}: id {o['id']}")
            if len(o["shortName"]) > 50:
                fault(f"{kind}: short name {o['shortName']}")
            if o["translations"][0]["locale"] != "en":
                fault(f"{kind}: {o['code']} not in English")
    if len(kind_of) != sum(len(v) for v in kinds.values()):
        fault("an id of two objects")
    return kind_of


def check_references(node, kind_of):
    if isinstance(node, list):
        for n in node:
            check_references(n, kind_of)
    elif isinstance(node, dict):
        if set(node) == {"id"} and node["id"] not in kind_of:
            fault(f"reference to {node['id']}")
        for n in node.values():
            check_references(n, kind_of)


def check_indicators(kinds, kind_of):
    for i in kinds["indicators"]:
        for part in "numerator", "denominator":
            ids = re.findall(r"#\{(\w+)\}", i[part])
            if not ids or any(kind_of.get(x) != "dataElements" for x in ids):
                fault(f"{i['code']}: {part} {i[part]}")
    for e in kinds["dataElements"]:
        if e["zeroIsSignificant"] is not True:
            fault(f"{e['code']}: a zero is not significant")


def check_codes(kinds, groups):
    codes = {k: {o["code"]: o for o in v} for k, v in kinds.items()}
    options = {c: {o["id"] for o in v["categoryOptions"]}
               for c, v in codes.get("categories", {}).items()}
    seen = set()
    for attributes, values in groups:
        rest = dict(attributes)
        if rest.pop("dataSet") not in codes["dataSets"]:
            fault(f"data set {attributes['dataSet']}")
        if not re.fullmatch(r"[A-Z]?\d{7,8}", rest.pop("orgUnit")):
            fault(f"orgUnit {attributes['orgUnit']}")
        if not re.fullmatch(r"\d{4}-0[17]-01/P6M", rest.pop("period")):
            fault(f"period {attributes['period']}")
        if set(rest) != set(options):
            fault(f"categories {sorted(rest)}")
        for category, option in rest.items():
            o = codes["categoryOptions"].get(option)
            if not o or o["id"] not in options[category]:
                fault(f"{category} {option}")
        for code in values:
            if code not in codes["dataElements"]:
                fault(f"data element {code}")
        key = tuple(sorted(attributes.items()))
        if key in seen:
            fault(f"two groups of {key}")
        seen.add(key)


def check_figures(groups, path):
    """A count of a school is the sum of its groups'."""
    with open(path, newline="") as f:
        rows = [r for r in csv.DictReader(f) if r["npsn"]]
    compared = 0
    for r in rows:
        code = r["measure"].replace(".", "_")
        half = "07" if r["term"].endswith("-1") else "01"
        values = [float(v[code]) for a, v in groups if code in v and
                  a["orgUnit"] == r["npsn"] and a["period"][5:7] == half and
                  a["period"][:4] == r["term"][0 if half == "07" else 5:][:4]]
        if r["value"] and values:
            compared += 1
            if abs(sum(values) - float(r["value"])) > 1e-9:
                fault(f"{r['npsn']} {r['term']} {code}: {sum(values)}, "
                      f"not {r['value']}")
    if compared < 20:
        fault(f"only {compared} figures compared")


with open(sys.argv[1], encoding="utf-8") as f:
    metadata = json.load(f)
adx = read_adx(sys.argv[2])
check_references(metadata, check_metadata(metadata))
check_indicators(metadata, check_metadata(metadata))
check_codes(metadata, adx)
if len(sys.argv) > 3:
    check_figures(adx, sys.argv[3])
for text in faults:
    print(text)
print(f"{len(adx)} groups, {len(faults)} faults")
sys.exit(bool(faults))
