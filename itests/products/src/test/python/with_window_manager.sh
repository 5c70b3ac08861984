#!/bin/bash
# Runs a command with a window manager on the same screen, which ends with it.
openbox > /dev/null 2>&1 &
manager=$!
trap 'kill "$manager" 2> /dev/null || true' EXIT
"$@"
