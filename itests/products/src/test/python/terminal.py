#!/usr/bin/python3
"""A command on a real terminal, with a person at it.

Usage: terminal.py [AWAITED TYPED]... -- COMMAND...
Types TYPED when AWAITED has been shown since the last time, and prints all that the terminal showed,
without its control sequences. Exit status: the command's; 99 if AWAITED was not shown or it did not end.
"""
import os
import pty
import re
import select
import sys
import time

PATIENCE = 60
CONTROL = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|[=>])|\r(?!\n)|\x07")


class Terminal:
    def __init__(self, command):
        self.raw = b""
        self.seen = 0
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.environ["TERM"] = "xterm"
            os.execvp(command[0], command)

    def shown(self):
        return CONTROL.sub("", self.raw.decode(errors="replace"))

    def read(self):
        """False when nothing more will be shown."""
        ready, _, _ = select.select([self.master], [], [], 1)
        if not ready:
            return True
        try:
            more = os.read(self.master, 65536)
        except OSError:
            more = b""
        self.raw += more
        return bool(more)

    def await_text(self, awaited):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = self.shown().find(awaited, self.seen)
            if found >= 0:
                self.seen = found + len(awaited)
                return
            if not self.read():
                break
        self.fail("%r was not shown" % awaited)

    def await_end(self):
        end = time.monotonic() + PATIENCE
        while self.read():
            if time.monotonic() > end:
                self.fail("it did not end")
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])

    def fail(self, why):
        print(self.shown() + "\nFAILED: " + why)
        os.kill(self.child, 9)
        sys.exit(99)


def main(arguments):
    split = arguments.index("--")
    terminal = Terminal(arguments[split + 1:])
    for awaited, typed in zip(arguments[0:split:2], arguments[1:split:2]):
        terminal.await_text(awaited)
        os.write(terminal.master, typed.encode())
    status = terminal.await_end()
    print(terminal.shown())
    sys.exit(status)


if __name__ == "__main__":
    main(sys.argv[1:])
