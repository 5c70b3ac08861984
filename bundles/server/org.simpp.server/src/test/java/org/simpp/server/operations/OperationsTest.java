package org.simpp.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.simpp.server.ServerOperations;
import org.simpp.server.support.TestClient;
import org.simpp.server.support.TestServer;

class OperationsTest {
  private final TestServer server = new TestServer();
  private final ServerOperations operations = server.server().operations();
  private final TestClient a = server.connect(server.account("alice"), "desk").available();
  private final TestClient b = server.connect(server.account("bob"), "desk").available();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void settle_countsWhatClientsHaveNotAcknowledged() throws Exception {
    a.send("<message to='bob@simpp.example' type='chat'><body>before</body></message>");
    assertThat(operations.settle()).isZero();
    b.element("<enable xmlns='urn:xmpp:sm:3' resume='true'/>");

    a.send("<message to='bob@simpp.example' type='chat'><body>one</body></message>");
    a.send("<message to='bob@simpp.example' type='chat'><body>two</body></message>");
    assertThat(operations.settle()).isEqualTo(2);

    b.element("<a xmlns='urn:xmpp:sm:3' h='1'/>");
    assertThat(operations.settle()).isEqualTo(1);
  }
}
