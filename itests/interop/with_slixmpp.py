#!/usr/bin/python3
"""slixmpp against the server: two accounts log in over TLS with SCRAM, see each other's presence,
exchange messages, have copies of them and find them in their archives, and get the RFC's errors for bad input.

Usage: with_slixmpp.py HOST PORT CA-FILE ADDRESS:PASSWORD ADDRESS:PASSWORD
Debian: python3-slixmpp. Exit status 0 only if every step was as RFC 6120 and RFC 6121 say.
"""
import asyncio
import logging
import ssl
import sys

import slixmpp
from slixmpp.exceptions import IqError

PATIENCE = 15


class Client(slixmpp.ClientXMPP):
    def __init__(self, address, password, ca_file, direct_tls=False):
        super().__init__(address, password)
        for plugin in ("xep_0030", "xep_0085", "xep_0092", "xep_0199", "xep_0203", "xep_0280", "xep_0313", "xep_0352", "xep_0359"):
            self.register_plugin(plugin)
        self.ca_certs = ca_file
        self.use_ipv6 = False
        self.enable_direct_tls = direct_tls
        self.enable_starttls = not direct_tls
        self.messages = asyncio.Queue()
        self.presences = asyncio.Queue()
        self.requests = asyncio.Queue()
        self.stream_errors = asyncio.Queue()
        for kind in ("message", "message_error"):
            self.add_event_handler(kind, self.messages.put_nowait)
        self.copies = asyncio.Queue()
        for kind in ("carbon_sent", "carbon_received"):
            self.add_event_handler(kind, self.copies.put_nowait)
        for kind in ("available", "away", "chat", "unavailable"):
            self.add_event_handler("presence_" + kind, self.presences.put_nowait)
        self.add_event_handler("presence_subscribe", self.requests.put_nowait)
        self.add_event_handler("stream_error", self.stream_errors.put_nowait)
        self.auto_authorize = None
        self.auto_subscribe = False
        self.started = self.awaited("session_start")
        self.refused = self.awaited("failed_auth")
        self.ended = self.awaited("disconnected")

    def awaited(self, event):
        future = asyncio.get_event_loop().create_future()
        self.add_event_handler(
            event, lambda what: future.done() or future.set_result(what))
        return future

    async def begin(self, host, port):
        self.connect((host, port), use_ssl=self.enable_direct_tls)
        await within("login of %s" % self.boundjid.bare, self.started)
        self.send_presence()
        await self.get_roster()


async def within(what, awaitable):
    try:
        return await asyncio.wait_for(asyncio.shield(awaitable), PATIENCE)
    except asyncio.TimeoutError:
        raise AssertionError("%s: nothing after %d s" % (what, PATIENCE)) from None


async def next_of(queue, what, wanted):
    """The next of the queue for which wanted says yes."""
    while True:
        found = await within(what, asyncio.ensure_future(queue.get()))
        if wanted(found):
            return found


def check(what, holds):
    if not holds:
        raise AssertionError(what)
    print("ok: " + what)


async def check_login(alice):
    mechanism = alice["feature_mechanisms"].mech.name
    tls = alice.transport.get_extra_info("ssl_object")
    check("login with %s over %s" % (mechanism, tls.version()),
          mechanism.startswith("SCRAM-SHA-256") and tls.version() in ("TLSv1.2", "TLSv1.3"))


async def check_presence(alice, bob):
    alice.send_presence_subscription(pto=bob.boundjid.bare, ptype="subscribe")
    await next_of(bob.requests, "subscription request",
                  lambda p: p["from"].bare == alice.boundjid.bare)
    bob.send_presence_subscription(pto=alice.boundjid.bare, ptype="subscribed")
    await next_of(alice.presences, "presence of bob",
                  lambda p: p["from"].full == bob.boundjid.full and p["type"] == "available")
    check("subscription, and the contact's presence", True)
    bob.send_presence(pshow="away", pstatus="午餐")
    seen = await next_of(alice.presences, "changed presence of bob", lambda p: p["show"] == "away")
    check("changed presence with its status", seen["status"] == "午餐")


