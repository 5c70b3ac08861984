#!/usr/bin/python3
"""Somebody writes with an input method, at a real keyboard as far as the desktop can tell: Bopomofo, by IBus.

Usage: composing.py ROOT WORK SERVER LABELS_ZH INVITATION_ALICE INVITATION_BOB
"""

import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from atspi import NotThere, content, keys, properties, screenshot  # noqa: E402
from person import Person, step  # noqa: E402

ROOT, WORK, SERVER, LABELS, INVITATION_ALICE, INVITATION_BOB = sys.argv[1:]

# ㄋㄧˇ and ㄏㄠˇ on the standard keyboard of Bopomofo
NI = ("s", "u", "3")
HAO = ("c", "l", "3")


def input_method():
    """IBus with its settings, and with what it learns, in WORK, once it composes with Chewing."""
    own = os.path.join(WORK, "config")
    os.makedirs(own)
    os.environ.update(XDG_CONFIG_HOME=own, CHEWING_USER_PATH=own, GTK_IM_MODULE="ibus", XMODIFIERS="@im=ibus")
    log = open(os.path.join(WORK, "ibus.log"), "ab")
    daemon = subprocess.Popen(["ibus-daemon", "--panel", "disable", "--config", "disable"], stdout=log, stderr=log)
    end = time.monotonic() + 60
    while subprocess.run(["ibus", "engine", "chewing"], stdout=log, stderr=log).returncode != 0:
        if time.monotonic() > end:
            raise NotThere("IBus did not take Chewing; see ibus.log")
        time.sleep(0.2)
    return daemon


def enter_ends_the_composition_first(alice, bob, field):
    step("alice composes two characters: Enter takes them over once and sends nothing")
    keys(*NI, *HAO, "Return")
    alice.desktop.wait_for_content(field, "你好")
    screenshot(os.path.join(WORK, "composed.png"))
    step("Enter again sends what was written, once")
    keys("Return")
    bob.sees("你好")
    alice.desktop.wait_for_content(field, "")
    for person in (alice, bob):
        if person.count("你好") != 1:
            raise NotThere("%s has the message %d times" % (person.name, person.count("你好")))


def candidate_lands_once(alice, field):
    step("alice takes another character than the first from the list: it is there once")
    keys(*NI, "Down", "2", "Return")
    composer = alice.desktop.control(("text", "entry"), field)
    written = alice.desktop.wait("a character", lambda: content(composer))
    if len(written) != 1 or written == "你":
        raise NotThere("one other character than 你 was chosen, and there is %r" % written)


def words_stay_while_composing(alice, field):
    step("Ctrl+Backspace while alice composes takes nothing from what is written")
    keys(*NI, *HAO, "Return")
    alice.desktop.wait_for_content(field, "你好")
    keys(*NI, "ctrl+BackSpace", "Return")
    alice.desktop.wait_for_content(field, "你好你")
    step("and when she composes no more, it deletes")
    keys("ctrl+BackSpace")
    composer = alice.desktop.control(("text", "entry"), field)
    alice.desktop.wait("a shorter text", lambda: len(content(composer)) < 3)
    alice.desktop.type(field, "")


def main():
    labels = properties(LABELS)
    alice = Person(ROOT, WORK, SERVER, "alice", "zh_TW", labels, INVITATION_ALICE)
    bob = Person(ROOT, WORK, SERVER, "bob", "zh_TW", labels, INVITATION_BOB)
    bob.left = 1060
    people = (alice, bob)
    daemon = input_method()
    try:
        for person in people:
            step("%s starts a desktop and creates an account" % person.name)
            person.start()
            person.create_account()
        alice.add(bob)
        bob.accept(alice)
        bob.open(alice)
        alice.open(bob)
        alice.looks_at(bob)
        field = alice.say("composer.name", bob.shown)
        enter_ends_the_composition_first(alice, bob, field)
        words_stay_while_composing(alice, field)
        candidate_lands_once(alice, field)
        for person in people:
            person.close()
        step("done")
    except Exception:
        screenshot(os.path.join(WORK, "failure.png"))
        for person in people:
            if person.desktop:
                print("---- %s\n%s" % (person.name, person.desktop.tree()), flush=True)
        raise
    finally:
        for person in people:
            person.end()
        daemon.terminate()


if __name__ == "__main__":
    main()
