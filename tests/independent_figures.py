#!/usr/bin/env python3
"""Counts the figures of a period again from exported events, with nothing of ours, and compares every form of the sheet.

    independent_figures.py DIRECTORY DATABASE FROM TO

DIRECTORY holds events.jsonl (`tramhoc records export`), sheet.json, sheet.txt, sheet.xlsx and a CSV of each table.
The database says where people live and what they are called. Exit code 0 yes, 1 no. On yes, how much was compared as JSON.
Written from the rules in src/report/*.rs' own words; shares no code with the station.
"""

import collections
import csv
import datetime
import json
import pathlib
import sqlite3
import sys
import zipfile

import openpyxl

FEWEST = 5
VIETNAM = 7 * 3600 * 1000


class Event:
    def __init__(self, line):
        raw = json.loads(line)
        self.id = raw["id"]
        self.station, self.epoch, self.seq = raw["station"], raw["epoch"], raw["seq"]
        self.at, self.body = json.loads(raw["payload"])
        self.kind = self.body["kind"]
        self.position = (self.epoch, self.seq, self.station, self.id)
        self.start = (self.station, self.epoch, self.at["boot"])


def days(events):
    """The day each event happened on, or None."""
    right = {}
    for event in sorted(events, key=lambda event: event.seq):
        if event.kind == "clock_corrected":
            right[event.start] = event
    found = {}
    for event in events:
        at, fix = dict(event.at), right.get(event.start)
        if fix and event.seq < fix.seq:
            at = {"wall_ms": fix.at["wall_ms"] - (fix.at["up_ms"] - at["up_ms"]), "quality": "set_by_volunteer"}
        known = at["quality"] != "unknown"
        seconds = (at["wall_ms"] + VIETNAM) // 1000
        found[event.id] = datetime.date(1970, 1, 1) + datetime.timedelta(seconds=seconds) if known else None
    return found


def owners(events):
    """Whose each event is, and who is who."""
    undone = {event.body["merge"] for event in events if event.kind == "merge_undone"}
    groups = {}
    for event in sorted(events, key=lambda event: event.position):
        if event.kind == "learners_merged" and event.id not in undone:
            root = lambda code: groups.get(code, code)
            old, new = root(event.body["learner"]), root(event.body["into"])
            if old != new:
                for code in [code for code in groups if groups[code] == old] + [old]:
                    groups[code] = new
    moved = {}
    for event in sorted(events, key=lambda event: event.position):
        if event.kind == "work_moved":
            for one in event.body["events"]:
                moved[one] = event.body["to"]
    kept = lambda code: groups.get(code, code)
    whose = {}
    for event in events:
        code = moved.get(event.id) or event.body.get("learner")
        whose[event.id] = kept(code) if code else None
    return whose, kept


def left(events, whose, withdrawn):
    """By owner, lesson and version: the level that is left where a volunteer took something back."""
    key = lambda event: (whose[event.id], event.body["lesson"], event.body["version"])
    witness = [event for event in events if event.kind in ("run_watched", "task_seen") and whose[event.id]]
    levels = {key(event): 0 for event in witness if event.id in withdrawn}
    tasks = collections.defaultdict(set)
    confirmed = {(whose[event.id], event.body["facts"]) for event in events if event.kind in ("confirmed", "reissued")}

    def raise_to(where, level):
        if where in levels:
            levels[where] = max(levels[where], level)

    for event in witness:
        if event.id in withdrawn or event.body["by"] == event.body["learner"]:
            continue
        if event.kind == "run_watched":
            raise_to(key(event), 1)
        else:
            tasks[key(event)].add(event.body["task"])
            if len(tasks[key(event)]) == event.body["of"]:
                raise_to(key(event), 2)
    for event in events:
        if event.kind == "completion_readmitted" and (whose[event.id], event.body["facts"]) not in confirmed:
            kind = int(event.body["facts"][1], 16)
            raise_to(key(event), kind if kind <= 2 else 0)
    return levels


def is_work(event):
    return ("lesson" in event.body and event.kind != "reissued") or event.kind in ("visit_started", "visit_ended")


class Group:
    def __init__(self):
        self.people, self.tried, self.alone = set(), set(), set()
        self.attempts = self.alone_runs = self.unaided = 0


