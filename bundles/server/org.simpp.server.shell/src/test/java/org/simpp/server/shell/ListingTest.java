package org.simpp.server.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.simpp.server.ServerStatus;

class ListingTest {
  private final Listing listing =
      new Listing("account", "login", "sessions")
          .row("alice@simpp.example", List.of("SCRAM-SHA-256", "SIMPP-2007"), 2);

  private static String printed(Consumer<PrintStream> printing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    printing.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void print_asTable_hasEveryColumnAndTheCount() {
    assertThat(printed(out -> listing.print(out, false, "account")))
        .contains("account", "login", "sessions")
        .contains("alice@simpp.example", "SCRAM-SHA-256, SIMPP-2007", "2")
        .endsWith("OK: 1 account\n");
  }

  @Test
  void print_asJson_isAnArrayOfObjects() {
    assertThat(printed(out -> listing.print(out, true, "account")))
        .isEqualTo(
            "[{\"account\":\"alice@simpp.example\","
                + "\"login\":[\"SCRAM-SHA-256\",\"SIMPP-2007\"],\"sessions\":2}]\n");
    assertThat(printed(out -> new Listing("a").print(out, true, "account"))).isEqualTo("[]\n");
  }

  @Test
  void printOne_isALineAColumnOrAnObject() {
    Listing one = new Listing("account", "done").row("bob@simpp.example", "added");

    assertThat(printed(out -> one.printOne(out, false)))
        .isEqualTo("account  bob@simpp.example\ndone     added\n");
    assertThat(printed(out -> one.printOne(out, true)))
        .isEqualTo("{\"account\":\"bob@simpp.example\",\"done\":\"added\"}\n");
  }

  @Test
  void row_ofAnotherLength_isRefused() {
    assertThatThrownBy(() -> listing.row("alone")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void columns_areChosen_inTheOrderThatIsWanted() throws Exception {
    Listing all = new Listing("name", "age", "kind").row("a", 1, "x").row("b", 2, "y");

    Listing chosen = all.only("kind, name,kind");
    assertThat(printed(out -> chosen.print(out, true, "row")))
        .isEqualTo("[{\"kind\":\"x\",\"name\":\"a\"},{\"kind\":\"y\",\"name\":\"b\"}]\n");
    assertThatThrownBy(() -> all.only("name,size"))
        .isInstanceOf(CommandException.class)
        .hasMessage("there is no column \"size\"; there are name,age,kind");
    assertThatThrownBy(() -> all.only("")).isInstanceOf(CommandException.class);
  }

  @Test
  void account_ofSomethingElse_saysHowToWriteOne() throws Exception {
    assertThat(Operator.account("Alice@simpp.example")).hasToString("alice@simpp.example");
    assertThatThrownBy(() -> Operator.account("simpp.example"))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("name@domain");
    assertThatThrownBy(() -> Operator.account("alice@simpp.example/desk"))
        .isInstanceOf(CommandException.class);
    assertThatThrownBy(() -> Operator.account("@x")).isInstanceOf(CommandException.class);
  }

  @Test
  void announcement_hasThePromisedForm() {
    ServerStatus.Snapshot now =
        new ServerStatus.Snapshot(
            "simpp.local",
            false,
            true,
            Map.of(
                "c2s", new InetSocketAddress("127.0.0.1", 5222),
                "direct-tls", new InetSocketAddress("::1", 5223)),
            0,
            "",
            "",
            "",
            false,
            List.of());

    assertThat(Announcement.line(now, new InetSocketAddress("127.0.0.1", 8101)))
        .isEqualTo(
            "ready: simpp.local c2s=127.0.0.1:5222 direct-tls=[::1]:5223" + " ssh=127.0.0.1:8101");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1:5222",
    "0.0.0.0, 0.0.0.0:5222",
    "::, [::]:5222",
    "::1, [::1]:5222",
    "2001:db8::, [2001:db8::]:5222",
    "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]:5222",
    "2001:0:0:1:0:0:0:10, [2001:0:0:1::10]:5222",
    "2001:db8:1:2:3:4:5:0, [2001:db8:1:2:3:4:5:0]:5222"
  })
  void address_isShortAndBracketed(String address, String text) {
    assertThat(Announcement.text(new InetSocketAddress(address, 5222))).isEqualTo(text);
  }
}
