"""Somebody at a real desktop, who does what people do there by the names of its controls."""

import os
import signal
import subprocess
import time

from atspi import Atspi, Desktop, NotThere, screenshot

PIN = "2007-4711"


def step(text):
    print("step: " + text, flush=True)


class Person:
    """Somebody at a desktop of their own, whose key is in a card."""

    kind = "pin"
    banner = "laboratory.banner"
    secret = PIN
    left = 0

    def __init__(self, root, work, server, name, language, labels, invitation):
        self.root = root
        self.work = work
        self.server = server
        self.name = name
        self.address = name + "@simpp.local"
        self.shown = self.address
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
            cwd=self.root, stdout=log, stderr=log, start_new_session=True,
            env=dict(os.environ, JDK_JAVA_OPTIONS="-Dsimpp.window.left=%d" % self.left))
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

    def every_control_is_named(self):
        if self.desktop and self.script.poll() is None:
            nameless = self.desktop.nameless()
            assert not nameless, "controls of %s without a name: %s\n%s" % (
                self.name, nameless, self.desktop.tree())

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
        d.type(self.say("create." + self.kind), self.secret)
        d.type(self.say("create.%s.again" % self.kind), self.secret)
        screenshot(os.path.join(self.work, "create-account-%s.png" % self.language))
        d.press(self.say("create.action"))
        d.wait_for_text(self.say("main.add"), 90)
        d.wait_for_text(self.say(self.banner))

    def try_to_sign_in(self):
        d = self.desktop
        d.wait_for_text(self.say("signin.title"), 120)
        d.type(self.say("signin.account"), self.address)
        d.type(self.say("signin." + self.kind), self.secret)
        d.press(self.say("signin.action"))

    def sign_in(self):
        self.try_to_sign_in()
        self.desktop.wait_for_text(self.say("main.add"), 90)

    def change_pin(self, new):
        """First with a wrong one, which costs a try; then as it should be."""
        d = self.desktop
        d.press(self.say("main.pin"))
        for old, said in (("0000-0000", self.say("trouble.pin-wrong", "2")), (self.secret, self.say("pin.done"))):
            d.type(self.say("pin.old"), old)
            d.type(self.say("create.pin"), new)
            d.type(self.say("create.pin.again"), new)
            d.press(self.say("pin.change"))
            self.sees(said)
            screenshot(os.path.join(self.work, "change-pin-%s-%s.png" % (self.language, old == self.secret)))
        self.sees(self.say("signin.card.software", "3"))
        d.press(self.say("pin.close"))
        self.secret = new

    def sign_out(self):
        self.desktop.press(self.say("main.signout"))
        self.desktop.wait_for_text(self.say("signin.title"))

    def add(self, other):
        d = self.desktop
        d.press(self.say("main.add"))
        d.type(self.say("add.address"), other.address)
        d.press(self.say("add.action"))

    def change_name(self, other, name, group):
        """Gives a contact a name and a group, from the conversation that is open."""
        d = self.desktop
        d.press(self.say("contact.edit"))
        d.type(self.say("add.name"), name)
        d.type(self.say("edit.other"), group)
        self.every_control_is_named()
        screenshot(os.path.join(self.work, "edit-contact-%s.png" % self.language))
        d.press(self.say("edit.action"))
        self.sees(self.say("main.group", group, "1"))
        self.sees(name + "\n")
        other.shown = name

    def accept(self, other):
        self.desktop.press(self.say("request.accept.name", other.address))

    def open(self, other):
        self.desktop.select(other.shown)
        self.desktop.control(("text", "entry"), self.say("composer.name", other.shown))

    def looks_at(self, other):
        """Brings the window to the front, to see what has come from the other, and to write."""
        field = self.desktop.control(("text", "entry"), self.say("composer.name", other.shown))
        Atspi.Component.grab_focus(field)
        self.has_the_keyboard()

    def has_the_keyboard(self):
        self.desktop.wait("the keyboard in the window of " + self.name, self.desktop.has_keyboard)

    def finds(self, words, text):
        """Searches all that was written, looks at the newest hit, and opens it where it stands."""
        d = self.desktop
        d.press(self.say("main.find"))
        d.type(self.say("search.query"), words)
        self.sees(self.say("search.found", "1"))
        self.sees(text)
        screenshot(os.path.join(self.work, "search-%s.png" % self.language))
        d.press(self.say("search.open"))

    def write(self, other, text):
        self.desktop.type(self.say("composer.name", other.shown), text)
        self.desktop.press(self.say("composer.send"))

    def does(self, entry, *names):
        """Chooses in the menu of the entry that says so."""
        self.desktop.choose(self.say("entry.actions", entry), *names)

    def answers(self, other, entry, text):
        self.does(entry, self.say("entry.answer"))
        self.write(other, text)

    def reacts(self, entry, emoji, key):
        self.does(entry, self.say("entry.react"), "%s  %s" % (emoji, self.say(key)))

    def edits(self, other, entry, text):
        self.does(entry, self.say("entry.correct"))
        self.sees(self.say("composer.correcting"))
        self.desktop.type(self.say("composer.name", other.address), text)
        self.desktop.press(self.say("composer.correct"))

    def withdraws(self, entry):
        self.does(entry, self.say("entry.withdraw"))
        self.sees(self.say("withdraw.question"))
        self.desktop.press(self.say("withdraw.confirm"))

    def sees(self, text, patience=60):
        self.desktop.wait_for_text(text, patience)

    def gone(self, text, patience=60):
        """Waits until no control shows the text any more."""
        self.desktop.wait("the end of %r" % text, lambda: not self.desktop.shows(text), patience)

    def count(self, text):
        """How many entries of the transcript say the text."""
        return len([name for name in self.desktop.names() if text in name])

    def close(self):
        """SIGTERM, and a look at how the desktop ended."""
        if self.stop() != 0:
            raise NotThere("the desktop of %s ended with status %d" % (self.name, self.script.returncode))
        with open(os.path.join(self.work, self.name + ".log"), encoding="utf-8") as log:
            said = log.read()
        if "\tat " in said:
            raise NotThere("a stack trace in what the desktop of %s said:\n%s" % (self.name, said))


class Passworded(Person):
    """Somebody whose account logs in by password."""

    kind = "password"
    banner = "password.banner"
    secret = "correct horse battery staple"
