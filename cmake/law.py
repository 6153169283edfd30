#!/usr/bin/env python3
"""Holds the law of the house (docs/architecture.md §1) against the CMake targets and the includes."""
import pathlib
import re
import subprocess
import sys

# room: the rooms it may know directly; knowing a room means knowing what that room knows
LAW = {
    "models/base": [],
    "models/domain": ["models/base"],
    "models/conditions": ["models/domain"],
    "models/sql": ["models/domain"],
    "models/wire": ["models/domain"],
    "models/tables": ["models/domain"],
    "models/vault": ["models/base"],
    "models/audio": ["models/domain"],
    "models/store": ["models/domain", "models/conditions", "models/sql"],
    "models/remote": ["models/wire"],
    "models/sync": ["models/store", "models/remote", "models/vault"],
    "models/items": ["models/audio", "models/store", "models/sync", "models/tables", "models/vault"],
    "ui/widgets": ["models/base"],
    "ui/conditions": ["models/items", "ui/widgets"],
    "ui/calls": ["models/items", "ui/conditions", "ui/widgets"],
    "ui/settings": ["models/items", "ui/widgets"],
    "ui/shell": ["models/items", "ui/calls", "ui/review", "ui/settings", "ui/widgets"],
    "backend/http": ["models/base"],
    "backend/demo": ["models/domain"],
    "backend/storage": ["models/domain", "models/conditions", "models/sql", "models/wire", "backend/demo"],
    "backend/api": ["backend/http", "backend/storage", "models/wire"],
}
UI_MAY_KNOW = ["models/items", "models/audio", "models/sync", "models/store", "models/conditions", "models/domain", "ui/widgets"]

# folder: what no file below it may include
FORBIDDEN = {
    "ui": r"SQLiteCpp|sqlite3|curl/|openssl/",
    "models": r"QWidget|QtWidgets|QMainWindow|QDialog|QApplication",
    "backend": r"QWidget|QtWidgets|QtGui|QApplication|QGuiApplication|models/store|models/sync|models/items|\"ui/",
}
LONGEST_FILE = 500


def rooms():
    known = dict(LAW)
    for folder in pathlib.Path("ui").iterdir():
        if folder.is_dir() and (folder / "CMakeLists.txt").exists():
            known.setdefault(folder.as_posix(), UI_MAY_KNOW)
    return known


def reach(room, known):
    seen, todo = {room}, [room]
    while todo:
        for other in known.get(todo.pop(), []):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def target_faults(room, known):
    text = (pathlib.Path(room) / "CMakeLists.txt").read_text()
    line = re.search(r"KNOWS([^)]*?)(?:USES|PRIVATE_USES|PCH|\))", text, re.S)
    for target in re.findall(r"\b(?:models|ui|backend)_\w+", line.group(1) if line else ""):
        if target.replace("_", "/", 1) not in reach(room, known):
            yield f"{room}/CMakeLists.txt: {room} may not know {target}"


def include_faults(path, room, known):
    allowed = reach(room, known) if room in known else None
    for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
        include = re.match(r"\s*#\s*include\s*([<\"][^>\"]+)", line)
        if not include:
            continue
        name = include.group(1)
        top = path.parts[0]
        if top in FORBIDDEN and re.search(FORBIDDEN[top], name):
            yield f"{path}:{number}: {top} never includes {name[1:]}"
        other = re.match(r"\"((?:models|ui|backend)/\w+)/", name)
        if allowed is not None and other and other.group(1) not in allowed:
            yield f"{path}:{number}: {room} may not know {other.group(1)}"


def main():
    known = rooms()
    faults = []
    for room in known:
        if (pathlib.Path(room) / "CMakeLists.txt").exists():
            faults += target_faults(room, known)
    listed = subprocess.run(["git", "ls-files", "*.cpp", "*.h"], capture_output=True, text=True, check=True)
    for name in listed.stdout.split():
        path = pathlib.Path(name)
        if not path.exists():
            continue
        if path.parts[0] in ("models", "ui", "backend"):
            faults += include_faults(path, "/".join(path.parts[:2]), known)
        lines = sum(1 for _ in path.open(errors="replace"))
        if lines > LONGEST_FILE:
            faults.append(f"{path}: {lines} lines; is there more than one idea in it?")
    print("\n".join(faults) if faults else f"{len(known)} rooms keep it")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
