// @xmpp/client against the server: two accounts log in over TLS with SCRAM by SASL2, with their
// resource and stream management in the same step, see each other's presence, exchange messages, get
// the RFC's errors for bad input, and log in again with a token instead of the password.
//
// Usage: NODE_EXTRA_CA_CERTS=CA-FILE node with_xmpp_js.mjs HOST PORT ADDRESS:PASSWORD ADDRESS:PASSWORD
// HOST may be the URL of a WebSocket, wss://...; the session is then resumed over another one, too.
// Its name stands for 127.0.0.1: that is where the tests' servers are, whatever their domain.
// Exit status 0 only if every step was as RFC 6120, RFC 6121, XEP-0388, XEP-0386 and XEP-0484 say.
import { randomUUID } from "node:crypto";
import dns from "node:dns";
import { client, xml, jid } from "@xmpp/client";

const PATIENCE = 15_000;

function within(what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing after 15 s`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function check(what, holds) {
  if (!holds) {
    throw new Error(what);
  }
  console.log(`ok: ${what}`);
}

/** The next stanza of that name for which wanted says yes. */
function next(xmpp, name, wanted) {
  const found = new Promise((resolve) => {
    const look = (stanza) => {
      if (stanza.is(name) && wanted(stanza)) {
        xmpp.removeListener("stanza", look);
        resolve(stanza);
      }
    };
    xmpp.on("stanza", look);
  });
  return within(`${name} for ${xmpp.options.username}`, found);
}

function account([host, port], text, id = randomUUID()) {
  const [address, password] = text.split(/:(.*)/s);
  const { local, domain } = jid(address);
  const xmpp = client({
    service: /^wss:/.test(host) ? host : `xmpp://${host}:${port}`,
    domain,
    username: local,
    resource: "interop",
    credentials: async (authenticate, mechanisms, fast) => {
      xmpp.offered = mechanisms;
      const token = await fast?.fetch();
      const userAgent = xml("user-agent", { id }, xml("software", {}, "interop"));
      await authenticate({ username: local, password, token }, "SCRAM-SHA-1", userAgent);
    },
  });
  xmpp.client = id;
  xmpp.said = [];
  xmpp.on("send", (element) => xmpp.said.push(element.name));
  xmpp.options.username = local;
  xmpp.reconnect.stop();
  // its own patience of 2 s is for quiet machines
  xmpp.timeout = PATIENCE;
  xmpp.faults = [];
  xmpp.on("error", (error) => xmpp.faults.push(error));
  return xmpp;
}

async function logIn(xmpp) {
  const address = await within(`login of ${xmpp.options.username}`, xmpp.start());
  await xmpp.send(xml("presence"));
  return address;
}

async function checkPresence(alice, bob) {
  const asked = next(bob, "presence", (p) => p.attrs.type === "subscribe");
  await alice.send(xml("presence", { type: "subscribe", to: bob.jid.bare().toString() }));
  const request = await asked;
  check("subscription request", request.attrs.from === alice.jid.bare().toString());
  const seen = next(alice, "presence", (p) => p.attrs.from === bob.jid.toString());
  await bob.send(xml("presence", { type: "subscribed", to: request.attrs.from }));
  check("the contact's presence", (await seen).attrs.type === undefined);
  const away = next(alice, "presence", (p) => p.getChildText("show") === "away");
  await bob.send(xml("presence", {}, xml("show", {}, "away"), xml("status", {}, "午餐")));
  check("changed presence with its status", (await away).getChildText("status") === "午餐");
}

async function checkMessages(alice, bob) {
  for (const [sender, reader, text] of [
    [alice, bob, "早安 & <good morning>"],
    [bob, alice, "hello"],
  ]) {
    const got = next(reader, "message", (m) => m.getChildText("body") !== null);
    const to = reader.jid.bare().toString();
    await sender.send(xml("message", { type: "chat", to }, xml("body", {}, text)));
    const message = await got;
    check(
      `message to ${to}`,
      message.getChildText("body") === text && message.attrs.from === sender.jid.toString(),
    );
  }
}

async function checkStanzaErrors(alice) {
  const to = alice.jid.domain;
  try {
    await alice.iqCaller.get(xml("query", "urn:example:nothing"), to, PATIENCE);
    throw new Error("an unknown request was answered");
  } catch (error) {
    check(`unknown request: ${error.condition}`, error.condition === "service-unavailable");
  }
  const answer = next(alice, "message", (m) => m.attrs.type === "error");
  await alice.send(xml("message", { to: `nobody@${to}`, type: "chat" }, xml("body", {}, "?")));
  const condition = (await answer).getChild("error").children[0].name;
  check(
    `message to nobody: ${condition}`,
    ["service-unavailable", "item-not-found"].includes(condition),
  );
}