def count(events, first, last, lives, xoms):
    when, (whose, kept) = days(events), owners(events)
    withdrawn = {event.body["witness"] for event in events if event.kind == "witness_withdrawn"}
    lowered = left(events, whose, withdrawn)
    work = [event for event in events if is_work(event) and whose[event.id] and event.id not in withdrawn]
    inside = lambda day: day is not None and first <= day <= last
    tables = {by: collections.defaultdict(Group) for by in ("xom", "lesson", "level", "month")}
    every = Group()
    came = {whose[event.id] for event in work if inside(when[event.id])}

    runs, given = {}, {}
    for event in work:
        body, owner, day = event.body, whose[event.id], when[event.id]
        mode = body["work"]["mode"] if event.kind == "step_done" else body.get("mode")
        if event.kind in ("step_done", "practice_done"):
            run = runs.setdefault((owner, body["lesson"], body["attempt"], mode), {"days": [], "help": False, "end": False})
            run["days"].append(day)
            run["help"] |= event.kind == "step_done" and body["work"]["help"] != "none"
            run["end"] |= event.kind == "practice_done"
        if event.kind in ("confirmed", "completion_readmitted"):
            given.setdefault((owner, body["lesson"], body["version"], body["facts"]), []).append(day)

    earliest = lambda found: min((day for day in found if day), default=None)
    level = {}
    for (owner, lesson, version, facts), found in given.items():
        kind = int(facts[1], 16)
        if kind <= 2:
            kind = min(kind, lowered.get((owner, lesson, version), kind))
        if kind <= 2 and inside(earliest(found)):
            level[owner] = max(level.get(owner, -1), kind)
    xom = lambda owner: lives.get(owner) if lives.get(owner) in xoms else None
    month = lambda day: f"{day.year:04}-{day.month:02}"

    for event in work:
        if inside(when[event.id]):
            owner = whose[event.id]
            every.people.add(owner)
            tables["xom"][xom(owner)].people.add(owner)
            tables["level"][level.get(owner)].people.add(owner)
            tables["month"][month(when[event.id])].people.add(owner)
            if "lesson" in event.body:
                tables["lesson"][event.body["lesson"]].people.add(owner)
    for (owner, lesson, _, mode), run in runs.items():
        day = earliest(run["days"])
        if not inside(day):
            continue
        keys = {"xom": xom(owner), "lesson": lesson, "level": level.get(owner), "month": month(day)}
        for group in [every] + [tables[by][key] for by, key in keys.items()]:
            group.attempts += 1
            group.tried.add(owner)
            if mode == "alone":
                group.alone.add(owner)
                group.alone_runs += 1
                group.unaided += run["end"] and not run["help"]

    named = {by: collections.defaultdict(lambda: [set(), 0, 0]) for by in ("trap", "question", "helper")}

    def note(by, key, owner, wrong=0):
        entry = named[by][key]
        entry[0].add(owner)
        entry[1] += 1
        entry[2] += wrong

    for event in work:
        if not inside(when[event.id]):
            continue
        owner, body = whose[event.id], event.body
        if event.kind == "step_done":
            for tag in set(body["work"]["traps"]):
                note("trap", tag, owner)
        if event.kind == "question_answered":
            note("question", (body["lesson"], body["question"]), owner, not body["right"])
        if body.get("by"):
            note("helper", kept(body["by"]), owner)

    cross = collections.Counter((xom(owner), level.get(owner)) for owner in came)
    undated = any(when[event.id] is None for event in work)
    return every, tables, named, cross, undated


class Comparison:
    def __init__(self):
        self.shown = self.held_back = 0
        self.wrong = []

    def cell(self, what, shown, exact, people):
        """`people` is the number of those who stand behind the cell."""
        if shown is None:
            self.held_back += 1
        elif shown != exact:
            self.wrong.append(f"{what}: {shown}, counted {exact}")
        elif 0 < people < FEWEST:
            self.wrong.append(f"{what}: {shown} of {people} people is shown")
        else:
            self.shown += 1

    def group(self, what, row, group):
        for name, exact, people in (
            ("people", len(group.people), len(group.people)),
            ("attempts", group.attempts, len(group.tried)),
            ("alone", group.alone_runs, len(group.alone)),
            ("unaided", group.unaided, len(group.alone)),
        ):
            self.cell(f"{what} {name}", row[name], exact, people)


def compare_json(sheet, counted):
    every, tables, named, cross, undated = counted
    seen, found = Comparison(), {table["by"]: table for table in sheet["tables"]}
    for by, groups in tables.items():
        rows = {row["key"]: row for row in found[by]["rows"]}
        if set(groups) - set(rows):
            seen.wrong.append(f"{by}: no row of {set(groups) - set(rows)}")
        for key, row in rows.items():
            seen.group(f"{by} {key}", row, groups.get(key, Group()))
        seen.group(f"{by} total", found[by]["total"], every)
    for by in ("trap", "helper"):
        rows = {row["key"]: row for row in found[by]["rows"]}
        if set(rows) != set(named[by]):
            seen.wrong.append(f"{by}: {sorted(rows)} and counted {sorted(named[by])}")
        for key, row in rows.items():
            people, times, _ = named[by][key]
            seen.cell(f"{by} {key} people", row["people"], len(people), len(people))
            seen.cell(f"{by} {key} times", row["times"], times, len(people))
    hard = {key: entry for key, entry in named["question"].items() if entry[2] > 0 and len(entry[0]) >= FEWEST}
    rows = {(row["key"]["lesson"], row["key"]["question"]): row for row in found["question"]["rows"]}
    if set(rows) != set(hard):
        seen.wrong.append(f"questions: {sorted(rows)} and counted {sorted(hard)}")
    for key, row in rows.items():
        people, times, wrong = hard[key]
        for name, exact in (("people", len(people)), ("times", times), ("wrong", wrong)):
            seen.cell(f"question {key} {name}", row[name], exact, len(people))
    levels = [("none", None), ("level_0", 0), ("level_1", 1), ("level_2", 2)]
    for row in found["xom-level"]["rows"]:
        for name, level in levels:
            people = cross[(row["key"], level)]
            seen.cell(f"cross {row['key']} {name}", row[name], people, people)
    if sheet["undated"] != undated:
        seen.wrong.append("undated work is not told")
    return seen


