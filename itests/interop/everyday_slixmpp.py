#!/usr/bin/python3
"""slixmpp and the everyday features: avatar, bookmarks, vCard, private storage, blocking.

Usage: everyday_slixmpp.py HOST PORT CA-FILE ADDRESS:PASSWORD ADDRESS:PASSWORD
Debian: python3-slixmpp. Exit status 0 only if every step was as the XEPs say.
"""
import asyncio
import hashlib
import logging
import sys
import xml.etree.ElementTree as ET

from slixmpp.exceptions import IqError
from slixmpp.plugins.xep_0048.stanza import Bookmarks

from with_slixmpp import PATIENCE, Client, bob_sees, check, check_presence, next_of, within

IMAGE = b"\x89PNG not really" * 50
HASH = hashlib.sha1(IMAGE).hexdigest()
BOOKMARKS = "urn:xmpp:bookmarks:1"
METADATA = "urn:xmpp:avatar:metadata"
PLUGINS = ("xep_0004", "xep_0048", "xep_0049", "xep_0054", "xep_0060", "xep_0084",
           "xep_0115", "xep_0163", "xep_0191")


class EverydayClient(Client):
    """Wants the events of avatars and bookmarks."""

    def __init__(self, address, password, ca_file):
        super().__init__(address, password, ca_file)
        for plugin in PLUGINS:
            self.register_plugin(plugin)
        self.avatars = asyncio.Queue()
        self.events = asyncio.Queue()
        self.hashes = asyncio.Queue()
        self.add_event_handler("avatar_metadata_publish", self.avatars.put_nowait)
        self.add_event_handler("pubsub_publish", self.events.put_nowait)
        self.add_event_handler("presence", self.note_hash)

    def note_hash(self, presence):
        photo = presence.xml.find("{vcard-temp:x:update}x/{vcard-temp:x:update}photo")
        if photo is not None:
            self.hashes.put_nowait((presence["from"].bare, photo.text))

    async def begin(self, host, port):
        for node in (METADATA, BOOKMARKS):
            self["xep_0030"].add_feature(node + "+notify")
        await super().begin(host, port)


async def refused(request):
    try:
        await request
    except IqError as error:
        return error.condition
    raise AssertionError("nothing was refused")


def publish_options(client, **values):
    form = client["xep_0004"].make_form(ftype="submit")
    form.add_field(var="FORM_TYPE", ftype="hidden",
                   value="http://jabber.org/protocol/pubsub#publish-options")
    for name, value in values.items():
        form.add_field(var="pubsub#" + name, value=value)
    return form


async def check_avatar(alice, bob):
    await alice["xep_0084"].publish_avatar(
        IMAGE, options=publish_options(alice, access_model="presence"))
    await alice["xep_0084"].publish_avatar_metadata(
        {"id": HASH, "type": "image/png", "bytes": str(len(IMAGE))})
    told = await next_of(bob.avatars, "event of the avatar",
                         lambda m: m["from"].bare == alice.boundjid.bare)
    info = told.xml.find(".//{%s}info" % METADATA)
    check("the contact is told of the avatar", info.get("id") == HASH)
    got = await bob["xep_0084"].retrieve_avatar(alice.boundjid.bare, HASH)
    data = got["pubsub"]["items"]["item"]["avatar_data"]["value"]
    check("the contact gets the avatar", data == IMAGE)
    card = await bob["xep_0054"].get_vcard(alice.boundjid.bare)
    check("the avatar is in the vCard", card["vcard_temp"]["PHOTO"]["BINVAL"] == IMAGE)
    alice.send_presence(pstatus="with a picture")
    seen = await next_of(bob.hashes, "hash in presence",
                         lambda one: one[0] == alice.boundjid.bare)
    check("the avatar's hash is in presence", seen[1] == HASH)


