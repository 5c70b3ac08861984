#!/usr/bin/python3
"""slixmpp uploads a file and sends its address; who gets it downloads it, whole and in part.

Usage: upload_slixmpp.py HOST PORT CA-FILE ADDRESS:PASSWORD ADDRESS:PASSWORD
Debian: python3-slixmpp, python3-aiohttp. SSL_CERT_FILE names CA-FILE. Exit status 0 only if every step was as
XEP-0363 and RFC 9110 say. SIMPP_UPLOAD_BYTES has it pass one more file, of so many bytes.
"""
import asyncio
import hashlib
import io
import logging
import os
import socket
import sys
import tempfile

import aiohttp
from slixmpp.exceptions import IqError
from slixmpp.plugins.xep_0363 import FileTooBig

from with_slixmpp import Client, check, next_of, within

CONTENT = os.urandom(3_000_001)
NAME = "très cool 檔案.jpg"
UPLOAD = "urn:xmpp:http:upload:0"


def resolve_as(domain, host):
    """The server's domain is no name of this machine's."""
    usual = socket.getaddrinfo

    def lookup(name, *rest, **more):
        return usual(host if name == domain else name, *rest, **more)
    socket.getaddrinfo = lookup


async def check_service(alice):
    """What the plugin looks for itself, where Debian's slixmpp 1.8.3 can run on its Python 3.11."""
    domain = alice.boundjid.domain
    info = (await alice["xep_0030"].get_info(jid=domain))["disco_info"]
    check("the server is an upload service",
          UPLOAD in info["features"] and ("store", "file") in {one[:2] for one in info["identities"]})
    forms = [one["values"] for one in info.iterables]
    largest = next(int(one["max-file-size"]) for one in forms if UPLOAD in one["FORM_TYPE"])
    alice["xep_0363"].upload_service = domain
    alice["xep_0363"].max_file_size = largest


async def check_upload(alice, bob):
    url = await alice["xep_0363"].upload_file(NAME, size=len(CONTENT), content_type="image/jpeg",
                                              input_file=io.BytesIO(CONTENT), timeout=30)
    check("a file is uploaded, its name kept", url.endswith("/tr%C3%A8s%20cool%20%E6%AA%94%E6%A1%88.jpg"))
    alice.send_message(mto=bob.boundjid.bare, mbody=url, mtype="chat")
    got = await next_of(bob.messages, "the address", lambda m: m["body"] == url)
    async with aiohttp.ClientSession() as session:
        async with session.get(got["body"]) as answer:
            check("it is downloaded", await answer.read() == CONTENT)
            check("as bytes to be saved",
                  answer.headers["Content-Type"] == "application/octet-stream"
                  and answer.headers["Content-Disposition"].startswith("attachment;")
                  and answer.headers["X-Content-Type-Options"] == "nosniff")
        async with session.get(url, headers={"Range": "bytes=1000000-1999999"}) as answer:
            check("and in part", answer.status == 206 and await answer.read() == CONTENT[1000000:2000000])
        async with session.put(url, data=b"x" * len(CONTENT)) as answer:
            check("nobody else writes there", answer.status == 403)
        for path in ("", "..%2f..%2fetc/passwd", "0" * 32 + "/a"):
            async with session.get(url.split("/upload/")[0] + "/upload/" + path) as answer:
                check("nothing at /upload/" + path, answer.status == 404)


async def check_cut(alice):
    """An upload that is cut goes on behind what has come."""
    iq = await alice["xep_0363"].request_slot(alice.boundjid.domain, "cut.bin", len(CONTENT))
    url = iq["http_upload_slot"]["put"]["url"]
    bearer = {one["name"]: one["value"] for one in iq["http_upload_slot"]["put"]}
    half = len(CONTENT) // 2

    async def cut():
        yield CONTENT[:half]
        await asyncio.sleep(0.5)
        raise ConnectionResetError("cut")

    async with aiohttp.ClientSession() as session:
        headers = {**bearer, "Content-Type": "application/octet-stream", "Content-Length": str(len(CONTENT))}
        try:
            async with session.put(url, data=cut(), headers=headers):
                pass
        except (aiohttp.ClientError, ConnectionResetError):
            pass
        async with session.head(url, headers=bearer) as answer:
            there = int(answer.headers["Upload-Offset"])
        check("after a cut %d bytes are there" % there, 0 < there <= half)
        headers = {**bearer, "Content-Type": "application/octet-stream",
                   "Content-Range": "bytes %d-%d/%d" % (there, len(CONTENT) - 1, len(CONTENT))}
        async with session.put(url, data=CONTENT[there:], headers=headers) as answer:
            check("the rest is taken", answer.status == 201)
        async with session.get(url) as answer:
            check("and it is whole", await answer.read() == CONTENT)


async def check_large(alice, size):
    """One that has more bytes than the server has memory."""
    with tempfile.TemporaryFile() as file:
        written = hashlib.sha256()
        for start in range(0, size, 1 << 20):
            piece = os.urandom(min(1 << 20, size - start))
            written.update(piece)
            file.write(piece)
        file.seek(0)
        url = await alice["xep_0363"].upload_file("large.bin", size=size, input_file=file, timeout=30)
    read = hashlib.sha256()
    async with aiohttp.ClientSession() as session:
        async with session.get(url) as answer:
            async for piece in answer.content.iter_chunked(1 << 20):
                read.update(piece)
    check("%d bytes are the same afterwards" % size, read.digest() == written.digest())


async def check_refusals(alice):
    try:
        await alice["xep_0363"].upload_file("large", size=1 << 40, input_file=io.BytesIO(b""))
        raise AssertionError("a file of a tebibyte was taken")
    except FileTooBig as refused:
        check("the largest file is announced: %s" % refused, "1073741824" in str(refused))
    try:
        await alice["xep_0363"].request_slot(alice.boundjid.domain, "large", 1 << 40)
        raise AssertionError("a slot for a tebibyte was given")
    except IqError as error:
        told = error.iq.xml.find(".//{%s}max-file-size" % UPLOAD)
        check("and told again: " + error.condition, error.condition == "not-acceptable" and int(told.text) > 0)


async def main(host, port, ca_file, first, second):
    resolve_as(first.split(":")[0].split("@")[1], host)
    clients = []
    for account in (first, second):
        client = Client(*account.split(":", 1), ca_file)
        client.register_plugin("xep_0363")
        await client.begin(host, port)
        clients.append(client)
    alice, bob = clients
    await check_service(alice)
    await check_upload(alice, bob)
    await check_cut(alice)
    await check_refusals(alice)
    if "SIMPP_UPLOAD_BYTES" in os.environ:
        await check_large(alice, int(os.environ["SIMPP_UPLOAD_BYTES"]))
    for client in clients:
        await within("the end", client.disconnect() or client.ended)


if __name__ == "__main__":
    if len(sys.argv) != 6:
        sys.exit(__doc__)
    logging.basicConfig(level=logging.CRITICAL)
    try:
        asyncio.get_event_loop().run_until_complete(
            main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:]))
    except AssertionError as failed:
        sys.exit("FAILED: %s" % failed)
