#!/usr/bin/python3
"""Two people at two real desktops: they create accounts, find each other, write, sign out and in again.

Usage: two_desktops.py ROOT WORK SERVER LABELS_EN LABELS_ZH INVITATION_ALICE INVITATION_BOB CANARY COMMAND
COMMAND runs once, with the desktops in conversation; its words are split at spaces. Screenshots go to WORK.
"""

import os
import shlex
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from atspi import Desktop, NotThere, properties, screenshot  # noqa: E402

ROOT, WORK, SERVER, LABELS_EN, LABELS_ZH, INVITATION_ALICE, INVITATION_BOB, CANARY, COMMAND = sys.argv[1:]
PIN = "2007-4711"


def step(text):
    print("step: " + text, flush=True)


class Person:
    """Somebody at a desktop of their own."""

    def __init__(self, name, language, labels, invitation):
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
        log = open(os.path.join(WORK, self.name + ".log"), "ab")
        self.script = subprocess.Popen(
            ["./run", "desktop", "--workspace", os.path.join(WORK, self.name), "--server", SERVER,
             "--language", self.language],
            cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
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

    def create_account(self):
        d = self.desktop
        d.wait_for_text(self.say("signin.title"), 120)
        screenshot(os.path.join(WORK, "first-start-%s.png" % self.language))
        d.press(self.say("signin.create"))
        d.type(self.say("create.invitation"), self.invitation)
        d.wait_for_text(self.say("create.for", self.address))
        d.type(self.say("create.pin"), PIN)
        d.type(self.say("create.pin.again"), PIN)
        screenshot(os.path.join(WORK, "create-account-%s.png" % self.language))
        d.press(self.say("create.action"))
        d.wait_for_text(self.say("main.add"), 90)
        d.wait_for_text(self.say("laboratory.banner"))

    def sign_in(self):
        d = self.desktop
        d.wait_for_text(self.say("signin.title"), 120)
        d.type(self.say("signin.account"), self.address)
        d.type(self.say("signin.pin"), PIN)
        d.press(self.say("signin.action"))
        d.wait_for_text(self.say("main.add"), 90)

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


def main():
    alice = Person("alice", "en", properties(LABELS_EN), INVITATION_ALICE)
    bob = Person("bob", "zh_TW", properties(LABELS_ZH), INVITATION_BOB)
    people = (alice, bob)
    try:
        for person in people:
            step("%s starts a desktop and creates an account" % person.name)
            person.start()
            person.create_account()
        step("alice adds bob, bob accepts and adds alice")
        alice.add(bob)
        bob.accept(alice)
        step("they open each other's conversation")
        alice.open(bob)
        bob.open(alice)
        step("they write, in both languages")
        alice.write(bob, "Good morning, Bob. " + CANARY)
        bob.sees("Good morning, Bob. " + CANARY)
        bob.write(alice, "早安，這則訊息只有您能開啟。")
        alice.sees("早安，這則訊息只有您能開啟。")
        alice.write(bob, "Second message")
        bob.sees("Second message")
        alice.sees(alice.say("entry.delivered"))
        screenshot(os.path.join(WORK, "conversation.png"))
        step("meanwhile: " + COMMAND)
        subprocess.run(shlex.split(COMMAND), cwd=ROOT, check=True)
        bob.write(alice, "訊息二")
        alice.sees("訊息二")
        screenshot(os.path.join(WORK, "two-desktops.png"))
        step("alice signs out and in again")
        alice.sign_out()
        screenshot(os.path.join(WORK, "signed-out.png"))
        alice.sign_in()
        alice.open(bob)
        alice.sees("Good morning, Bob. " + CANARY)
        alice.write(bob, "Back again")
        bob.sees("Back again")
        bob.write(alice, "歡迎回來")
        alice.sees("歡迎回來")
        screenshot(os.path.join(WORK, "signed-in-again.png"))
        for person in people:
            step("%s closes the desktop" % person.name)
            if person.stop() != 0:
                raise NotThere("the desktop of %s ended with status %d" % (person.name, person.script.returncode))
        step("done")
    except Exception:
        screenshot(os.path.join(WORK, "failure.png"))
        for person in people:
            if person.desktop:
                print("---- %s\n%s" % (person.name, person.desktop.tree()), flush=True)
        raise
    finally:
        for person in people:
            if person.script and person.script.poll() is None:
                os.killpg(person.script.pid, signal.SIGTERM)


if __name__ == "__main__":
    main()