async def check_messages(alice, bob):
    for sender, reader, text in ((alice, bob, "早安 & <good morning>"), (bob, alice, "hello")):
        sender.send_message(mto=reader.boundjid.bare, mbody=text, mtype="chat")
        got = await next_of(reader.messages, "message to %s" % reader.boundjid.bare,
                            lambda m: m["type"] == "chat")
        check("message from %s" % sender.boundjid.local,
              got["body"] == text and got["from"].full == sender.boundjid.full)


async def check_copies(server, account, alice, bob):
    """Alice's other client, without having been written to, knows both sides of the conversation."""
    phone = Client(*account, server[2])
    await phone.begin(*server[:2])
    for client in (phone, bob):
        await client["xep_0280"].enable()
    alice.send_message(mto=bob.boundjid.full, mbody="said by alice", mtype="chat")
    heard = await next_of(bob.messages, "message for bob", lambda m: m["body"] == "said by alice")
    sent = (await next_of(phone.copies, "what alice sent", lambda m: True))["carbon_sent"]
    check("a copy of what was sent", sent["body"] == "said by alice" and sent["to"].full == bob.boundjid.full)
    bob.send_message(mto=alice.boundjid.full, mbody="said by bob", mtype="chat")
    got = (await next_of(phone.copies, "what alice got", lambda m: True))["carbon_received"]
    check("a copy of what was received", got["body"] == "said by bob" and got["from"].full == bob.boundjid.full)
    phone.disconnect()
    await within("the end of alice's other client", phone.ended)
    return {"sent": sent["stanza_id"]["id"], "received": got["stanza_id"]["id"], "heard": heard["stanza_id"]["id"]}


async def check_archive(alice, bob, ids):
    """Both find the conversation again, a page at a time, under the ids that they have seen."""
    for client, peer in ((alice, bob), (bob, alice)):
        features = (await client["xep_0030"].get_info(jid=client.boundjid.bare))["disco_info"]["features"]
        check("archive of %s" % client.boundjid.local,
              {"urn:xmpp:mam:2", "urn:xmpp:mam:2#extended", "urn:xmpp:sid:0"} <= set(features))
    found = [one["mam_result"] async for one in
             alice["xep_0313"].iterate(with_jid=bob.boundjid.bare, rsm={"max": 2})]
    texts = [one["forwarded"]["stanza"]["body"] for one in found]
    check("all of it, in order", texts == ["早安 & <good morning>", "hello", "said by alice", "said by bob"])
    check("each under its id", [one["id"] for one in found][-2:] == [ids["sent"], ids["received"]])
    backwards = [one["mam_result"]["forwarded"]["stanza"]["body"] async for one in
                 alice["xep_0313"].iterate(with_jid=bob.boundjid.bare, rsm={"max": 3}, reverse=True)]
    check("and backwards", backwards == texts[::-1])
    metadata = (await bob["xep_0313"].get_archive_metadata())["mam_metadata"]
    check("from where to where it reaches", metadata["start"]["id"] < ids["heard"] < metadata["end"]["id"])
    try:
        await alice["xep_0313"].retrieve(jid=bob.boundjid.bare)
        raise AssertionError("bob's archive was read by alice")
    except IqError as error:
        check("bob's archive: " + error.condition, error.condition == "forbidden")


async def check_client_state(alice, bob):
    """While nobody looks at alice's client, bob's presence waits; a message takes it along."""
    check("client states are offered", alice["xep_0352"].enabled)
    alice["xep_0352"].send_inactive()
    await alice["xep_0199"].ping(jid=alice.boundjid.domain)
    for show in ("dnd", "xa", "away"):
        bob.send_presence(pshow=show, pstatus="held back")
    await bob["xep_0199"].ping(jid=bob.boundjid.domain)
    seen = []
    alice.add_event_handler("presence", seen.append)
    await asyncio.sleep(0.5)
    check("presence waits", seen == [])
    bob.send_message(mto=alice.boundjid.full, mbody="wake up", mtype="chat")
    await next_of(alice.messages, "message to an inactive client", lambda m: m["body"] == "wake up")
    check("and comes before the message, the last one alone", [p["show"] for p in seen] == ["away"])
    bob.send_presence(pshow="chat", pstatus="held back")
    await bob["xep_0199"].ping(jid=bob.boundjid.domain)
    alice["xep_0352"].send_active()
    await next_of(alice.presences, "presence when active again", lambda p: p["show"] == "chat")
    check("and when somebody looks again", [p["show"] for p in seen] == ["away", "chat"])


