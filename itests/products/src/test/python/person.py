"""Somebody at a real desktop, who does what people do there by the names of its controls."""

import os
import signal
import subprocess
import time

from atspi import Desktop, NotThere, screenshot

PIN = "2007-4711"


def step(text):
    print("step: " + text, flush=True)


class Person:
    """Somebody at a desktop of their own."""

    def __init__(self, root, work, server, name, language, labels, invitation):
        self.root = root
        self.work = work
        self.server = server
        self.name = name
        self.address = name + "@simpp.local"
        self.language = language
        self.labels = labels
        self.invitation = invitation
        self.script = None
        self.desktop = None

    def say(self, key, *values):
        text = self.labels[key]
        for index, value in enumerate(values):
            text = text.replace("{%d}" % index, value)
        return text

    def start(self):
        log = open(os.path.join(self.work, self.name + ".log"), "ab")
        self.script = subprocess.Popen(
            ["./run", "desktop", "--workspace", os.path.join(self.work, self.name), "--server", self.server,
             "--language", self.language],
            cwd=self.root, stdout=log, stderr=log, start_new_session=True)
        self.desktop = Desktop(self.java(), self.labels)

    def java(self):
        """The id of the window's process, below the script that started it."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            listing = subprocess.run(["ps", "-o", "pid=,comm=", "--ppid", str(self.script.pid)],
                                     capture_output=True, text=True).stdout
            for line in listing.splitlines():
                process, command = line.split(None, 1)
                if command.strip() == "java":
                    return int(process)
            if self.script.poll() is not None:
                raise NotThere("the desktop of %s ended; see %s.log" % (self.name, self.name))
            time.sleep(0.2)
        raise NotThere("the desktop of %s did not start" % self.name)

    def stop(self):
        if self.script and self.script.poll() is None:
            self.script.send_signal(signal.SIGTERM)
            try:
                self.script.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(self.script.pid, signal.SIGKILL)
                raise NotThere("the desktop of %s did not end within 30 s of SIGTERM" % self.name) from None
        return self.script.returncode if self.script else 0

    def end(self):
        """Ends what may still run, without a look at how."""
        if self.script and self.script.poll() is None:
            os.killpg(self.script.pid, signal.SIGTERM)

    def create_account(self):
        d = self.desktop
        d.wait_for_text(self.say("signin.title"), 120)
        screenshot(os.path.join(self.work, "first-start-%s.png" % self.language))
        d.press(self.say("signin.create"))
        d.type(self.say("create.invitation"), self.invitation)
        d.wait_for_text(self.say("create.for", self.address))
        d.type(self.say("create.pin"), PIN)
        d.type(self.say("create.pin.again"), PIN)
        screenshot(os.path.join(self.work, "create-account-%s.png" % self.language))
        d.press(self.say("create.action"))
        d.wait_for_text(self.say("main.add"), 90)
        d.wait_for_text(self.say("laboratory.banner"))

    def try_to_sign_in(self):
        d = self.desktop
        d.wait_for_text(self.say("signin.title"), 120)
        d.type(self.say("signin.account"), self.address)
        d.type(self.say("signin.pin"), PIN)
        d.press(self.say("signin.action"))

    def sign_in(self):
        self.try_to_sign_in()
        self.desktop.wait_for_text(self.say("main.add"), 90)

    def sign_out(self):
        self.desktop.press(self.say("main.signout"))
        self.desktop.wait_for_text(self.say("signin.title"))

    def add(self, other):
        d = self.desktop
        d.press(self.say("main.add"))
        d.type(self.say("add.address"), other.address)
        d.press(self.say("add.action"))

    def accept(self, other):
        self.desktop.press(self.say("request.accept.name", other.address))

    def open(self, other):
        self.desktop.select(other.address)
        self.desktop.control(("text", "entry"), self.say("composer.name", other.address))

    def write(self, other, text):
        self.desktop.type(self.say("composer.name", other.address), text)
        self.desktop.press(self.say("composer.send"))

    def sees(self, text, patience=60):
        self.desktop.wait_for_text(text, patience)
