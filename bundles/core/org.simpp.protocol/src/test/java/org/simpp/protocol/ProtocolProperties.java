package org.simpp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.simpp.crypto.CryptoException;
import org.simpp.itests.specification.Specification;
import org.simpp.model.Bytes;
import org.simpp.model.SecretBytes;

/** Random runs of both sides. */
final class ProtocolProperties {
  @Property(tries = 500)
  @Specification("SIMPP-2007, section 1.5")
  void tuple_isReadBackAndIsInjective(@ForAll List<byte[]> first, @ForAll List<byte[]> second)
      throws CryptoException {
    List<Bytes> one = Stream.concat(Stream.of(new byte[1]), first.stream()).map(Bytes::of).toList();
    List<Bytes> two =
        Stream.concat(Stream.of(new byte[1]), second.stream()).map(Bytes::of).toList();
    Bytes encoded = new Tuple(one).encode();
    assertThat(Tuple.decode(encoded, one.size()).fields()).isEqualTo(one);
    assertThat(encoded.equals(new Tuple(two).encode())).isEqualTo(one.equals(two));
  }

  @Property(tries = 40)
  @Specification("SIMPP-2007, section 1.4")
  @Specification("SIMPP-2007, section 1.6")
  @Specification("SIMPP-2007, section 1.7")
  void registrationAndLogin_agree(@ForAll long seed) throws Exception {
    Parties parties = new Parties(seed);
    ClientRegistration client = parties.clientRegistration(parties.alicesKeys);
    PendingRegistration pending =
        parties.serverRegistration().challenge(client.begin(), parties.randomness);
    Registered registered = pending.verify(client.respond(pending.r2()));
    assertThat(registered.account()).isEqualTo(Parties.ALICE);
    assertThat(registered.masterKey()).isEqualTo(parties.masterKey().orElseThrow());
    assertThat(parties.loggedIn().export()).isNotEqualTo(parties.loggedIn().export());
  }

  @Property(tries = 40)
  @Specification("SIMPP-2007, section 1.5")
  void channel_overABrokenRoad_opensEachBoxOnceAndInOrder(@ForAll long seed) throws Exception {
    Parties parties = new Parties(seed);
    ClientServerKeys keys = parties.loggedIn();
    ClientServerChannel client = keys.clientChannel(parties.suite);
    ClientServerChannel server = keys.serverChannel(parties.suite);
    Random random = new Random(seed);
    List<Bytes> boxes = new ArrayList<>();
    List<Integer> opened = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      boxes.add(
          client.seal(
              BoxType.CLIENT_SERVER,
              SecretBytes.copyOf(new byte[] {(byte) i}),
              parties.randomness));
      Bytes any = boxes.get(random.nextInt(boxes.size()));
      try (SecretBytes content = server.open(BoxType.CLIENT_SERVER, any)) {
        opened.add((int) content.expose()[0]);
      } catch (CryptoException e) {
        assertThat(opened).isNotEmpty();
      }
    }
    assertThat(opened).isSorted().doesNotHaveDuplicates().isNotEmpty();
  }
}
