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
        """The ids of the two desktops; each is a script until it has become a Java process."""
        end = time.monotonic() + 60
        while True:
            found = [self.window(account) for account in ("alice@simpp.local", "bob@simpp.local")]
            if None not in found:
                return found
            if time.monotonic() > end:
                raise NotThere("two windows were opened, the processes are %s" % found)
            time.sleep(0.1)

    def window(self, account):
        option = b"\0-Dsimpp.account=" + account.encode() + b"\0"
        return next((one for one in processes_of(os.path.join(self.folder, "")) if option in command_of(one)), None)

    def interrupt(self):
        """Presses Ctrl-C and returns the status of the whole."""
        os.write(self.file, CTRL_C)
        end = time.monotonic() + 60
        while self.read(1):
            if time.monotonic() > end:
                raise NotThere("Ctrl-C did not end it within 60 s:\n" + self.shown)
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def command_of(process):
    """The command line, each word with a zero byte behind it; empty where the process has ended."""
    try:
        with open("/proc/%s/cmdline" % process, "rb") as line:
            return line.read()
    except OSError:
        return b""


def processes_of(folder):
    """The processes that have the folder in their command line."""
    ids = [int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
    return [one for one in ids if os.fsencode(folder) in command_of(one)]


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
