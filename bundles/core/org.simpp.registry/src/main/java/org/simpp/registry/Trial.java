package org.simpp.registry;

/**
 * The first calls in a provider that has just taken the place of another. Suites are stateless over
 * values, so a call that the new one fails is made once more in the former one: its caller does not
 * notice. What both refuse in the same way is the caller's matter.
 *
 * @param <S> the service's type
 */
final class Trial<S> {
  private final Lease<S> former;
  private final Swap swap;

  Trial(Lease<S> former, Swap swap) {
    this.former = former;
    this.swap = swap;
  }

  <R, X extends Exception> R call(S candidate, Served.Call<S, R, X> call) throws X {
    R answer;
    try {
      answer = call.on(candidate);
    } catch (Exception | LinkageError fault) {
      if (!former.enter()) {
        throw fault;
      }
      try {
        answer = call.on(former.provider());
      } catch (Exception | LinkageError refusal) {
        if (refusal.getClass() == fault.getClass()) {
          throw fault;
        }
        swap.failed(fault);
        throw refusal;
      } finally {
        former.leave();
      }
      swap.failed(fault);
      return answer;
    }
    swap.count();
    return answer;
  }
}
