#!/usr/bin/python3
"""Two people at two real desktops: they create accounts, find each other, write, sign out and in again.

Usage: two_desktops.py ROOT WORK SERVER LABELS_EN LABELS_ZH INVITATION_ALICE INVITATION_BOB CANARY COMMAND
COMMAND runs once, with the desktops in conversation; its words are split at spaces. Screenshots go to WORK.
"""

import os
import shlex
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from atspi import NotThere, properties, screenshot  # noqa: E402
from person import Person, step  # noqa: E402

ROOT, WORK, SERVER, LABELS_EN, LABELS_ZH, INVITATION_ALICE, INVITATION_BOB, CANARY, COMMAND = sys.argv[1:]


def more_than_texts(alice, bob):
    step("bob answers, alice reacts, corrects and looks at it, bob withdraws")
    bob.answers(alice, "Second message", "回覆第二則")
    alice.sees("回覆第二則")
    alice.sees(alice.say("entry.quote", alice.say("transcript.me"), "Second message"))
    alice.reacts("回覆第二則", "👍", "emoji.thumbs-up")
    bob.sees(bob.say("entry.reaction.theirs", "👍", alice.address))
    alice.edits(bob, "Second message", "Second message, better")
    bob.sees("Second message, better")
    bob.sees(bob.say("entry.corrected"))
    bob.sees(bob.say("entry.quote", alice.address, "Second message, better"))
    screenshot(os.path.join(WORK, "more-than-texts.png"))
    bob.withdraws("回覆第二則")
    alice.sees(alice.say("entry.withdrawn"))
    alice.gone("回覆第二則")
    screenshot(os.path.join(WORK, "withdrawn.png"))


def seen_when_looked_at(alice, bob):
    step("bob's conversation is open, and his window behind alice's: her message is unread until he looks")
    alice.has_the_keyboard()
    bob.sees(bob.say("main.unread", "1"))
    if alice.desktop.shows(alice.say("entry.read")):
        raise NotThere("bob has not looked, and alice is told that he has read")
    bob.looks_at(alice)
    bob.gone(bob.say("main.unread", "1"))
    alice.sees(alice.say("entry.read"))


def main():
    alice = Person(ROOT, WORK, SERVER, "alice", "en", properties(LABELS_EN), INVITATION_ALICE)
    bob = Person(ROOT, WORK, SERVER, "bob", "zh_TW", properties(LABELS_ZH), INVITATION_BOB)
    bob.left = 1060
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
        seen_when_looked_at(alice, bob)
        bob.write(alice, "早安，這則訊息只有您能開啟。")
        alice.sees("早安，這則訊息只有您能開啟。")
        alice.write(bob, "Second message")
        bob.sees("Second message")
        bob.looks_at(alice)
        alice.sees(alice.say("entry.read"))
        screenshot(os.path.join(WORK, "conversation.png"))
        more_than_texts(alice, bob)
        for person in people:
            person.every_control_is_named()
        step("meanwhile: " + COMMAND)
        subprocess.run(shlex.split(COMMAND), cwd=ROOT, check=True)
        bob.write(alice, "訊息二")
        alice.sees("訊息二")
        screenshot(os.path.join(WORK, "two-desktops.png"))
        step("alice changes her PIN, signs out and in again")
        alice.change_pin("a new PIN of alice")
        alice.change_name(bob, "Bob of the harbour", "Harbour")
        alice.sign_out()
        screenshot(os.path.join(WORK, "signed-out.png"))
        alice.sign_in()
        alice.finds("MORNING bob", "Good morning, Bob. " + CANARY)
        alice.sees(alice.say("composer.name", bob.shown))
        alice.sees("Good morning, Bob. " + CANARY)
        alice.write(bob, "Back again")
        bob.sees("Back again")
        bob.write(alice, "歡迎回來")
        alice.sees("歡迎回來")
        screenshot(os.path.join(WORK, "signed-in-again.png"))
        for person in people:
            step("%s closes the desktop" % person.name)
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


if __name__ == "__main__":
    main()
