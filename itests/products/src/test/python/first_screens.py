"""What somebody sees before any account is there: the forms and what they say of what is missing."""

import time


def look(person, shot):
    """Looks at both forms of a desktop that was just started, and goes back to the first."""
    d = person.desktop
    d.wait_for_text(person.say("signin.title"), 120)
    shot("sign-in")
    d.press(person.say("main.settings"))
    d.control(("combo box",), person.say("settings.colours"))
    shot("settings")
    # every choice makes the screens anew
    d.choose_in_list(person.say("settings.text"), person.say("settings.text.percent", "150"))
    d.choose_in_list(person.say("settings.colours"), person.say("settings.colours.dark"))
    # for the picture alone: nothing but the colours tells that it is done
    time.sleep(1)
    shot("settings-dark")
    d.choose_in_list(person.say("settings.colours"), person.say("settings.colours.system"))
    d.choose_in_list(person.say("settings.text"), person.say("settings.text.percent", "100"))
    d.press(person.say("settings.close"))
    d.press(person.say("signin.action"))
    d.wait_for_text(person.say("signin.missing.account"))
    d.press(person.say("signin.create"))
    d.control(("password text",), person.say("create.pin"))
    d.type(person.say("create.pin"), "123456")
    d.type(person.say("create.pin.again"), "654321")
    d.press(person.say("create.action"))
    d.wait_for_text(person.say("create.differs"))
    shot("create-account")
    d.type(person.say("create.pin.again"), "123456")
    d.press(person.say("create.action"))
    d.wait_for_text(person.say("trouble.invitation-unreadable"))
    d.press(person.say("create.back"))
    d.wait_for_text(person.say("signin.title"))
