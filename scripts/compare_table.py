"""Prints the medians of scripts/compare.sh's figures as a table: compare_table.py figures.jsonl"""

import json
import statistics
import sys

SERVERS = ("simpp", "simpp-without-archive", "prosody", "ejabberd")
SHOWN = {
    "messages": (
        ("perSecond", "delivered a second"),
        ("serverCpuMicros", "server CPU a message, µs"),
        ("serverCores", "processors busy for the server"),
        ("generatorCores", "processors busy for the generator"),
    ),
    "messages at": (
        ("latencyP50", "latency p50, ms"),
        ("latencyP99", "latency p99, ms"),
        ("serverCpuMicros", "server CPU a message, µs"),
    ),
    "logins": (
        ("perSecond", "logins a second"),
        ("serverCpuMicros", "server CPU a login, µs"),
        ("generatorCores", "processors busy for the generator"),
    ),
    "presence": (
        ("toEachP50", "until a contact knows p50, ms"),
        ("toAllP50", "until all know p50, ms"),
        ("serverCpuMicros", "server CPU a contact told, µs"),
    ),
    "idle": (
        ("kibibytesPerSession", "memory a session, KiB"),
        ("serverCores", "processors busy for the server"),
    ),
}


def shown(run):
    """The figures that matter in a run; of the names that begin it, the longest decides."""
    return SHOWN[max((name for name in SHOWN if run.startswith(name)), key=len)]


def cell(values):
    if not values:
        return ""
    median = statistics.median(values)
    return f"{median:,.0f}" if abs(median) >= 100 else f"{median:.3g}"


def main():
    with open(sys.argv[1], encoding="utf-8") as lines:
        runs = [json.loads(line) for line in lines]
    loads = [run["loadAverage"] for run in runs if "loadAverage" in run] or [0]
    print("| load | figure | " + " | ".join(server.replace("-", " ") for server in SERVERS) + " | simpp : ejabberd |")
    print("|---|---|" + "---|" * (len(SERVERS) + 1))
    for name in dict.fromkeys(run["run"] for run in runs):
        for key, label in shown(name):
            good = {
                server: [
                    run[key]
                    for run in runs
                    if run["run"] == name and run["server"] == server and not run["fault"]
                ]
                for server in SERVERS
            }
            ratio = ""
            if good["simpp"] and good["ejabberd"] and statistics.median(good["ejabberd"]):
                ratio = f"{statistics.median(good['simpp']) / statistics.median(good['ejabberd']):.2f}"
            cells = " | ".join(cell(good[server]) for server in SERVERS)
            print(f"| {name} | {label} | {cells} | {ratio} |")
    failed = sum(run["fault"] for run in runs)
    print(f"\n{len(runs)} runs, {failed} failed; load average {min(loads):g} to {max(loads):g}.")


main()
