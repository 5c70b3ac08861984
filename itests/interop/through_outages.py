#!/usr/bin/python3
"""Two sessions of slixmpp that stay while the server's database goes away and comes back, as often as told.

Usage: through_outages.py HOST PORT CA-FILE ADDRESS:PASSWORD ADDRESS:PASSWORD ADDRESS:PASSWORD
The first two log in and see each other; the third stays away and logs in once the database is back. Reads "away" and
"back" from standard input, a line each, and ends with it. Prints "ready", then "passed away ..." or "passed back" for
each. Exit status 0 only if every step was as RFC 6120 says. Debian: python3-slixmpp.
"""
import asyncio
import sys
import time
import xml.etree.ElementTree as ET

from slixmpp.exceptions import IqError
from with_slixmpp import Client, next_of, within

MESSAGES = 60
# while the store is not there a session is served as before; the machine may be busy
PASSES_WITHIN = 2.0
# a statement that hangs is given up after ten seconds
REFUSED_WITHIN = 20.0


def require(what, holds):
    if not holds:
        raise AssertionError(what)


class Outages:
    def __init__(self, server, alice, bob, carol):
        self.server = server
        self.alice, self.bob = alice, bob
        self.carol = carol
        self.carol_address = carol[0]
        self.round = 0

    async def away(self):
        """What needs no store passes; the rest is refused; nobody logs in."""
        self.round += 1
        slowest, refused, _ = await asyncio.gather(self.talk(), self.write_to_carol(), self.change_presence())
        await self.change_roster("resource-constraint")
        login = await self.refused_login()
        print("passed away: slowest message %.2f s, slowest refusal %.2f s, login refused after %.2f s"
              % (slowest, refused, login), flush=True)

    async def talk(self):
        slowest = 0.0
        for number in range(MESSAGES):
            text = "round %d, message %d" % (self.round, number)
            began = time.monotonic()
            self.alice.send_message(mto=self.bob.boundjid.bare, mbody=text, mtype="chat")
            await next_of(self.bob.messages, text, lambda m: m["body"] == text)
            slowest = max(slowest, time.monotonic() - began)
            await asyncio.sleep(0.1)
        require("a message took %.2f s" % slowest, slowest < PASSES_WITHIN)
        return slowest

    async def write_to_carol(self):
        """For one who is not there, from bob, whose lane it takes."""
        slowest = 0.0
        for number in range(10):
            began = time.monotonic()
            answer = await self.write(self.bob, "r%d-%d" % (self.round, number))
            slowest = max(slowest, time.monotonic() - began)
            require("a message that cannot be kept is answered: %s" % answer, answer == "wait resource-constraint")
        require("a refusal took %.2f s" % slowest, slowest < REFUSED_WITHIN)
        return slowest

    async def write(self, sender, name):
        """The error that answers, or nothing once the server has answered what came after."""
        message = sender.make_message(mto=self.carol_address, mbody=name, mtype="chat")
        message["id"] = name
        answered = asyncio.ensure_future(sender.errors.get())
        message.send()
        await sender["xep_0199"].ping(jid=sender.boundjid.domain, timeout=REFUSED_WITHIN)
        await asyncio.wait([answered], timeout=REFUSED_WITHIN if self.is_away else 1)
        if not answered.done():
            answered.cancel()
            return ""
        error = answered.result()["error"]
        require("an answer to another message", answered.result()["id"] == name)
        return "%s %s" % (error["type"], error["condition"])

    async def change_presence(self):
        words = "round %d" % self.round
        began = time.monotonic()
        self.bob.send_presence(pshow="away", pstatus=words)
        await next_of(self.alice.presences, words, lambda p: p["status"] == words)
        require("a presence took too long", time.monotonic() - began < REFUSED_WITHIN)

    async def change_roster(self, expected):
        item = ET.fromstring("<query xmlns='jabber:iq:roster'><item jid='dora@%s' name='%d'/></query>"
                             % (self.alice.boundjid.domain, self.round))
        try:
            await self.alice.make_iq_set(sub=item).send(timeout=REFUSED_WITHIN)
            found = ""
        except IqError as error:
            found = error.condition
        require("a changed roster: %s" % found, found == expected)

    async def refused_login(self):
        client = Client(*self.carol, self.server[2])
        refusals = []
        client.add_event_handler("failed_auth", lambda failure: refusals.append(failure["condition"]))
        # it tries one mechanism after the other
        given_up = client.awaited("failed_all_auth")
        began = time.monotonic()
        client.connect(self.server[:2])
        await asyncio.wait([given_up, client.ended, client.started], timeout=REFUSED_WITHIN,
                           return_when=asyncio.FIRST_COMPLETED)
        client.abort()
        require("a login: %s" % refusals, not client.started.done() and refusals[-1:] == ["temporary-auth-failure"])
        return time.monotonic() - began

    async def back(self):
        """Everything works again, and what was refused can be sent."""
        name = "after round %d" % self.round
        answer = await self.write(self.bob, name)
        require("a message to be kept: %s" % answer, answer == "")
        await self.change_roster("")
        carol = Client(*self.carol, self.server[2])
        await carol.begin(*self.server[:2])
        await next_of(carol.messages, name, lambda m: m["body"] == name)
        require("a refused message came nevertheless", carol.messages.empty())
        carol.disconnect()
        await within("carol's end", carol.ended)
        for reader, other in ((self.alice, self.bob), (self.bob, self.alice)):
            await self.read_archive(reader, other)
        print("passed back", flush=True)

    async def read_archive(self, reader, other):
        """What passed while the store was not there is in both archives, once and in order (XEP-0313)."""
        beginning = "round %d, " % self.round
        bodies = [one["mam_result"]["forwarded"]["stanza"]["body"] async for one in
                  reader["xep_0313"].iterate(with_jid=other.boundjid.bare, rsm={"max": 50})]
        found = [body for body in bodies if body.startswith(beginning)]
        require("archived of round %d: %s" % (self.round, found),
                found == ["%smessage %d" % (beginning, number) for number in range(MESSAGES)])

    async def follow(self, lines):
        while True:
            line = (await lines.readline()).decode().strip()
            if not line:
                return
            self.is_away = line == "away"
            await (self.away() if self.is_away else self.back())


async def standard_input():
    lines = asyncio.StreamReader()
    await asyncio.get_event_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    return lines


async def log_in(server, account):
    client = Client(*account, server[2])
    client.errors = asyncio.Queue()
    client.add_event_handler("message_error", client.errors.put_nowait)
    await client.begin(*server[:2])
    return client


async def main(server, alice, bob, carol):
    alice = await log_in(server, alice)
    bob = await log_in(server, bob)
    alice.send_presence_subscription(pto=bob.boundjid.bare, ptype="subscribe")
    await next_of(bob.requests, "subscription request", lambda p: p["from"].bare == alice.boundjid.bare)
    bob.send_presence_subscription(pto=alice.boundjid.bare, ptype="subscribed")
    await next_of(alice.presences, "presence of bob", lambda p: p["from"].full == bob.boundjid.full)
    print("ready", flush=True)
    await Outages(server, alice, bob, carol).follow(await standard_input())
    require("a session has ended", not alice.ended.done() and not bob.ended.done())


if __name__ == "__main__":
    if len(sys.argv) != 7:
        sys.exit(__doc__)
    address = (sys.argv[1], int(sys.argv[2]), sys.argv[3])
    try:
        asyncio.get_event_loop().run_until_complete(
            main(address, *[account.split(":", 1) for account in sys.argv[4:]]))
    except AssertionError as failed:
        print("FAILED: %s" % failed, flush=True)
        sys.exit(1)