async def check_services(alice):
    info = await alice["xep_0030"].get_info(jid=alice.boundjid.domain)
    check("disco of the server", "http://jabber.org/protocol/disco#info" in info["disco_info"]["features"])
    await alice["xep_0199"].ping(jid=alice.boundjid.domain)
    check("ping of the server", True)


async def check_stanza_errors(alice):
    iq = alice.make_iq_get(queryxmlns="urn:example:nothing", ito=alice.boundjid.domain)
    try:
        await iq.send(timeout=PATIENCE)
        raise AssertionError("an unknown request was answered")
    except IqError as error:
        check("unknown request: " + error.condition, error.condition == "service-unavailable")
    alice.send_message(mto="nobody@" + alice.boundjid.domain, mbody="?", mtype="chat")
    answer = await next_of(alice.messages, "answer for nobody", lambda m: m["type"] == "error")
    check("message to nobody: " + answer["error"]["condition"],
          answer["error"]["condition"] in ("service-unavailable", "item-not-found"))


async def check_stream_error(alice, bob):
    alice.send_raw("<message><body></message>")
    error = await within("stream error", asyncio.ensure_future(alice.stream_errors.get()))
    check("bad XML: " + error["condition"], error["condition"] == "not-well-formed")
    await within("end of alice's stream", alice.ended)
    gone = await next_of(bob.presences, "alice's end", lambda p: p["from"].bare == alice.boundjid.bare
                         and p["type"] == "unavailable")
    check("the contact is told", gone["type"] == "unavailable")


async def check_wrong_password(host, port, ca_file, address):
    stranger = Client(address, "not the password", ca_file)
    stranger.connect((host, port))
    failure = await within("refusal", stranger.refused)
    check("wrong password: " + failure["condition"], failure["condition"] == "not-authorized")
    stranger.abort()


async def check_foreign_certificate(host, port, address, password):
    stranger = Client(address, password, "/etc/ssl/certs/ca-certificates.crt")
    refused = stranger.awaited("ssl_invalid_chain")
    stranger.connect((host, port))
    await within("refusal of the certificate", refused)
    check("a certificate that the CA file does not have is refused", not stranger.started.done())
    stranger.abort()


async def main(host, port, ca_file, first, second):
    alice_address, alice_password = first.split(":", 1)
    bob_address, bob_password = second.split(":", 1)
    alice = Client(alice_address, alice_password, ca_file)
    bob = Client(bob_address, bob_password, ca_file)
    await alice.begin(host, port)
    await bob.begin(host, port)
    await check_login(alice)
    await bob_sees(alice, bob)
    await check_presence(alice, bob)
    await check_messages(alice, bob)
    ids = await check_copies((host, port, ca_file), (alice_address, alice_password), alice, bob)
    await check_archive(alice, bob, ids)
    await check_client_state(alice, bob)
    await check_services(alice)
    await check_stanza_errors(alice)
    await check_wrong_password(host, port, ca_file, alice_address)
    await check_foreign_certificate(host, port, alice_address, alice_password)
    await check_stream_error(alice, bob)
    await within("bob's end", bob.disconnect() or bob.ended)
    check("close in good order", True)


async def bob_sees(alice, bob):
    """Bob's own subscription, so that he is told when alice goes."""
    bob.send_presence_subscription(pto=alice.boundjid.bare, ptype="subscribe")
    await next_of(alice.requests, "subscription request",
                  lambda p: p["from"].bare == bob.boundjid.bare)
    alice.send_presence_subscription(pto=bob.boundjid.bare, ptype="subscribed")
    await next_of(bob.presences, "presence of alice",
                  lambda p: p["from"].full == alice.boundjid.full and p["type"] == "available")


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    logging.basicConfig(level=logging.CRITICAL)
    assert ssl.HAS_TLSv1_3
    try:
        asyncio.get_event_loop().run_until_complete(
            main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:]))
    except AssertionError as failed:
        sys.exit("FAILED: %s" % failed)
