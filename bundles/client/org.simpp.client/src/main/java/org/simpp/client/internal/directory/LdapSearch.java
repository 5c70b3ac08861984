package org.simpp.client.internal.directory;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.AsyncSearchResultListener;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;
import org.simpp.client.directory.Found;
import org.simpp.client.directory.Level;
import org.simpp.client.directory.Person;
import org.simpp.client.directory.Unit;

/** The two questions that are put to a directory (RFC 4511, section 4.5). Its calls wait. */
final class LdapSearch {
  private static final int PAGE = 250;

  /** The server says that there is more than it gives. */
  private static final Set<ResultCode> LIMITED =
      Set.of(ResultCode.SIZE_LIMIT_EXCEEDED, ResultCode.ADMIN_LIMIT_EXCEEDED);

  private final LdapLine line;
  private final Duration patience;

  LdapSearch(LdapLine line, Duration patience) {
    this.line = line;
    this.patience = patience;
  }

  /**
   * What is asked for.
   *
   * @param base the name of the entry where it begins
   * @param limit how much the server shall give in all; 0 for page after page (RFC 2696)
   */
  private record Question(String base, SearchScope scope, Filter filter, int limit) {}

  Found find(Inquiry inquiry, Place place, List<String> words, int limit)
      throws LDAPException, ClientException {
    Filter filter = Query.people(words, place.attributes());
    boolean isComplete =
        ask(inquiry, place, new Question(place.base(), SearchScope.SUB, filter, limit));
    return new Found(people(inquiry, place, entry -> true), isComplete);
  }

  Level open(Inquiry inquiry, Place place, Unit unit) throws LDAPException, ClientException {
    Filter filter = Query.level(place.attributes());
    boolean isComplete = ask(inquiry, place, new Question(unit.key(), SearchScope.ONE, filter, 0));
    List<Unit> units =
        inquiry.entries().stream().filter(Reading::isUnit).map(Reading::unit).toList();
    return new Level(units, people(inquiry, place, entry -> !Reading.isUnit(entry)), isComplete);
  }

  private static List<Person> people(
      Inquiry inquiry, Place place, Predicate<SearchResultEntry> wanted) {
    Reading reading = new Reading(place.attributes());
    return inquiry.entries().stream()
        .filter(wanted)
        .flatMap(entry -> reading.person(entry).stream())
        .toList();
  }

  /** Once more over a new connection where the server had ended the old one meanwhile. */
  private boolean ask(Inquiry inquiry, Place place, Question question)
      throws LDAPException, ClientException {
    LDAPConnection connection = line.to(place);
    Optional<SearchResult> first = first(inquiry, connection, place, question);
    if (first.isPresent()) {
      return follow(inquiry, connection, place, question, first.get());
    }
    line.drop(connection);
    LDAPConnection other = line.to(place);
    return follow(inquiry, other, place, question, page(inquiry, other, place, question, null));
  }

  /** Empty where the connection is found to be gone. */
  private Optional<SearchResult> first(
      Inquiry inquiry, LDAPConnection connection, Place place, Question question)
      throws LDAPException, ClientException {
    try {
      SearchResult result = page(inquiry, connection, place, question, null);
      boolean isGone = LdapTroubles.isGone(result.getResultCode());
      return Optional.of(result).filter(any -> !isGone || !inquiry.entries().isEmpty());
    } catch (LDAPException e) {
      if (LdapTroubles.isGone(e.getResultCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether all was given. */
  private boolean follow(
      Inquiry inquiry,
      LDAPConnection connection,
      Place place,
      Question question,
      SearchResult first)
      throws LDAPException, ClientException {
    SearchResult page = first;
    while (true) {
      if (LIMITED.contains(page.getResultCode())) {
        return false;
      }
      if (!page.getResultCode().equals(ResultCode.SUCCESS)) {
        throw LdapTroubles.of(page, place, question.base());
      }
      SimplePagedResultsControl more = SimplePagedResultsControl.get(page);
      if (more == null || !more.moreResultsToReturn()) {
        return !inquiry.isOverfull();
      }
      if (inquiry.isFull()) {
        return false;
      }
      page = page(inquiry, connection, place, question, more.getCookie());
    }
  }

  private SearchResult page(
      Inquiry inquiry,
      LDAPConnection connection,
      Place place,
      Question question,
      @Nullable ASN1OctetString cookie)
      throws LDAPException, ClientException {
    Control[] controls =
        question.limit() > 0
            ? new Control[0]
            : new Control[] {new SimplePagedResultsControl(PAGE, cookie)};
    int seconds = (int) Math.max(1, patience.toSeconds());
    String[] wanted = new Reading(place.attributes()).wanted();
    return inquiry.ask(
        connection,
        (AsyncSearchResultListener listener) ->
            new SearchRequest(
                listener,
                controls,
                question.base(),
                question.scope(),
                DereferencePolicy.NEVER,
                question.limit(),
                seconds,
                false,
                question.filter(),
                wanted),
        place,
        patience);
  }
}
