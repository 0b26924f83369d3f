"""Accepts and rejects every tracked change of Word files in LibreOffice; run with a Python that has its ``uno`` module.

    /usr/bin/python3 tests/bench/office_decide.py FOLDER

Each NAME.docx of FOLDER becomes NAME.accepted.docx and NAME.rejected.docx.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

WAYS = {"accepted": ".uno:AcceptAllTrackedChanges", "rejected": ".uno:RejectAllTrackedChanges"}
SECONDS = 60


def properties(**values: object) -> tuple[Any, ...]:
    """Values as LibreOffice takes them."""
    made = []
    for name, value in values.items():
        row = PropertyValue()
        row.Name, row.Value = name, value
        made.append(row)
    return tuple(made)


def connected(address: str) -> Any:
    """The context of a LibreOffice that listens at an address, once it does."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(SECONDS * 4):
        try:
            return resolver.resolve(f"uno:{address};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise SystemExit("LibreOffice did not start.")


def decide(context: Any, file: Path) -> None:
    """Writes both states of a file."""
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    for name, command in WAYS.items():
        document = desktop.loadComponentFromURL(file.as_uri(), "_blank", 0, properties(Hidden=True))
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, command, "", 0, ())
        target = file.with_suffix(f".{name}.docx").as_uri()
        document.storeToURL(target, properties(FilterName="MS Word 2007 XML"))
        document.close(True)


def main(folder: Path) -> int:
    files = [file for file in sorted(folder.resolve().glob("*.docx")) if file.stem.count(".") == 0]
    address = f"pipe,name=decide{time.time_ns()}"
    profile = (folder / "profile").resolve().as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        f"--accept={address};urp;",
    ]
    office = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = connected(address)
        for file in files:
            decide(context, file)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        desktop.terminate()
        office.wait(timeout=SECONDS)
    finally:
        if office.poll() is None:
            office.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
