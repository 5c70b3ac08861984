"""`./run` at a terminal: both windows come, signed in, each with the other; Ctrl-C ends everything; and once more."""

import os
import pty
import select
import signal
import sys
import time

from atspi import Desktop, NotThere, properties, screenshot
from person import step

LAST_WORDS = "Ctrl-C stops everything"
CTRL_C = b"\x03"


class Terminal:
    """`./run` at a terminal of its own."""

    def __init__(self, root, folder):
        self.folder = folder
        self.shown = ""
        self.process, self.file = pty.fork()
        if self.process == 0:
            # whoever runs tests in the background ignores Ctrl-C, and a shell cannot take that back
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.chdir(root)
            os.execve("./run", ["./run"], dict(os.environ, SIMPP_DEMONSTRATION=folder, SIMPP_LANGUAGE="en"))

    def read(self, seconds):
        """Takes what is shown within some seconds; False when the terminal has been left."""
        if not select.select([self.file], [], [], seconds)[0]:
            return True
        try:
            some = os.read(self.file, 4096)
        except OSError:
            return False
        self.shown += some.decode(errors="replace")
        return bool(some)

    def wait_for(self, text, patience):
        end = time.monotonic() + patience
        while text not in self.shown:
            if not self.read(1) or time.monotonic() > end:
                raise NotThere("%r was not shown; there is:\n%s" % (text, self.shown))

    def windows(self):
        """The ids of the desktops, in the order in which they were opened."""
        own = os.path.join(self.folder, "")
        found = []
        for process in processes_of(own):
            with open("/proc/%d/cmdline" % process, "rb") as line:
                words = line.read().decode().split("\0")
            if "-Dsimpp.account=alice@simpp.local" in words:
                found.insert(0, process)
            elif "-Dsimpp.account=bob@simpp.local" in words:
                found.append(process)
        if len(found) != 2:
            raise NotThere("two windows were opened, the processes are %s" % found)
        return found

    def interrupt(self):
        """Presses Ctrl-C and returns the status of the whole."""
        os.write(self.file, CTRL_C)
        end = time.monotonic() + 60
        while self.read(1):
            if time.monotonic() > end:
                raise NotThere("Ctrl-C did not end it within 60 s:\n" + self.shown)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def processes_of(folder):
    """The processes that have the folder in their command line."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            try:
                with open("/proc/%s/cmdline" % name, "rb") as line:
                    if os.fsencode(folder) in line.read():
                        found.append(int(name))
            except OSError:
                continue
    return found


def use(terminal, work, labels, number):
    """Looks at both windows, then presses Ctrl-C; the status of the whole."""
    try:
        terminal.wait_for(LAST_WORDS, 240)
        step("both windows of start %d are opened" % number)
        alice, bob = (Desktop(process, labels) for process in terminal.windows())
        for desktop, other in ((alice, "bob@simpp.local"), (bob, "alice@simpp.local")):
            desktop.wait_for_text(labels["main.add"], 120)
            desktop.wait_for_text(labels["laboratory.banner"])
            desktop.wait_for_text(other)
        screenshot(os.path.join(work, "demonstration-%d.png" % number))
        step("signed in, each in the other's contact list")
    finally:
        status = terminal.interrupt()
    return status


def demonstrate(root, work, labels, number):
    folder = os.path.join(work, "demonstration")
    terminal = Terminal(root, folder)
    try:
        status = use(terminal, work, labels, number)
        left = processes_of(folder)
        if status != 0 or left:
            raise AssertionError(
                "after Ctrl-C the status is %d, still running are %s\n%s" % (status, left, terminal.shown))
        step("Ctrl-C ended everything")
    finally:
        for process in processes_of(folder):
            os.kill(process, signal.SIGKILL)


def main():
    root, work, labels = sys.argv[1:4]
    for number in (1, 2):
        demonstrate(root, work, properties(labels), number)


main()
