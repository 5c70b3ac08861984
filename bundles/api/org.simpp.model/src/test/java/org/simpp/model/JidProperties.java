package org.simpp.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** Whatever is typed: an address is prepared once and for all, or refused. */
class JidProperties {
  @Property(tries = 5000)
  void localpart_isPreparedOnceAndForAll(@ForAll @StringLength(min = 1, max = 8) String local) {
    isPreparedOnceAndForAll(local, "example.com", "");
  }

  @Property(tries = 5000)
  void resourcepart_isPreparedOnceAndForAll(
      @ForAll @StringLength(min = 1, max = 8) String resource) {
    isPreparedOnceAndForAll("a", "example.com", resource);
  }

  @Property(tries = 5000)
  void domainpart_isPreparedOnceAndForAll(@ForAll @StringLength(min = 1, max = 8) String domain) {
    isPreparedOnceAndForAll("a", domain, "");
  }

  private static void isPreparedOnceAndForAll(String local, String domain, String resource) {
    jid(local, domain, resource)
        .ifPresent(
            jid -> {
              assertThat(Jid.of(jid.toString())).isEqualTo(jid);
              assertThat(new Jid(jid.local(), jid.domain(), jid.resource())).isEqualTo(jid);
            });
  }

  private static Optional<Jid> jid(String local, String domain, String resource) {
    try {
      return Optional.of(new Jid(local, domain, resource));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
