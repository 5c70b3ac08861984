#!/usr/bin/python3
"""Logs in with slixmpp and stays until the server ends the session.

Usage: sit_in.py HOST PORT CA-FILE ADDRESS:PASSWORD
Debian: python3-slixmpp. Prints one line each: "session ADDRESS" once it is bound, or "refused CONDITION"; then
"heard TYPE BODY" for each message, "stream-error CONDITION" and "ended". Exit status 0 after a session, 3 where the login was refused.
"""
import asyncio
import sys

from with_slixmpp import Client


def tell(line):
    print(line, flush=True)


async def main(host, port, ca_file, account):
    address, password = account.split(":", 1)
    client = Client(address, password, ca_file)
    refusals = []
    client.add_event_handler("failed_auth", lambda failure: refusals.append(failure["condition"]))
    client.add_event_handler("message", lambda message: tell(f"heard {message['type']} {message['body']}"))
    # it tries one mechanism after the other
    given_up = client.awaited("failed_all_auth")
    login = asyncio.ensure_future(client.begin(host, int(port)))
    await asyncio.wait([login, given_up, client.ended], return_when=asyncio.FIRST_COMPLETED)
    if not client.started.done() and refusals:
        tell("refused " + refusals[-1])
        sys.exit(3)
    await login
    tell("session " + client.boundjid.full)
    client.add_event_handler("stream_error", lambda error: tell("stream-error " + error["condition"]))
    await client.ended
    tell("ended")


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    asyncio.get_event_loop().run_until_complete(main(*sys.argv[1:]))
