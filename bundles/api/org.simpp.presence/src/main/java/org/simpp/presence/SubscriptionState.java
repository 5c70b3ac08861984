package org.simpp.presence;

/**
 * The state of one contact in a user's roster (RFC 6121, section 2.1.2 and appendix A.1).
 *
 * @param to the user is subscribed to the contact's presence
 * @param from the contact is subscribed to the user's presence
 * @param pendingOut the user has asked and has no answer yet ({@code ask='subscribe'})
 * @param pendingIn the contact has asked and the user has not answered
 * @param preApproved the user has approved the contact's next request beforehand ({@code
 *     approved='true'}, RFC 6121, section 3.4)
 */
public record SubscriptionState(
    boolean to, boolean from, boolean pendingOut, boolean pendingIn, boolean preApproved) {
  /** No subscription in either direction, nothing pending. */
  public static final SubscriptionState NONE =
      new SubscriptionState(false, false, false, false, false);

  public SubscriptionState {
    if ((to && pendingOut) || (from && pendingIn)) {
      throw new IllegalArgumentException("what is granted is not pending any more");
    }
  }

  /**
   * The roster's {@code subscription} attribute: {@code none}, {@code to}, {@code from}, {@code
   * both}.
   */
  public String subscription() {
    if (to) {
      return from ? "both" : "to";
    }
    return from ? "from" : "none";
  }

  public SubscriptionState withTo(boolean granted) {
    return new SubscriptionState(granted, from, !granted && pendingOut, pendingIn, preApproved);
  }

  public SubscriptionState withFrom(boolean granted) {
    return new SubscriptionState(to, granted, pendingOut, !granted && pendingIn, preApproved);
  }

  public SubscriptionState withPendingOut(boolean pending) {
    return new SubscriptionState(to, from, pending, pendingIn, preApproved);
  }

  public SubscriptionState withPendingIn(boolean pending) {
    return new SubscriptionState(to, from, pendingOut, pending, preApproved);
  }

  public SubscriptionState withPreApproved(boolean approved) {
    return new SubscriptionState(to, from, pendingOut, pendingIn, approved);
  }
}
