package org.simpp.transport.netty;

import org.simpp.model.Bytes;

/**
 * Sees the stanzas of every session between TLS and the router, in both directions; nothing of a
 * login or a registration. Called on the way of each stanza, by any thread.
 */
interface StanzaTap {
  /** The tap that sees nothing, as it always is in earnest. */
  StanzaTap NONE =
      new StanzaTap() {
        @Override
        public void inbound(String peer, Bytes xml) {}

        @Override
        public void outbound(String peer, Bytes xml) {}
      };

  /** From a peer to the router. */
  void inbound(String peer, Bytes xml);

  /** From the router to a peer. */
  void outbound(String peer, Bytes xml);
}
