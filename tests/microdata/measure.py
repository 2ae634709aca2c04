"""Measures the recipe: python tests/microdata/measure.py [COUNT] [MEMORY], by default 1,000,000 cases and 1GB for DuckDB.

Prints seconds, the most memory that the process held (Linux), and the bytes of what came out. Asserts nothing.
"""

import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import made_up


def main(count="1000000", memory="1GB"):
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        made_up.write_cases(room / "cases.parquet", int(count))
        base, out = made_up.write_base(room / "base"), room / "out"
        command = [sys.executable, made_up.RECIPE / "make_package.py", "--microdata", room / "cases.parquet", "--base", base, "--out", out, "--memory", memory]
        start = time.monotonic()
        subprocess.run(command, check=True)
        seconds, kilobytes = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        print(f"{seconds:.1f} s, {kilobytes / 1024:.0f} MB at most, {(room / 'cases.parquet').stat().st_size:,} bytes of Parquet")
        for file in sorted(out.iterdir(), key=lambda file: -file.stat().st_size)[:4]:
            print(f"{file.stat().st_size:>12,} {file.name}")
        with zipfile.ZipFile(room / "out.zip", "w", zipfile.ZIP_DEFLATED) as packed:
            for file in out.iterdir():
                packed.write(file, file.name)
        print(f"{sum(file.stat().st_size for file in out.iterdir()):>12,} the package, {(room / 'out.zip').stat().st_size:,} as a zip")


if __name__ == "__main__":
    main(*sys.argv[1:])
