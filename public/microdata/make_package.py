"""Makes a data package of the atlas out of microdata: one row a case, Parquet or CSV.

    python make_package.py --microdata cases.parquet --base folder-of-small-tables --out folder

Owns the order of the steps, the descriptor, the words for faults and which languages are kept; what the tables hold is said
in check.sql, package.sql and blank.sql. Needs Python 3.10 or newer and the package `duckdb`. Writes the folder whole or not at all:
exit code 1 and a line `file:row:column: what is wrong, expected …` for each fault of the microdata.
"""

import argparse
import csv
import datetime
import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

import duckdb

HERE = Path(__file__).resolve().parent
REQUIRED = ("case_id", "date", "list", "topic_id", "area_code", "title_zh", "title_en", "summary_zh", "summary_en", "source_id")
OPTIONAL = ("note_zh", "note_en", "partner_code", "place_id", "actor_id", "amount")
# The source of the figures where the base package names none for the microdata: package.sql writes its row.
OWN_SOURCE = "microdata-file"
SHOWN = 200
LANGUAGES = ("zh", "en")
# How the columns of a language end that the base does not have, where it has both: no column ends so.
NO_ENDING = "-"
# Ids of a base package may have two digits for the place in a list; a list of cases is longer.
TWO_DIGITS = re.compile(r"(\(event\|measure\)-(?:\[0-9\]|\\d))\{2\}")


class Refused(Exception):
    """No package can be made; the text says why, one fault a line."""


def arguments(given=None):
    """The options of the command line, or of the list given."""
    parser = argparse.ArgumentParser(description="Makes a data package of the atlas out of microdata.")
    parser.add_argument("--microdata", type=Path, required=True, help="a Parquet file, or a CSV file in UTF-8 with a header")
    parser.add_argument("--base", type=Path, required=True, help="a package whose areas, topics, sources and descriptor are used")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write; it must not be there, or be empty")
    parser.add_argument("--version", help="of the new package; without it the base's with the middle number raised")
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="day of the release, YYYY-MM-DD; today without it")
    parser.add_argument("--source", default=OWN_SOURCE, help="id in the base's sources.csv that the figures cite; the file itself without it")
    parser.add_argument("--memory", help="most memory that DuckDB may take, for example 1GB")
    return parser.parse_args(given)


def main(given=None):
    """Runs the command; gives its exit code."""
    try:
        print(make(arguments(given)))
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except duckdb.Error as error:
        # What follows is advice about DuckDB.
        print("no package:", re.split(r"\n\n|\nPossible ", str(error))[0].strip(), file=sys.stderr)
        return 1
    except (OSError, ValueError, csv.Error) as error:
        print(f"no package: {error}", file=sys.stderr)
        return 1
    return 0


def make(options):
    """Writes the package; gives a line about it."""
    descriptor = json.loads((options.base / "datapackage.json").read_text(encoding="utf-8"))
    options.version = options.version or next_version(descriptor["version"])
    if not re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", options.version):
        raise Refused(f"--version: “{options.version}” is no version, expected three numbers such as 1.1.0")
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", options.date) or datetime.date.fromisoformat(options.date).year < 1985:
        raise Refused(f"--date: “{options.date}” is no day, expected YYYY-MM-DD")
    options.absent = absent_ending(descriptor, options.base)
    if options.out.exists() and (not options.out.is_dir() or any(options.out.iterdir())):
        raise Refused(f"{options.out}: something is there, expected a new or an empty folder")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    # Made beside its place and moved at the end: whoever looks finds a whole package or none.
    with tempfile.TemporaryDirectory(prefix=".package-", dir=options.out.parent) as work:
        folder = Path(work) / "package"
        folder.mkdir()
        cases, years = run_sql(options, folder, Path(work) / "spill")
        finish(descriptor, options, folder, max(years))
        if options.out.exists():
            options.out.rmdir()
        os.replace(folder, options.out)
    return f"{options.out}: version {options.version}, {cases} entries of {len(years)} years"


