"""Drives a window as a person with a screen reader would: finds controls by role and accessible name.

Uses the system's Python with gi and Atspi (Debian: python3-gi, gir1.2-atspi-2.0).
"""

import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 45

# What takes the keyboard or is pressed, and so must have a name.
NAMED = ("text", "entry", "password text", "push button", "button", "toggle button", "radio button", "check box",
         "combo box", "link", "list", "list box", "slider", "spin button", "table", "tree", "tree table", "menu item")


class NotThere(AssertionError):
    """What was waited for did not come."""


def children(node):
    try:
        count = node.get_child_count()
    except GLib.Error:
        return
    for index in range(count):
        try:
            child = node.get_child_at_index(index)
        except GLib.Error:
            continue
        if child is not None:
            yield child


def walk(node):
    """The node and everything below it that is showing."""
    yield node
    for child in children(node):
        yield from walk(child)


def describe(node, depth=0):
    """The tree as text, for a failure's message."""
    try:
        line = "%s%s %r" % ("  " * depth, node.get_role_name(), node.get_name())
        text = content(node)
    except GLib.Error:
        return ""
    if text and text != node.get_name():
        line += " = %r" % text[:200]
    return "\n".join([line] + [describe(child, depth + 1) for child in children(node)])


def content(node):
    """The text of a control, or None where it has none."""
    if "Text" not in node.get_interfaces():
        return None
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def showing(node):
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


class Desktop:
    """One running desktop, known by the id of its process."""

    def __init__(self, process, labels):
        self.process = process
        self.labels = labels

    def label(self, key):
        return self.labels[key]

    def application(self):
        root = Atspi.get_desktop(0)
        for application in children(root):
            try:
                if application.get_process_id() == self.process:
                    return application
            except GLib.Error:
                continue
        return None

    def has_keyboard(self):
        """Whether one of its windows is the one that somebody works in."""
        application = self.application()
        return application is not None and any(
            window.get_state_set().contains(Atspi.StateType.ACTIVE) for window in children(application))

    def all(self, roles, name=None):
        application = self.application()
        found = []
        if application is None:
            return found
        for node in walk(application):
            try:
                fits = node.get_role_name() in roles and (name is None or node.get_name() == name)
                if fits and showing(node):
                    found.append(node)
            except GLib.Error:
                continue
        return found

    def wait(self, what, look, patience=PATIENCE):
        """Looks until it sees something, and returns that."""
        end = time.monotonic() + patience
        while True:
            try:
                seen = look()
            except GLib.Error:
                seen = None
            if seen:
                return seen
            if time.monotonic() > end:
                application = self.application()
                tree = describe(application) if application else "no window"
                raise NotThere("%s did not come within %d s; there is:\n%s" % (what, patience, tree))
            time.sleep(0.1)

    def control(self, roles, name, patience=PATIENCE):
        return self.wait("%s %r" % ("/".join(roles), name), lambda: (self.all(roles, name) or [None])[0], patience)

    def press(self, name, patience=PATIENCE):
        roles = ("push button", "button", "toggle button", "link", "check box", "radio button")
        button = self.wait(
            "an enabled button %r" % name,
            lambda: next((n for n in self.all(roles, name)
                          if n.get_state_set().contains(Atspi.StateType.SENSITIVE)), None),
            patience)
        Atspi.Action.do_action(button, 0)

    def choose(self, opener, *names):
        """Presses a button that opens a menu, and chooses in it, level by level."""
        self.press(opener)
        for name in names:
            item = self.wait("the menu item %r" % name, lambda: self.menu_item(name))
            Atspi.Action.do_action(item, 0)

    def menu_item(self, name):
        application = self.application()
        for node in walk(application) if application else ():
            try:
                if node.get_role_name() in ("menu item", "menu") and node.get_name() == name:
                    return node
            except GLib.Error:
                continue
        return None

    def type(self, name, text):
        field = self.control(("text", "entry", "password text"), name)
        Atspi.Component.grab_focus(field)
        if not Atspi.EditableText.set_text_contents(field, text):
            raise NotThere("the field %r takes no text" % name)

    def select(self, name):
        """Puts the cursor on the row of a table, tree or list whose text begins with name: that selects it."""
        row = self.wait(
            "a row %r" % name,
            lambda: next((n for n in self.all(("table cell", "tree item", "list item", "tree", "row header"))
                          if (n.get_name() or "").startswith(name)), None))
        Atspi.Component.grab_focus(row)

    def choose_in_list(self, name, entry):
        """Takes an entry of the list that opens."""
        # looked for anew each time: a choice before this one may make the screen anew
        item = self.wait("the entry %r" % entry, lambda: next(
            (n for combo in self.all(("combo box",), name) for n in walk(combo)
             if n.get_role_name() == "menu item" and n.get_name() == entry), None))
        Atspi.Action.do_action(item, 0)

    def wait_for_content(self, name, text):
        """Waits until just that stands in the field."""
        field = self.control(("text", "entry"), name)
        return self.wait("%r in the field %r" % (text, name), lambda: content(field) == text)

    def wait_for_text(self, text, patience=PATIENCE):
        """Waits until any control shows the text, by its content or its name."""
        return self.wait("the text %r" % text, lambda: self.shows(text), patience)

    def shows(self, text):
        application = self.application()
        if application is None:
            return False
        for node in walk(application):
            try:
                if showing(node) and (text in (node.get_name() or "") or text in (content(node) or "")):
                    return True
            except GLib.Error:
                continue
        return False

    def names(self):
        """The names of the texts that are showing, such as the entries of a transcript."""
        return [node.get_name() or "" for node in self.all(("text", "entry"))]

    def nameless(self):
        """The controls that are showing and that a screen reader cannot call by a name."""
        return [node.get_role_name() for node in self.all(NAMED) if not node.get_name()]

    def tree(self):
        application = self.application()
        return describe(application) if application else "no window"


def keys(*names):
    """Presses keys, whoever has the keyboard."""
    subprocess.run(["xdotool", "key", "--delay", "60", *names], check=True)


def screenshot(path):
    subprocess.run(["import", "-window", "root", path], check=True)


def properties(path):
    """Reads a Java properties file of UTF-8 without escapes but \\n and \\uXXXX."""
    labels = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line and not line.lstrip().startswith(("#", "!")) and "=" in line:
                key, value = line.split("=", 1)
                labels[key.strip()] = value.strip().encode("latin-1", "backslashreplace").decode(
                    "unicode_escape") if "\\u" in value else value.strip().replace("\\n", "\n")
    return labels
