package org.simpp.server.iq;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;

/** Answers the IQs of one XEP or feature; called on the lane of who asks, so it may block. */
public interface IqHandler {
  /** Answers one kind of request. */
  @FunctionalInterface
  interface Answering {
    /** As {@link IqHandler#answer}. */
    Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException;
  }

  /** One that has nothing to do after its answer. */
  static IqHandler of(Element.Name name, Set<Target> targets, Answering answering) {
    return new IqHandler() {
      @Override
      public Element.Name name() {
        return name;
      }

      @Override
      public Set<Target> targets() {
        return targets;
      }

      @Override
      public Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
        return answering.answer(request);
      }
    };
  }

  /** The element that it answers. */
  Element.Name name();

  /** On whose behalf it answers. */
  Set<Target> targets();

  /**
   * The answer's element; empty for an empty result.
   *
   * @throws IqRefusal to answer with an error
   */
  Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException;

  /**
   * As {@link #answer}, for one that takes longer than its asker's lane may be held up: that one is
   * called instead.
   *
   * @return completes with the answer's element, or with the exception that refuses it
   */
  default CompletionStage<Optional<Element>> answerLater(IqRequest request)
      throws IqRefusal, StoreException {
    return CompletableFuture.completedFuture(answer(request));
  }

  /** Does what comes after the answer, which has been sent. */
  default void answered(IqRequest request) throws StoreException {}
}