async def check_bookmarks(alice, phone, bob):
    private = publish_options(alice, persist_items="true", max_items="max",
                              send_last_published_item="never", access_model="whitelist")
    for room in ("tea@rooms.example", "cake@rooms.example"):
        payload = ET.fromstring("<conference xmlns='%s' name='茶' autojoin='true'/>" % BOOKMARKS)
        await alice["xep_0060"].publish(
            None, BOOKMARKS, id=room, payload=payload, options=private)
    told = await next_of(phone.events, "event of the bookmark",
                         lambda m: m["pubsub_event"]["items"]["node"] == BOOKMARKS)
    check("the other client is told of the bookmark",
          told["pubsub_event"]["items"]["item"]["id"] == "tea@rooms.example")
    kept = await phone["xep_0060"].get_items(None, BOOKMARKS)
    names = sorted(item["id"] for item in kept["pubsub"]["items"])
    check("both bookmarks are kept", names == ["cake@rooms.example", "tea@rooms.example"])
    condition = await refused(bob["xep_0060"].get_items(alice.boundjid.bare, BOOKMARKS))
    check("a contact does not get them: " + condition, condition == "not-allowed")
    await phone["xep_0060"].retract(None, BOOKMARKS, "tea@rooms.example", notify=True)
    kept = await alice["xep_0060"].get_items(None, BOOKMARKS)
    check("one is taken back", len(list(kept["pubsub"]["items"])) == 1)


async def check_cards_and_storage(alice, bob):
    card = alice["xep_0054"].make_vcard()
    card["FN"] = "愛麗絲"
    card["NICKNAME"] = "Alice"
    await alice["xep_0054"].publish_vcard(card)
    got = await bob["xep_0054"].get_vcard(alice.boundjid.bare)
    check("the vCard", got["vcard_temp"]["FN"] == "愛麗絲")
    marks = Bookmarks()
    marks.add_conference("tea@rooms.example", "alice", name="Tea")
    await alice["xep_0049"].store(marks)
    got = await alice["xep_0049"].retrieve("bookmarks")
    check("private storage",
          [one["jid"] for one in got["private"]["bookmarks"]["conferences"]]
          == ["tea@rooms.example"])


async def check_blocking(alice, bob):
    await alice["xep_0191"].block([bob.boundjid.bare])
    await next_of(bob.presences, "the blocker's leave",
                  lambda p: p["from"].bare == alice.boundjid.bare and p["type"] == "unavailable")
    bob.send_message(mto=alice.boundjid.bare, mbody="are you there?", mtype="chat")
    answer = await next_of(bob.messages, "answer of the blocker", lambda m: m["type"] == "error")
    check("the blocked one's message: " + answer["error"]["condition"],
          answer["error"]["condition"] == "service-unavailable")
    alice.send_message(mto=bob.boundjid.bare, mbody="no", mtype="chat")
    answer = await next_of(alice.messages, "own message", lambda m: m["type"] == "error")
    check("the own message: " + answer["error"]["condition"],
          answer["error"]["condition"] == "not-acceptable"
          and answer.xml.find(".//{urn:xmpp:blocking:errors}blocked") is not None)
    blocked = await alice["xep_0191"].get_blocked()
    check("the block list",
          [str(one) for one in blocked["blocklist"]["items"]] == [bob.boundjid.bare])
    await alice["xep_0191"].unblock([bob.boundjid.bare])
    await next_of(bob.presences, "the blocker's return",
                  lambda p: p["from"].bare == alice.boundjid.bare and p["type"] != "unavailable")
    check("unblocked, the contact sees the user again", True)


async def main(host, port, ca_file, first, second):
    alice_address, alice_password = first.split(":", 1)
    alice = EverydayClient(alice_address + "/desk", alice_password, ca_file)
    phone = EverydayClient(alice_address + "/phone", alice_password, ca_file)
    bob = EverydayClient(*second.split(":", 1), ca_file)
    for client in (alice, phone, bob):
        await client.begin(host, port)
    await bob_sees(alice, bob)
    await check_presence(alice, bob)
    await check_avatar(alice, bob)
    await check_bookmarks(alice, phone, bob)
    await check_cards_and_storage(alice, bob)
    await check_blocking(alice, bob)
    for client in (alice, phone, bob):
        await within("end", client.disconnect() or client.ended)


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    logging.basicConfig(level=logging.CRITICAL)
    try:
        asyncio.get_event_loop().run_until_complete(
            main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:]))
    except AssertionError as failed:
        sys.exit("FAILED: %s" % failed)