def cells_of(sheet, by):
    """The cells of a table of the JSON, row by row, the total last."""
    table = next(table for table in sheet["tables"] if table["by"] == by)
    columns = {
        "trap": ["people", "times"], "helper": ["people", "times"], "question": ["people", "times", "wrong"],
        "xom-level": ["none", "level_0", "level_1", "level_2", "people"],
    }.get(by, ["people", "attempts", "alone", "unaided"])
    rows = table["rows"] + ([table["total"]] if table["total"] else [])
    cells = [[row[column] for column in columns] for row in rows]
    share = {"question": (2, 1)}.get(by, (3, 2) if len(columns) == 4 else None)
    for row in cells:
        if share:
            part, whole = row[share[0]], row[share[1]]
            hidden = part is None or whole is None
            row.append(None if hidden else "" if whole == 0 else (200 * part + whole) // (2 * whole))
    return [["ẩn" if cell is None else cell for cell in row] for row in cells]


def compare_csv(path, wanted, wrong):
    data = path.read_bytes()
    if not data.startswith(b"\xef\xbb\xbf") or b"\n" in data.replace(b"\r\n", b""):
        wrong.append(f"{path.name}: no byte order mark, or no Windows lines")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines(), delimiter=";"))[1:]
    if any(row[0][:1] in "=+-@" for row in rows):
        wrong.append(f"{path.name}: a formula")
    found = [[int(cell) if cell.isdigit() else cell for cell in row[1:]] for row in rows]
    if found != wanted:
        wrong.append(f"{path.name}: {found}, not {wanted}")


def compare_page(page, wanted, wrong):
    """The table begins at the fifth row; the notes stand apart below it."""
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=6)]
    found = []
    for row in rows[: len(wanted)]:
        found.append(["" if cell is None else cell for cell in row[1 : 1 + len(wanted[0])]] if wanted else [])
    if found != wanted:
        wrong.append(f"{page.title}: {found}, not {wanted}")
    if any(cell.data_type == "f" for row in page.iter_rows() for cell in row):
        wrong.append(f"{page.title}: a formula")


def names_in(files, names, wrong):
    for path in files:
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                text = "\n".join(book.read(name).decode("utf-8") for name in book.namelist())
        else:
            text = path.read_text("utf-8")
        wrong.extend(f"{path.name} holds the name {name}" for name in names if name in text)


def main(folder, database, first, last):
    folder, db = pathlib.Path(folder), sqlite3.connect(database)
    people = db.execute("SELECT code, name, xom FROM person WHERE erased = 0").fetchall()
    xoms = [xom["id"] for xom in json.loads(db.execute("SELECT xoms FROM station").fetchone()[0])]
    events = [Event(line) for line in (folder / "events.jsonl").read_text().splitlines()]
    day = datetime.date.fromisoformat
    lives = {code: xom for code, _, xom in people if xom}
    sheet = json.loads((folder / "sheet.json").read_text())
    seen = compare_json(sheet, count(events, day(first), day(last), lives, xoms))
    book = openpyxl.load_workbook(folder / "sheet.xlsx")
    order = [table["by"] for table in sheet["tables"]]
    if len(book.worksheets) != len(order):
        seen.wrong.append(f"{len(book.worksheets)} pages")
    for by, page in zip(order, book.worksheets):
        wanted = cells_of(sheet, by)
        compare_csv(folder / f"{by}.csv", wanted, seen.wrong)
        compare_page(page, wanted, seen.wrong)
    names = {name for _, name, _ in people}
    names_in([path for path in folder.iterdir() if path.suffix in (".json", ".txt", ".xlsx", ".csv")], names, seen.wrong)
    if seen.wrong:
        print("\n".join(seen.wrong))
        return 1
    print(json.dumps({"events": len(events), "shown": seen.shown, "held_back": seen.held_back, "names": len(people)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
