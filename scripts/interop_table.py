"""docs/interop.md from what scripts/interop.sh has found: interop_table.py DIR SERVER..."""

import pathlib
import re
import sys

SIGNS = {"passed": "✔", "failed": "✘", "not-possible": "–"}

HEAD = """# What Smack's own integration tests say

`scripts/interop.sh` runs the integration tests of Smack 4.5.0-beta5 (`org.igniterealtime.smack:smack-integration-test`),
which were written by others for any XMPP server, against our server and against Prosody 0.12 of Debian 12, which gets the
modules of its package that the tests ask for (`scripts/peers.sh --all`). This page is what it printed. ejabberd 23.01 is known
to the script too, but ends the framework's own connections while it registers accounts, so that no run came to its end.

✔ passed, ✘ failed, – the test itself says that the server lacks what it is about; empty: not run there.
"""


def results(path):
    """The result and reason of each test."""
    rows = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        test, result, reason = line.split("\t")
        # A method's connections count together: it has passed where it passed over all of them.
        method = test.split(" ")[0]
        before = rows.get(method)
        if before is None or before[0] == "passed":
            rows[method] = (result, reason)
    return rows


def main():
    folder = pathlib.Path(sys.argv[1])
    servers = [name for name in sys.argv[2:] if (folder / f"{name}.tsv").exists()]
    found = {name: results(folder / f"{name}.tsv") for name in servers}
    tests = sorted({test for rows in found.values() for test in rows})
    # A class that cannot be begun stands for all its tests where another server has run them.
    classes = {test for test in tests if "." not in test}
    methods = [t for t in tests if "." in t]
    alone = [c for c in classes if not any(m.startswith(c + ".") for m in methods)]

    def of(name, test):
        rows = found[name]
        return rows.get(test) or rows.get(test.split(".")[0]) or ("", "")

    shown = sorted(methods + alone)
    print(HEAD)
    print("| | " + " | ".join(servers) + " |")
    print("|---|" + "---|" * len(servers))
    for result, sign in SIGNS.items():
        counts = [sum(of(name, test)[0] == result for test in shown) for name in servers]
        print(f"| {sign} {result.replace('-', ' ')} | " + " | ".join(map(str, counts)) + " |")
    print("\n## Test by test\n")
    print("| test | " + " | ".join(servers) + " |")
    print("|---|" + "---|" * len(servers))
    for test in shown:
        cells = [SIGNS.get(of(name, test)[0], "") for name in servers]
        print(f"| {test} | " + " | ".join(cells) + " |")
    if "simpp" in servers:
        print("\n## What ours did not pass, and why\n")
        lacking = {}
        for test in shown:
            result, reason = of("simpp", test)
            if result == "failed":
                print(f"- `{test}`: {short(reason)}")
            elif result and result != "passed":
                lacking.setdefault(short(reason), []).append(test)
        for reason, tests in sorted(lacking.items(), key=lambda item: -len(item[1])):
            print(f"- {len(tests)} not possible: {reason}")


def short(reason):
    """What was said, without the exception's package and without what differs from run to run."""
    said = re.sub(r"^(\w+\.)*", "", reason)
    return re.sub(r"\S*inttest\S*", "…", said)[:160]


main()
