package org.simpp.client.history.internal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.simpp.client.history.Amendment;
import org.simpp.client.history.Change;
import org.simpp.model.Jid;
import org.simpp.model.MessageId;

/** Changes of entries as bytes. */
final class AmendmentCodec {
  private static final int CORRECTION = 0;
  private static final int WITHDRAWAL = 1;
  private static final int REACTIONS = 2;

  private AmendmentCodec() {}

  static void encode(Amendment amendment, DataOutputStream out) throws IOException {
    Fields.text(out, amendment.contact().toString());
    out.writeLong(amendment.entry());
    Fields.choice(out, Fields.DIRECTIONS, amendment.author());
    Fields.text(out, amendment.id().value());
    Fields.time(out, amendment.time());
    if (amendment.change() instanceof Change.Correction correction) {
      out.writeByte(CORRECTION);
      Fields.text(out, correction.text());
    } else if (amendment.change() instanceof Change.Withdrawal) {
      out.writeByte(WITHDRAWAL);
    } else if (amendment.change() instanceof Change.Reactions reactions) {
      out.writeByte(REACTIONS);
      out.writeByte(reactions.all().size());
      for (String one : reactions.all()) {
        Fields.text(out, one);
      }
    }
  }

  static Amendment decode(ByteBuffer in) {
    return new Amendment(
        Jid.of(Fields.text(in)),
        in.getLong(),
        Fields.DIRECTIONS.get(in.get()),
        new MessageId(Fields.text(in)),
        Fields.time(in),
        change(in));
  }

  private static Change change(ByteBuffer in) {
    return switch (in.get()) {
      case CORRECTION -> new Change.Correction(Fields.text(in));
      case WITHDRAWAL -> new Change.Withdrawal();
      case REACTIONS -> {
        int count = in.get();
        if (count < 0) {
          throw new IllegalArgumentException("a record of fewer reactions than none");
        }
        List<String> all = new ArrayList<>();
        for (int left = count; left > 0; left--) {
          all.add(Fields.text(in));
        }
        yield new Change.Reactions(all);
      }
      default -> throw new IllegalArgumentException("a change of a kind not known here");
    };
  }
}
