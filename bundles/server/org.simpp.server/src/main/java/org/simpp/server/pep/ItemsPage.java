package org.simpp.server.pep;

import java.util.List;
import java.util.Optional;
import org.simpp.store.PublishedItem;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.rsm.Page;
import org.simpp.xmpp.rsm.PageRequest;

/**
 * Part of a node's items, in one answer (XEP-0060, section 6.5.4; XEP-0059).
 *
 * @param items in the order in which all of them stand, the latest first
 * @param index how many stand before them
 * @param count how many there are all together
 */
record ItemsPage(List<PublishedItem> items, int index, int count) {
  /** What one answer may take, so that it is no stanza that a client cannot take. */
  private static final int MAX_BYTES = 256 * 1024;

  ItemsPage {
    items = List.copyOf(items);
  }

  /**
   * The part that is asked for, as far as one answer holds it, and one item of it at least; empty
   * where the item that it is asked for by is not there.
   */
  static Optional<ItemsPage> of(List<PublishedItem> all, PageRequest asked) {
    int from = asked.after() == null ? 0 : indexOf(all, asked.after()) + 1;
    boolean isBackwards = asked.before() != null;
    int to =
        asked.before() == null || asked.before().isEmpty()
            ? all.size()
            : indexOf(all, asked.before());
    if ((asked.after() != null && from == 0) || to < 0) {
      return Optional.empty();
    }
    int most = asked.max() == null ? all.size() : asked.max();
    int begin = isBackwards ? Math.max(from, to - most) : from;
    int end = isBackwards ? to : Math.min(to, from + most);
    int count = fitting(all, begin, Math.max(begin, end), isBackwards);
    int first = isBackwards ? Math.max(begin, end) - count : begin;
    return Optional.of(new ItemsPage(all.subList(first, first + count), first, all.size()));
  }

  /** Whether there are more of them than stand here. */
  boolean isTruncated() {
    return items.size() < count;
  }

  /** As it stands beside the items. */
  Element toElement() {
    return items.isEmpty()
        ? new Page(null, null, null, (long) count).toElement()
        : new Page(items.get(0).id(), items.get(items.size() - 1).id(), (long) index, (long) count)
            .toElement();
  }

  private static int fitting(List<PublishedItem> all, int begin, int end, boolean isBackwards) {
    int bytes = 0;
    int count = 0;
    while (count < end - begin) {
      PublishedItem next = all.get(isBackwards ? end - 1 - count : begin + count);
      bytes += next.payload().length() + next.id().length();
      if (count > 0 && bytes > MAX_BYTES) {
        break;
      }
      count++;
    }
    return count;
  }

  private static int indexOf(List<PublishedItem> all, String id) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }
}
