#!/usr/bin/python3
"""The first day at two desktops of password accounts: alice has an invitation, erin an account that the operator made.

Usage: first_day.py ROOT WORK SERVER LABELS_EN LABELS_ZH INVITATION_ALICE PASSWORD_ERIN CERTIFICATE PLAIN
CERTIFICATE is the server's, as PEM. PLAIN sends a plain message to alice as carol; the text follows as its last word.
Screenshots go to WORK, and so do the cues for whoever runs this: each is answered by a file of the same name and ".done".
"""

import hashlib
import os
import pathlib
import shlex
import ssl
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import first_screens  # noqa: E402
from atspi import NotThere, properties, screenshot  # noqa: E402
from person import Passworded, step  # noqa: E402

ROOT, WORK, SERVER, LABELS_EN, LABELS_ZH, INVITATION_ALICE, PASSWORD_ERIN, CERTIFICATE, PLAIN = sys.argv[1:]
CAROL = "carol@simpp.local"


PEOPLE = []


def shot(name):
    """A picture, and a look at the names of all that it shows."""
    screenshot(os.path.join(WORK, name + ".png"))
    for person in PEOPLE:
        person.every_control_is_named()


def fingerprint(pem):
    """As the operator would read it out: groups of four digits."""
    der = ssl.PEM_cert_to_DER_cert(pathlib.Path(pem).read_text(encoding="ascii"))
    digits = hashlib.sha256(der).hexdigest()
    return " ".join(digits[at:at + 4] for at in range(0, len(digits), 4))


def cue(name, patience=120):
    """Asks whoever runs this for something, and waits until it is done; returns what they say."""
    done = pathlib.Path(WORK, name + ".done")
    pathlib.Path(WORK, name).touch()
    end = time.monotonic() + patience
    while not done.exists():
        if time.monotonic() > end:
            raise NotThere("the cue %r was not answered within %d s" % (name, patience))
        time.sleep(0.1)
    return done.read_text(encoding="utf-8")


def plain(text):
    subprocess.run(shlex.split(PLAIN) + [text], cwd=ROOT, check=True)


def first_screens_of(person):
    step("%s looks at the first screens, in %s" % (person.name, person.language))
    person.start()
    first_screens.look(person, lambda name: shot("%s-%s" % (name, person.language)))


def unknown_certificate(erin, shown):
    step("erin signs in: the certificate is unknown; she declines, then accepts")
    erin.try_to_sign_in()
    erin.sees(erin.say("certificate.title"))
    erin.sees(shown)
    shot("certificate-zh_TW")
    erin.desktop.press(erin.say("certificate.decline"))
    erin.sees(erin.say("trouble.certificate-declined", SERVER))
    erin.sees(erin.say("trouble.certificate-declined.next", SERVER, shown))
    shot("certificate-declined-zh_TW")
    erin.try_to_sign_in()
    erin.sees(erin.say("certificate.title"))
    erin.desktop.press(erin.say("certificate.accept"))
    erin.sees(erin.say("main.add"))
    erin.sees(erin.say("password.banner"))


def account_by_invitation(alice):
    step("alice creates a password account with her invitation, signs out and in again")
    alice.create_account()
    shot("password-account-en")
    alice.sign_out()
    alice.sign_in()


def requests(alice, erin):
    step("erin asks to see alice's presence; alice declines; erin removes her")
    erin.add(alice)
    erin.sees(erin.say("presence.asked"))
    alice.sees(alice.say("request.text", erin.address))
    shot("request")
    alice.desktop.press(alice.say("request.decline.name", erin.address))
    alice.gone(alice.say("request.text", erin.address))
    erin.gone(erin.say("presence.asked"))
    erin.sees(erin.say("presence.unknown"))
    erin.desktop.press(erin.say("remove.action"))
    erin.sees(erin.say("remove.question", alice.address))
    shot("remove-contact-zh_TW")
    erin.desktop.press(erin.say("remove.confirm"))
    erin.sees(erin.say("empty.nocontacts.title"))
    erin.gone(alice.address)


def stranger(alice):
    step("a plain message of a stranger is shown and marked; alice removes the row, then adds the sender")
    plain("Hello from a foreign program")
    alice.sees(alice.say("main.group", alice.say("main.group.unlisted"), "1"))
    alice.sees(CAROL + "\n" + alice.say("main.unread", "1"))
    shot("stranger-row")
    alice.desktop.select(CAROL)
    alice.sees("Hello from a foreign program")
    alice.sees(alice.say("entry.plain"))
    alice.gone(alice.say("main.unread", "1"))
    shot("stranger")
    alice.desktop.press(alice.say("stranger.dismiss"))
    alice.gone(CAROL)
    plain("Hello once more")
    alice.desktop.select(CAROL)
    alice.sees("Hello once more")
    alice.desktop.press(alice.say("stranger.add"))
    alice.desktop.type(alice.say("add.name"), "Carol")
    shot("add-stranger")
    alice.desktop.press(alice.say("add.action"))
    alice.gone(alice.say("main.group.unlisted"))
    alice.desktop.control(("push button", "button"), alice.say("remove.action"))
    alice.sees("Hello from a foreign program")
    step("a plain message of a contact is shown and marked")
    plain("Hello from a contact")
    alice.sees("Hello from a contact")
    marks = alice.count(alice.say("entry.plain"))
    if marks < 3:
        raise NotThere("three messages came in plain text and %d are marked" % marks)
    shot("plain-of-contact")


def restarted_server(alice):
    step("the server is restarted while alice's desktop runs")
    cue("server-stops")
    alice.sees(alice.say("connection.reconnecting").split("{0}")[0])
    shot("reconnecting")
    cue("server-starts")
    alice.sees(alice.say("connection.online", SERVER).split("{1}")[0], 90)
    plain("Hello after the restart")
    alice.sees("Hello after the restart")
    shot("reconnected")


def second_start(erin):
    step("erin's second start does not ask for the certificate")
    erin.close()
    erin.start()
    erin.sign_in()
    if erin.desktop.shows(erin.say("certificate.title")):
        raise NotThere("the accepted certificate was asked for again")
    erin.sign_out()


def changed_certificate(erin, accepted):
    step("another server answers at the same address: erin's desktop refuses it and says why")
    changed = fingerprint(cue("other-server").strip())
    if changed == accepted:
        raise NotThere("the other server has the same certificate")
    erin.try_to_sign_in()
    erin.sees(erin.say("trouble.certificate-changed", SERVER, accepted, changed))
    erin.sees(erin.say("trouble.certificate-changed.next"))
    shot("certificate-changed-zh_TW")
    if erin.desktop.shows(erin.say("certificate.accept")):
        raise NotThere("a changed certificate can be accepted by a button")


def main():
    alice = Passworded(ROOT, WORK, SERVER, "alice", "en", properties(LABELS_EN), INVITATION_ALICE)
    erin = Passworded(ROOT, WORK, SERVER, "erin", "zh_TW", properties(LABELS_ZH), "")
    erin.secret = PASSWORD_ERIN
    erin.left = 1060
    people = (alice, erin)
    PEOPLE.extend(people)
    shown = fingerprint(CERTIFICATE)
    try:
        for person in people:
            first_screens_of(person)
        unknown_certificate(erin, shown)
        account_by_invitation(alice)
        requests(alice, erin)
        stranger(alice)
        second_start(erin)
        restarted_server(alice)
        alice.close()
        changed_certificate(erin, shown)
        erin.close()
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
