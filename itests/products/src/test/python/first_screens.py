"""What somebody sees before any account is there: the forms, what they say of what is missing, and every control's name."""

NAMED = ("text", "entry", "password text", "push button", "combo box", "tree table", "table", "check box")


def look(person, shot):
    """Looks at both forms of a desktop that was just started, and goes back to the first."""
    d = person.desktop
    d.wait_for_text(person.say("signin.title"), 120)
    every_control_is_named(d)
    shot("sign-in")
    d.press(person.say("signin.action"))
    d.wait_for_text(person.say("signin.missing.account"))
    d.press(person.say("signin.create"))
    d.control(("password text",), person.say("create.pin"))
    every_control_is_named(d)
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


def every_control_is_named(desktop):
    nameless = [node.get_role_name() for node in desktop.all(NAMED) if not node.get_name()]
    assert not nameless, "controls without a name: %s\n%s" % (nameless, desktop.tree())
