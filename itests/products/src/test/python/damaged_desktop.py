#!/usr/bin/python3
"""One person at a real desktop whose files are damaged one after the other, between its starts.

Usage: damaged_desktop.py ROOT WORK SERVER LABELS_EN INVITATION_ALICE CONTACT
CONTACT is an account that is never online. Screenshots go to WORK.
"""

import os
import pathlib
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from atspi import NotThere, properties, screenshot  # noqa: E402
from person import Person, step  # noqa: E402

ROOT, WORK, SERVER, LABELS_EN, INVITATION_ALICE, CONTACT = sys.argv[1:]
FIRST = "The first message stays."
LOST = "The middle of the file. " + "It is long, so that the damage is within it. " * 20
LAST = "The last message stays."


def only(pattern):
    found = list(pathlib.Path(WORK, "alice", "data").rglob(pattern))
    if len(found) != 1:
        raise NotThere("one %s, but there is %s" % (pattern, found))
    return found[0]


def overwrite_middle(file):
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle:middle + 16] = bytes(16)
    file.write_bytes(content)


def tear(file):
    content = file.read_bytes()
    file.write_bytes(content[:len(content) // 2])


def shot(name):
    screenshot(os.path.join(WORK, name + ".png"))


def converse(alice, other):
    step("alice creates an account and writes to somebody who is away")
    alice.start()
    alice.create_account()
    alice.add(other)
    alice.open(other)
    for text in (FIRST, LOST.strip(), LAST):
        alice.write(other, text)
        alice.sees(text)
    alice.close()


def damaged_history(alice, other):
    step("her history is damaged in its middle")
    history = only("*.history")
    overwrite_middle(history)
    alice.start()
    alice.sign_in()
    alice.sees(alice.say("trouble.history-damaged", str(history) + ".damaged"))
    alice.open(other)
    alice.sees(FIRST)
    alice.sees(LAST)
    if alice.desktop.shows(LOST[:40]):
        raise NotThere("the damage did not hit the entry in the middle")
    shot("damaged-history")
    alice.close()


def torn_history(alice, other):
    step("the last write of her history is cut, as by a crash")
    history = only("*.history")
    content = history.read_bytes()
    history.write_bytes(content[:-5])
    alice.start()
    alice.sign_in()
    alice.sees(alice.say("trouble.history-torn", str(history)))
    alice.sees(alice.say("trouble.history-torn.next"))
    alice.open(other)
    alice.sees(FIRST)
    shot("torn-history")
    alice.close()
    history.write_bytes(content)


def damaged_card(alice, other):
    step("both copies of her card are damaged")
    card, previous = only("*.card"), only("*.card.previous")
    whole = previous.read_bytes()
    tear(card)
    tear(previous)
    torn = card.read_bytes()
    alice.start()
    alice.try_to_sign_in()
    alice.sees(alice.say("trouble.card-damaged", str(card)))
    alice.sees(alice.say("trouble.card-damaged.next"))
    shot("damaged-card")
    if card.read_bytes() != torn or previous.read_bytes() != torn:
        raise NotThere("the damaged card was touched")
    step("the last good copy of her card comes back, while the window is open")
    previous.write_bytes(whole)
    alice.sign_in()
    alice.sees(alice.say("trouble.card-mended", str(card.parent)))
    alice.open(other)
    alice.sees(LAST)
    shot("damaged-newer-card")
    alice.close()
    if card.read_bytes() != previous.read_bytes():
        raise NotThere("the card was not mended by its last good copy")


def damaged_settings(alice, other):
    step("her settings are torn")
    settings = only("account.settings")
    tear(settings)
    alice.start()
    alice.sign_in()
    alice.sees(alice.say("trouble.settings-damaged", str(settings) + ".damaged"))
    alice.open(other)
    alice.sees(LAST)
    shot("damaged-settings")
    alice.close()


def main():
    labels = properties(LABELS_EN)
    alice = Person(ROOT, WORK, SERVER, "alice", "en", labels, INVITATION_ALICE)
    other = Person(ROOT, WORK, SERVER, CONTACT, "en", labels, "")
    try:
        converse(alice, other)
        torn_history(alice, other)
        damaged_history(alice, other)
        damaged_card(alice, other)
        damaged_settings(alice, other)
        step("done")
    except Exception:
        shot("failure")
        if alice.desktop:
            print("---- alice\n" + alice.desktop.tree(), flush=True)
        raise
    finally:
        alice.end()


if __name__ == "__main__":
    main()
