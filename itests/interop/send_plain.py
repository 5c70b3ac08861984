#!/usr/bin/python3
"""Sends one message as any XMPP client does, in plain text: the control of the tests of what the server can read.

Usage: send_plain.py HOST PORT CA-FILE ADDRESS:PASSWORD TO TEXT
Debian: python3-slixmpp. Exit status 0 once the server has answered a request made after the message.
"""
import asyncio
import sys

from with_slixmpp import Client


async def main(host, port, ca_file, account, to, text):
    address, password = account.split(":", 1)
    sender = Client(address, password, ca_file)
    await sender.begin(host, int(port))
    sender.send_message(mto=to, mbody=text, mtype="chat")
    await sender["xep_0199"].ping(jid=sender.boundjid.domain)
    sender.disconnect()
    await sender.ended


if __name__ == "__main__":
    if len(sys.argv) != 7:
        sys.exit(__doc__)
    asyncio.get_event_loop().run_until_complete(main(*sys.argv[1:]))
