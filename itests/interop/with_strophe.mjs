// Strophe.js against the server: two accounts log in over requests (BOSH, XEP-0124 and XEP-0206) with
// SCRAM, ask for their rosters, see each other's presence, exchange messages, which come while a
// request waits, and end their sessions; a wrong password is refused.
//
// Usage: NODE_EXTRA_CA_CERTS=CA-FILE node with_strophe.mjs URL ADDRESS:PASSWORD ADDRESS:PASSWORD
// The name in URL, https://.../http-bind, stands for 127.0.0.1: that is where the tests' servers are.
// Exit status 0 only if every step was as XEP-0124, XEP-0206, RFC 6120 and RFC 6121 say.
import https from "node:https";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const PATIENCE = 15_000;
const WAIT = 30;

/** As much of a browser's XMLHttpRequest as Strophe asks for. */
class XMLHttpRequest {
  static agent = new https.Agent({ keepAlive: true });
  readyState = 0;
  status = 0;
  responseText = "";
  headers = {};

  open(method, url) {
    this.method = method;
    this.url = new URL(url);
    this.become(1);
  }

  setRequestHeader(name, value) {
    this.headers[name] = value;
  }

  getResponseHeader(name) {
    return this.answer?.headers[name.toLowerCase()] ?? null;
  }

  getAllResponseHeaders() {
    const headers = Object.entries(this.answer?.headers ?? {});
    return headers.map(([name, value]) => `${name}: ${value}`).join("\r\n");
  }

  send(body) {
    const { hostname, port, pathname } = this.url;
    const options = {
      agent: XMLHttpRequest.agent,
      host: "127.0.0.1",
      servername: hostname,
      port,
      path: pathname,
      method: this.method,
      headers: { ...this.headers, Host: `${hostname}:${port}`, "Content-Length": Buffer.byteLength(body) },
    };
    this.request = https.request(options, (answer) => {
      this.answer = answer;
      this.status = answer.statusCode;
      const chunks = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => {
        this.responseText = Buffer.concat(chunks).toString("utf8");
        this.become(4);
      });
    });
    this.request.on("error", () => this.become(4));
    this.request.end(body);
  }

  abort() {
    this.onreadystatechange = undefined;
    this.request?.destroy();
  }

  become(state) {
    this.readyState = state;
    this.onreadystatechange?.();
  }
}
globalThis.XMLHttpRequest = XMLHttpRequest;
const { Strophe, $iq, $msg, $pres } = require("strophe.js");
Strophe.setLogLevel(Strophe.LogLevel.ERROR);

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

class Client {
  constructor(url, text) {
    [this.address, this.password] = text.split(/:(.*)/s);
    this.connection = new Strophe.Connection(url);
    this.requests = 0;
    this.connection.rawOutput = () => this.requests++;
  }

  /** Logs in, or fails with the status that came instead. */
  logIn(password = this.password) {
    const done = new Promise((resolve, reject) => {
      this.ended = new Promise((end) => {
        this.connection.connect(
          `${this.address}/interop`,
          password,
          (status, condition) => {
            if (status === Strophe.Status.CONNECTED) {
              resolve();
            } else if ([Strophe.Status.AUTHFAIL, Strophe.Status.CONNFAIL].includes(status)) {
              reject(Object.assign(new Error(`status ${status}: ${condition}`), { status, condition }));
            } else if (status === Strophe.Status.DISCONNECTED) {
              end();
            }
          },
          WAIT,
          1,
        );
      });
    });
    return within(`login of ${this.address}`, done);
  }

  /** The next stanza of that name for which wanted says yes. */
  next(name, wanted) {
    const found = new Promise((resolve) => {
      this.connection.addHandler(
        (stanza) => {
          const isIt = wanted(stanza);
          if (isIt) {
            resolve(stanza);
          }
          return !isIt;
        },
        null,
        name,
      );
    });
    return within(`${name} for ${this.address}`, found);
  }

  ask(builder) {
    return within(
      `answer for ${this.address}`,
      new Promise((resolve, reject) => this.connection.sendIQ(builder, resolve, reject, PATIENCE)),
    );
  }

  send(builder) {
    this.connection.send(builder);
    this.connection.flush();
  }

  get jid() {
    return this.connection.jid;
  }
}

const child = (stanza, name) => stanza.getElementsByTagName(name)[0]?.textContent;

async function checkRoster(client) {
  const answer = await client.ask($iq({ type: "get" }).c("query", { xmlns: "jabber:iq:roster" }));
  check(`roster of ${client.address}`, answer.getElementsByTagName("query").length === 1);
}

async function checkPresence(alice, bob) {
  const asked = bob.next("presence", (p) => p.getAttribute("type") === "subscribe");
  alice.send($pres({ type: "subscribe", to: bob.address }));
  const from = (await asked).getAttribute("from");
  const seen = alice.next("presence", (p) => p.getAttribute("from") === bob.jid);
  bob.send($pres({ type: "subscribed", to: from }));
  check("the contact's presence", !(await seen).getAttribute("type"));
}

/** A request of the reader waits at the server, and is answered by what comes. */
async function checkMessages(alice, bob) {
  for (const [sender, reader, text] of [
    [alice, bob, "早安 & <good morning>"],
    [bob, alice, "hello"],
  ]) {
    await new Promise((later) => setTimeout(later, 1_000));
    const before = reader.requests;
    const got = reader.next("message", (m) => child(m, "body") === text);
    const began = Date.now();
    sender.send($msg({ type: "chat", to: reader.address }).c("body").t(text));
    const message = await got;
    check(`message to ${reader.address}`, message.getAttribute("from") === sender.jid);
    check(
      `it came at once, in ${Date.now() - began} ms, in the answer to a request that waited`,
      Date.now() - began < (WAIT * 1_000) / 3 && reader.requests <= before + 1,
    );
  }
}

async function checkErrors(alice) {
  const refused = await alice
    .ask($iq({ type: "get", to: alice.address.replace(/.*@/, "") }).c("query", { xmlns: "urn:example:nothing" }))
    .then(() => null, (error) => error);
  check("unknown request", refused?.getElementsByTagName("service-unavailable").length === 1);
}

async function main(url, first, second) {
  const [alice, bob] = [new Client(url, first), new Client(url, second)];
  await alice.logIn();
  await bob.logIn();
  check(`login with ${alice.connection._sasl_mechanism?.mechname}`,
    /^SCRAM-SHA-/.test(alice.connection._sasl_mechanism?.mechname));
  for (const client of [alice, bob]) {
    await checkRoster(client);
    client.send($pres());
  }
  await checkPresence(alice, bob);
  await checkMessages(alice, bob);
  await checkErrors(alice);

  const gone = alice.next("presence", (p) => p.getAttribute("from") === bob.jid && p.getAttribute("type") === "unavailable");
  bob.connection.disconnect("the end");
  await gone;
  await within("the end of bob's session", bob.ended);
  check("disconnected in good order", true);

  const stranger = new Client(url, first);
  const refused = await stranger.logIn("not the password").then(() => null, (error) => error);
  check(`wrong password: ${refused?.message}`, refused?.status === Strophe.Status.AUTHFAIL);
  alice.connection.disconnect("the end");
  await within("the end of alice's session", alice.ended);
}

try {
  await main(...process.argv.slice(2));
  process.exit(0);
} catch (failed) {
  console.error(`FAILED: ${failed.name} ${failed.message}`);
  process.exit(1);
}
