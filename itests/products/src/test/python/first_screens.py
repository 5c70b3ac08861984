"""Opens one desktop without a server in each language, and looks at its first screens as their user would.

usage: first_screens.py CHECKOUT FOLDER-FOR-SCREENSHOTS   (needs DISPLAY and a session bus)
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile

import atspi

NAMED = ("text", "entry", "password text", "push button", "combo box", "tree table", "table", "check box")


def java_below(process):
    """The id of the Java process that the command has started."""
    listing = subprocess.run(["ps", "-o", "pid=,comm=", "--ppid", str(process)], capture_output=True, text=True)
    for line in listing.stdout.splitlines():
        number, name = line.split(None, 1)
        if name.strip() == "java":
            return int(number)
    return None


def wait_for_java(command):
    probe = atspi.Desktop(0, {})
    return probe.wait("the desktop's process", lambda: java_below(command.pid), 120)


def every_control_is_named(desktop):
    nameless = [node.get_role_name() for node in desktop.all(NAMED) if not node.get_name()]
    assert not nameless, "controls without a name: %s\n%s" % (nameless, desktop.tree())


def look(checkout, language, texts, folder):
    labels = atspi.properties(texts)
    with tempfile.TemporaryDirectory() as workspace:
        command = subprocess.Popen(
            [str(checkout / "run"), "desktop", "--workspace", workspace, "--language", language],
            env=dict(os.environ, SIMPP_BUILT="yes"))
        try:
            desktop = atspi.Desktop(wait_for_java(command), labels)
            desktop.control(("push button",), labels["signin.action"], 60)
            every_control_is_named(desktop)
            atspi.screenshot(str(folder / ("sign-in-%s.png" % language)))
            desktop.press(labels["signin.action"])
            desktop.wait_for_text(labels["signin.missing.account"])
            desktop.press(labels["signin.create"])
            desktop.control(("password text",), labels["create.pin"])
            every_control_is_named(desktop)
            desktop.type(labels["create.pin"], "123456")
            desktop.type(labels["create.pin.again"], "654321")
            desktop.press(labels["create.action"])
            desktop.wait_for_text(labels["create.differs"])
            atspi.screenshot(str(folder / ("create-account-%s.png" % language)))
            desktop.type(labels["create.pin.again"], "123456")
            desktop.press(labels["create.action"])
            desktop.wait_for_text(labels["trouble.invitation-unreadable"])
        finally:
            command.send_signal(signal.SIGTERM)
            status = command.wait(30)
        assert status == 0, "the desktop ended with %d on SIGTERM" % status


def main(checkout, folder):
    folder.mkdir(parents=True, exist_ok=True)
    texts = checkout / "bundles/client/org.simpp.client.ui/src/main/resources/org/simpp/client/ui"
    look(checkout, "en", texts / "messages.properties", folder)
    look(checkout, "zh_TW", texts / "messages_zh_TW.properties", folder)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve())
