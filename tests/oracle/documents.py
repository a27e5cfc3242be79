"""The YAML of a repository, as texts; its days and half years."""
import datetime as dt
import glob

import yaml


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Everything is a text, as in the tools."""


Loader.yaml_implicit_resolvers = {}


def load(pattern):
    return [(f, d) for f in sorted(glob.glob(pattern))
            for d in yaml.load_all(open(f, encoding="utf-8"), Loader) if d]


def day(text):
    return dt.date.fromisoformat(text) if text else None


def half_year(term):
    first, second, half = term.split("-")
    if half == "1":
        return dt.date(int(first), 7, 1), dt.date(int(first), 12, 31)
    return dt.date(int(second), 1, 1), dt.date(int(second), 6, 30)