def next_version(version):
    """1.4.2 -> 1.5.0: there is more than there was, and what there was still holds."""
    major, minor, *_ = version.split(".")
    return f"{major}.{int(minor) + 1}.0"


def absent_ending(descriptor, base):
    """How the columns end whose language the base does not have: _en, _zh, or nothing that a column ends with."""
    languages = [str(one) for one in (descriptor.get("atlas") or {}).get("languages") or LANGUAGES]
    if not set(languages) <= set(LANGUAGES):
        raise Refused(f"{base}/datapackage.json: the languages are {', '.join(languages)}, expected zh, en or both")
    return next((f"_{language}" for language in LANGUAGES if language not in languages), NO_ENDING)


def run_sql(options, folder, spill):
    """Judges the microdata and writes the tables that follow from them; gives the number of cases and their years."""
    with duckdb.connect() as database:
        # What does not fit into the memory goes beside the package, not into the folder that one happens to be in.
        database.execute(f"SET temp_directory = {text(spill)}")
        if options.memory:
            database.execute(f"SET memory_limit = {text(options.memory)}")
        before = open_microdata(database, options.microdata, options.absent)
        for name, value in {
            "base": options.base, "out": folder, "day": options.date, "version": options.version, "source": options.source,
            "absent": options.absent, "file": options.microdata.name, "sha256": sha256(options.microdata),
        }.items():  # fmt: skip
            database.execute(f"SET VARIABLE {name} = {text(value)}")
        database.execute(f"SET VARIABLE before = {before}")
        database.execute((HERE / "check.sql").read_text(encoding="utf-8"))
        refuse_base(database, options)
        refuse_faults(database, options.microdata)
        for script in ("package.sql", "blank.sql"):
            database.execute((HERE / script).read_text(encoding="utf-8"))
        if options.absent != NO_ENDING:
            keep_language(database, options, folder)
        years = [year for (year,) in database.execute("SELECT DISTINCT year FROM entries ORDER BY year").fetchall()]
        return database.execute("SELECT count(*) FROM entries").fetchone()[0], years


def keep_language(database, options, folder):
    """Takes what is of the absent language out of the tables that were written: their columns are those of the base."""
    for path in sorted(folder.glob("*.csv")):
        with open(options.base / path.name, encoding="utf-8-sig", newline="") as file:
            columns = next(csv.reader(file, strict=True))
        for (column,) in database.execute(f"SELECT column_name FROM (DESCRIBE FROM table_in({text(folder)}, {text(path.stem)}))").fetchall():
            if column not in columns and not column.endswith(options.absent):
                raise Refused(f"{options.base}/{path.name}:1: the column {column} is missing")
        cells = ", ".join(f'NULL AS "{column}"' if column.endswith(options.absent) else f'"{column}"' for column in columns)
        whole = path.with_suffix(".whole")
        database.execute(f"COPY (SELECT {cells} FROM table_in({text(folder)}, {text(path.stem)})) TO {text(whole)} (FORMAT csv, HEADER)")
        os.replace(whole, path)


def open_microdata(database, path, absent):
    """Makes the view `microdata` of the columns that are used; gives how many rows of the file stand before the first case."""
    if not path.is_file():
        raise Refused(f"{path}: there is no such file")
    is_parquet = path.suffix.lower() == ".parquet"
    reader = f"read_parquet({text(path)})" if is_parquet else csv_reader(path)
    columns = [row[0] for row in database.execute(f"DESCRIBE FROM {reader}").fetchall()]
    required = [column for column in REQUIRED if not column.endswith(absent)]
    missing = [column for column in required if column not in columns]
    if missing:
        raise Refused("\n".join(f"{path.name}:1:{column}: the column is missing, expected {', '.join(required)}" for column in missing))
    used = [column for column in columns if column in REQUIRED + OPTIONAL and not column.endswith(absent)]
    for column in columns:
        if column not in used:
            print(f"{path.name}: the column {column} is not used", file=sys.stderr)
    database.execute(f"CREATE TEMP VIEW microdata AS SELECT {', '.join(used)} FROM {reader}")
    return 0 if is_parquet else 1