function checkLogin(xmpp) {
  const path = xmpp.said.join(" ");
  check(`one step for login, resource and stream management: ${path}`, !/auth |iq|enable/.test(path));
  check(`the resource has the client's tag: ${xmpp.jid.resource}`, /^interop\/./.test(xmpp.jid.resource));
  check("stream management is on", xmpp.streamManagement.enabled && xmpp.streamManagement.id !== "");
}

/** With the password wrong, the token alone can have let the client in. */
async function checkToken(server, first, alice) {
  const token = await alice.fast.fetch();
  check(`a token for ${token?.mechanism}`, token?.mechanism === "HT-SHA-256-NONE");
  const wrong = first.replace(/:.*/s, ":not the password");
  const again = account(server, wrong, alice.client);
  await again.fast.save(token);
  await logIn(again);
  check("login with the token", again.jid.bare().equals(alice.jid.bare()));
  check("the same resource each time", again.jid.resource === alice.jid.resource);
  await within("its end", again.stop());

  const thief = account(server, wrong);
  await thief.fast.save(token);
  const refused = await within("refusal", thief.start().then(() => null, (error) => error));
  check(`the token of another client: ${refused?.condition}`, refused?.condition === "not-authorized");
  await thief.disconnect().catch(() => {});
}

/** The connection breaks, and the client goes on with its session over the next one. */
async function checkResumption(alice, bob) {
  const resumed = within("resumption", new Promise((done) => alice.streamManagement.once("resumed", done)));
  const address = alice.jid.toString();
  alice.reconnect.start();
  alice.socket.end();
  const text = "said meanwhile";
  const got = next(alice, "message", (m) => m.getChildText("body") === text);
  await bob.send(xml("message", { type: "chat", to: address }, xml("body", {}, text)));
  await resumed;
  check("the session goes on over another WebSocket", alice.jid.toString() === address);
  check("nothing is lost", (await got).attrs.from === bob.jid.toString());
  alice.reconnect.stop();
}

async function checkWrongPassword(server, first) {
  const stranger = account(server, first.replace(/:.*/s, ":not the password"));
  const refused = await within("refusal", stranger.start().then(() => null, (error) => error));
  check(`wrong password: ${refused?.condition}`, refused?.condition === "not-authorized");
  await stranger.disconnect().catch(() => {});
}

async function checkStreamError(alice) {
  const ended = within("end of the stream", new Promise((done) => alice.once("disconnect", done)));
  await alice.write("<message><body></message>");
  await ended;
  const conditions = alice.faults.map((fault) => fault.condition);
  check(`bad XML: ${conditions}`, conditions.includes("not-well-formed"));
}

function resolveHere(url) {
  const lookup = dns.lookup;
  const here = new URL(url).hostname;
  dns.lookup = (name, ...rest) => lookup(name === here ? "127.0.0.1" : name, ...rest);
}

async function main(host, port, first, second) {
  if (/^wss:/.test(host)) {
    resolveHere(host);
  }
  const server = [host, port];
  const alice = account(server, first);
  const bob = account(server, second);
  await logIn(alice);
  await logIn(bob);
  if (!/^wss:/.test(host)) {
    const tls = alice.socket.getProtocol?.() ?? alice.socket.socket.getProtocol();
    check(`login with SCRAM-SHA-1 over ${tls}`, ["TLSv1.2", "TLSv1.3"].includes(tls));
  }
  check(`no PLAIN among ${alice.offered}`, !alice.offered.includes("PLAIN"));
  checkLogin(alice);
  await checkPresence(alice, bob);
  await checkMessages(alice, bob);
  await checkStanzaErrors(alice);
  if (/^wss:/.test(host)) {
    await checkResumption(alice, bob);
  }
  await checkWrongPassword(server, first);
  await checkStreamError(alice);
  await checkToken(server, first, alice);
  await within("bob's end", bob.stop());
  check("close in good order", bob.faults.length === 0);
}

try {
  await main(...process.argv.slice(2));
  process.exit(0);
} catch (failed) {
  console.error(`FAILED: ${failed.name} ${failed.message}`);
  process.exit(1);
}
