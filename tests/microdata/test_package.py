"""A package made from 20,000 cases: sound for both validators, and cell by cell what the cases say."""

import hashlib
import json
import tempfile
import unittest
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import duckdb
import frictionless
import made_up

COUNT = 20_000
UNCHANGED = ["areas", "adjacency", "topics", "places", "actors"]
BLANK = ["edition_stages", "mechanisms", "mechanism_nodes", "mechanism_links", "mechanism_figures", "mechanism_entries", "mechanism_areas", "relations"]


class SmallPackage(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.room = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.room.cleanup)
        room = Path(cls.room.name)
        cls.base, cls.parquet, cls.out = made_up.write_base(room / "base"), room / "cases.parquet", room / "out"
        made_up.write_cases(cls.parquet, COUNT)
        cls.code, cls.said = made_up.run(cls.parquet, cls.base, cls.out)
        assert (cls.code, cls.said) == (0, ""), cls.said
        cls.cases = cls.numbered(cls.read())

    @classmethod
    def read(cls):
        result = duckdb.connect().execute(f"SELECT * REPLACE (CAST(date AS VARCHAR) AS date) FROM '{cls.parquet}'")
        names = [column[0] for column in result.description]
        return [dict(zip(names, row)) for row in result.fetchall()]

    @staticmethod
    def numbered(cases):
        """The cases by the id that they must get: counted in Python, in the order of date and case_id."""
        places, found = defaultdict(int), {}
        for case in sorted(cases, key=lambda case: (case["date"], case["case_id"].encode())):
            group = case["date"][:4], case["list"]
            places[group] += 1
            found[f"{group[0]}-{group[1]}-{places[group]:02}"] = case
        return found

    def rows(self, name):
        return list(made_up.table(self.out, name))

    def test_the_validator_of_the_atlas_finds_no_fault(self):
        code, words = made_up.check_data(self.out)
        self.assertEqual(code, 0, words[:2000])
        self.assertIn("no faults", words)

    def test_frictionless_finds_it_valid(self):
        report = frictionless.validate(str(self.out / "datapackage.json"))
        self.assertTrue(report.valid, report.flatten(["title", "message"])[:5])
        self.assertEqual(len(report.tasks), 25)

    def test_entries_say_what_their_cases_say(self):
        rows = self.rows("entries")
        self.assertEqual(len(rows), COUNT)
        columns = ["list", "topic_id", "title_zh", "title_en", "summary_zh", "summary_en", "source_id"]
        for row in rows:
            case = self.cases[row["id"]]
            self.assertEqual([row[column] for column in columns], [case[column] for column in columns])
            self.assertEqual((row["year"], row["id"].split("-")[2].lstrip("0")), (case["date"][:4], row["position"]))
        self.assertEqual(len({row["id"] for row in rows}), COUNT)

    def test_awkward_titles_survive(self):
        titles = {row["title_zh"] for row in self.rows("entries")}
        self.assertEqual([title for title in made_up.AWKWARD if title not in titles], [])

    def test_areas_partners_places_and_bodies_are_those_of_the_cases(self):
        areas = {(key, case["area_code"], "place") for key, case in self.cases.items()}
        areas |= {(key, case["partner_code"], "partner") for key, case in self.cases.items() if case["partner_code"]}
        self.assertEqual(made_up.differences({tuple(row.values()) for row in self.rows("entry_areas")}, areas), [])
        places = {(key, case["place_id"]) for key, case in self.cases.items() if case["place_id"]}
        self.assertEqual(made_up.differences({tuple(row.values()) for row in self.rows("entry_places")}, places), [])
        bodies = {(key, case["actor_id"], case["source_id"]) for key, case in self.cases.items() if case["actor_id"]}
        self.assertEqual(made_up.differences({tuple(row.values()) for row in self.rows("entry_actors")}, bodies), [])
        self.assertTrue(areas and places and bodies)

    def test_each_amount_is_a_fact_with_its_day_and_source(self):
        stated = {key: (case["amount"], case["date"], case["source_id"]) for key, case in self.cases.items() if case["amount"] is not None}
        told = {row["entry_id"]: (Decimal(row["value"]), row["as_of"], row["source_id"]) for row in self.rows("facts")}
        self.assertEqual(made_up.differences(told, stated), [])
        self.assertGreater(len(stated), COUNT / 3)

    def test_files_are_utf_8_and_csv_by_the_grammar(self):
        for path in sorted(self.out.glob("*.csv")):
            content = path.read_bytes()
            self.assertFalse(content.startswith(b"\xef\xbb\xbf"), path.name)
            found = made_up.records(content)
            self.assertEqual({len(record) for record in found}, {len(found[0])}, path.name)
            base = made_up.records((self.base / path.name).read_bytes())
            self.assertEqual(found[0], base[0], path.name)

    def test_what_microdata_do_not_change_is_the_base_byte_for_byte(self):
        for name in UNCHANGED:
            self.assertEqual((self.out / f"{name}.csv").read_bytes(), (self.base / f"{name}.csv").read_bytes(), name)
        published = [row for row in self.rows("observations") if not row["indicator_id"].startswith("microdata_")]
        self.assertEqual(published, list(made_up.table(self.base, "observations")))

    def test_tables_that_microdata_lack_have_a_header_only(self):
        for name in BLANK:
            header = (self.base / f"{name}.csv").read_text(encoding="utf-8").split("\n")[0]
            self.assertEqual((self.out / f"{name}.csv").read_text(encoding="utf-8"), f"{header}\n", name)

    def test_the_descriptor_names_version_sizes_and_checksums(self):
        descriptor = json.loads((self.out / "datapackage.json").read_text(encoding="utf-8"))
        self.assertEqual((descriptor["version"], descriptor["created"]), ("1.1.0", f"{made_up.DAY}T00:00:00Z"))
        self.assertEqual(descriptor["kiosk"]["scenes"], [{"grid": ""}, {"entry": 2025}])
        for resource in descriptor["resources"]:
            content = (self.out / resource["path"]).read_bytes()
            self.assertEqual((resource["bytes"], resource["hash"]), (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}"))
        self.assertEqual([row["kind"] for row in self.rows("releases") if row["version"] == "1.1.0"], ["added", "known_gap"])

    def test_the_file_of_cases_is_a_source_with_its_checksum(self):
        [own] = [row for row in self.rows("sources") if row["id"] == "microdata-file"]
        self.assertEqual(own["title"], "Microdata: cases.parquet")
        self.assertIn(hashlib.sha256(self.parquet.read_bytes()).hexdigest(), own["note_en"])

    def test_csv_gives_the_same_package_as_parquet(self):
        room = Path(self.room.name)
        cases = [{key: "" if value is None else value for key, value in case.items()} for case in self.read()]
        made_up.write_csv(room / "cases.csv", cases)
        self.assertEqual(made_up.run(room / "cases.csv", self.base, room / "from-csv"), (0, ""))
        for name in ["entries", "entry_areas", "entry_places", "entry_actors", "facts", "editions", "observations"]:
            self.assertTrue((room / "from-csv" / f"{name}.csv").read_bytes() == (self.out / f"{name}.csv").read_bytes(), name)

    def test_a_package_made_so_can_be_the_base_of_the_next(self):
        again = Path(self.room.name) / "again"
        self.assertEqual(made_up.run(self.parquet, self.out, again), (0, ""))
        self.assertEqual(json.loads((again / "datapackage.json").read_text(encoding="utf-8"))["version"], "1.2.0")
        for name in ["entries", "observations", "indicators", "agencies", "units", "sources"]:
            self.assertTrue((again / f"{name}.csv").read_bytes() == (self.out / f"{name}.csv").read_bytes(), name)


class FiguresByHand(unittest.TestCase):
    """Six cases, added up on paper."""

    def test_figures_editions_and_facts(self):
        self.judge_six(made_up.write_base)

    def test_a_base_of_a_country_says_what_its_areas_are_in_roles(self):
        # The recipe knew the words of a province only and refused it: no province, expected one.
        self.judge_six(made_up.write_base_in_roles)

    def test_a_base_of_one_language_needs_no_texts_in_the_other(self):
        # The recipe asked for both languages whatever the base had.
        for language, printed, source in [("zh", {"1件", "99.5元"}, "个案数据：cases.csv"), ("en", {"1 case", "CNY 99.5"}, "Microdata: cases.csv")]:
            with self.subTest(language), tempfile.TemporaryDirectory() as room:
                base = made_up.write_base_in_one_language(Path(room) / "base", language)
                path, out = Path(room) / "cases.csv", Path(room) / "out"
                case = {name: cell for name, cell in made_up.case(amount="99.5", area_code="440000").items() if name.endswith(f"_{language}") or name[-3:] not in ("_zh", "_en")}
                made_up.write_csv(path, [case])
                self.assertEqual(made_up.run(path, base, out), (0, ""))
                many = [{**case, "case_id": f"C{place}", f"title_{language}": title} for place, title in enumerate(made_up.AWKWARD)]
                made_up.write_csv(Path(room) / "many.csv", many)
                self.assertEqual(made_up.run(Path(room) / "many.csv", base, Path(room) / "many"), (0, ""))
                self.assertEqual({row[f"title_{language}"] for row in made_up.table(Path(room) / "many", "entries")}, set(made_up.AWKWARD))
                code, words = made_up.check_data(out)
                self.assertEqual(code, 0, words[:2000])
                report = frictionless.validate(str(out / "datapackage.json"))
                self.assertTrue(report.valid, report.flatten(["title", "message"])[:5])
                for file in base.glob("*.csv"):
                    self.assertEqual((out / file.name).read_text(encoding="utf-8").splitlines()[0], file.read_text(encoding="utf-8").splitlines()[0], file.name)
                [entry] = made_up.table(out, "entries")
                self.assertEqual(entry[f"title_{language}"], case[f"title_{language}"])
                self.assertEqual({row["printed"] for row in made_up.table(out, "observations") if row["indicator_id"].startswith("microdata_")}, printed)
                self.assertIn(source, {row["title"] for row in made_up.table(out, "sources")})
                made_up.write_csv(path, [{**case, f"title_{language}": ""}])
                code, said = made_up.run(path, base, Path(room) / "none")
                self.assertEqual((code, said.splitlines()[0]), (1, f"cases.csv:2:title_{language}: the cell is empty, expected a value"))

    def judge_six(self, write_base):
        with tempfile.TemporaryDirectory() as room:
            base, out, path = write_base(Path(room) / "base"), Path(room) / "out", Path(room) / "six.csv"
            amounts = [("440100", "2024-01-02", "event", "1200.50"), ("440100", "2024-01-01", "event", "99.5"), ("440200", "2024-03-01", "measure", ""),
                       ("440200", "2024-03-01", "measure", "100"), ("440000", "2023-12-31", "event", "0"), ("440300", "2023-12-30", "event", "")]  # fmt: skip
            made_up.write_csv(path, [made_up.case(case_id=f"C{place}", area_code=area, date=date, list=kind, amount=amount) for place, (area, date, kind, amount) in enumerate(amounts)])
            self.assertEqual(made_up.run(path, base, out, "--source", "s2", "--version", "3.0.0"), (0, ""))
            figures = {(row["indicator_id"], row["area_code"], row["period"]): (row["value"], row["unit_id"], row["qualifier"], row["printed"], row["source_id"])
                       for row in made_up.table(out, "observations") if row["indicator_id"].startswith("microdata_")}  # fmt: skip
            self.assertEqual(figures, {
                ("microdata_cases", "440000", "2023"): ("2", "case", "exact", "2件", "s2"),
                ("microdata_cases", "440000", "2024"): ("4", "case", "exact", "4件", "s2"),
                ("microdata_cases", "440100", "2024"): ("2", "case", "exact", "2件", "s2"),
                ("microdata_cases", "440200", "2024"): ("2", "case", "exact", "2件", "s2"),
                ("microdata_cases", "440300", "2023"): ("1", "case", "exact", "1件", "s2"),
                ("microdata_amount", "440000", "2023"): ("0", "cny", "at_least", "0元", "s2"),
                ("microdata_amount", "440000", "2024"): ("1400", "cny", "at_least", "1400元", "s2"),
                ("microdata_amount", "440100", "2024"): ("1300", "cny", "exact", "1300元", "s2"),
                ("microdata_amount", "440200", "2024"): ("100", "cny", "at_least", "100元", "s2"),
            })  # fmt: skip
            editions = [(row["year"], row["published"], row["events"], row["measures"]) for row in made_up.table(out, "editions")]
            self.assertEqual(editions, [("2023", made_up.DAY, "2", "0"), ("2024", made_up.DAY, "2", "2")])
            facts = {row["id"]: row["value"] for row in made_up.table(out, "facts")}
            self.assertEqual(facts, {"2023-event-02-f01": "0", "2024-event-01-f01": "99.5", "2024-event-02-f01": "1200.5", "2024-measure-02-f01": "100"})
            self.assertEqual(made_up.check_data(out)[0], 0)
            self.assertTrue(frictionless.validate(str(out / "datapackage.json")).valid)
            self.assertNotIn("microdata-file", {row["id"] for row in made_up.table(out, "sources")})


if __name__ == "__main__":
    unittest.main()