def csv_reader(path):
    """The call that reads a CSV file with nothing guessed: DuckDB would make 1 of 01, and leave out lines that do not
    fit to the others."""
    with open(path, "rb") as file:
        header = next(csv.reader([file.readline().decode("utf-8-sig")], strict=True), [])
    if not header or len(set(header)) < len(header):
        raise Refused(f"{path.name}:1: the header is “{','.join(header)}”, expected names of columns, each once")
    columns = ", ".join(f"{text(name)}: 'VARCHAR'" for name in header)
    dialect = "header = true, delim = ',', quote = '\"', escape = '\"', comment = '', auto_detect = false"
    return f"read_csv({text(path)}, columns = {{{columns}}}, {dialect})"


def refuse_base(database, options):
    """Refuses what is wrong with the base or with the options, once the tables can be asked."""

    def count(query):
        return database.execute(query).fetchone()[0]

    if count("SELECT count(*) FROM cases") == 0:
        raise Refused(f"{options.microdata.name}: there is no case")
    wholes = count("SELECT count(*) FROM areas WHERE role = 'whole'")
    if wholes != 1:
        raise Refused(f"{options.base}/areas.csv: {wholes} areas of the kind province or whole, expected one, for which all cases are summed")
    if count(f"SELECT count(*) FROM base_table('releases') WHERE version = {text(options.version)}"):
        raise Refused(f"{options.base}/releases.csv: the version {options.version} is there already, expected a new --version")
    if options.source != OWN_SOURCE and not count(f"SELECT count(*) FROM base_table('sources') WHERE id = {text(options.source)}"):
        raise Refused(f"--source: “{options.source}” is not there, expected an id of {options.base}/sources.csv")


def refuse_faults(database, path):
    """Refuses microdata with faults: the first of them, one a line, and how many there are."""
    total = database.execute("SELECT count(*) FROM faults").fetchone()[0]
    if total:
        rows = database.execute(f"FROM faults ORDER BY case_row, name, message LIMIT {SHOWN}").fetchall()
        lines = [f"{path.name}:{row}:{column}: {message}, expected {expected}" for row, column, message, expected in rows]
        raise Refused("\n".join([*lines, f"{path.name}: {total} faults, the first {len(rows)} above; no package was made"]))


def finish(descriptor, options, folder, newest):
    """Copies what microdata do not change, byte for byte, and writes the descriptor."""
    descriptor["version"] = options.version
    descriptor["created"] = f"{options.date}T00:00:00Z"
    if "kiosk" in descriptor:
        # Scenes of the base speak of its entries and mechanisms.
        descriptor["kiosk"]["scenes"] = [{"grid": ""}, {"entry": newest}]
    for resource in descriptor["resources"]:
        path = folder / resource["path"]
        if not path.exists():
            shutil.copyfile(options.base / resource["path"], path)
        resource["bytes"] = path.stat().st_size
        resource["hash"] = f"sha256:{sha256(path)}"
        for field in resource["schema"]["fields"]:
            constraints = field.get("constraints", {})
            if "pattern" in constraints:
                constraints["pattern"] = TWO_DIGITS.sub(r"\1{2,}", constraints["pattern"])
            if (resource["name"], field["name"]) == ("entries", "position"):
                constraints.pop("maximum", None)
    (folder / "datapackage.json").write_text(json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def sha256(path):
    """The checksum of a file, in hexadecimal digits."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def text(value):
    """A value as a text of SQL."""
    return "'" + str(value).replace("'", "''") + "'"


if __name__ == "__main__":
    sys.exit(main())
