package org.simpp.client.internal.directory;

import com.unboundid.ldap.sdk.AsyncRequestID;
import com.unboundid.ldap.sdk.AsyncSearchResultListener;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchResultReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.simpp.client.ClientException;

/**
 * One question to the directory, which may take several requests. It can be given up at any time;
 * the server is told then (RFC 4511, section 4.11).
 */
final class Inquiry {
  private final int limit;
  private final List<SearchResultEntry> entries = new ArrayList<>();
  private @Nullable CompletableFuture<SearchResult> answer;
  private boolean isGivenUp;
  private boolean isOverfull;

  /**
   * @param limit how many entries are kept; a server that sends more sends them in vain
   */
  Inquiry(int limit) {
    this.limit = limit;
  }

  /** Nobody wants to know any more: whoever waits gets a {@link CancellationException}. */
  synchronized void giveUp() {
    isGivenUp = true;
    if (answer != null) {
      answer.cancel(false);
    }
  }

  /** What has come until now. */
  synchronized List<SearchResultEntry> entries() {
    return List.copyOf(entries);
  }

  synchronized boolean isFull() {
    return entries.size() >= limit;
  }

  /** Whether more has come than is kept. */
  synchronized boolean isOverfull() {
    return isOverfull;
  }

  /** Sends the request and waits for what it ends with. */
  SearchResult ask(LDAPConnection connection, Request request, Place place, Duration patience)
      throws LDAPException, ClientException {
    CompletableFuture<SearchResult> outcome = begin();
    AsyncRequestID asked = connection.asyncSearch(request.to(new Listener(outcome)));
    try {
      return outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      connection.abandon(asked);
      throw LdapTroubles.silent(place);
    } catch (CancellationException e) {
      connection.abandon(asked);
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a search ends with a result", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      connection.abandon(asked);
      throw new CancellationException("the directory is closed");
    }
  }

  /** One request, once it is known who hears the answer. */
  interface Request {
    SearchRequest to(AsyncSearchResultListener listener);
  }

  private synchronized CompletableFuture<SearchResult> begin() {
    CompletableFuture<SearchResult> outcome = new CompletableFuture<>();
    answer = outcome;
    if (isGivenUp) {
      throw new CancellationException("another search has taken its place");
    }
    return outcome;
  }

  private synchronized void keep(SearchResultEntry entry) {
    if (isFull()) {
      isOverfull = true;
    } else {
      entries.add(entry);
    }
  }

  /** Told by the connection's own thread. */
  private final class Listener implements AsyncSearchResultListener {
    private static final long serialVersionUID = 1L;

    private final transient CompletableFuture<SearchResult> outcome;

    Listener(CompletableFuture<SearchResult> outcome) {
      this.outcome = outcome;
    }

    @Override
    public void searchEntryReturned(SearchResultEntry entry) {
      keep(entry);
    }

    @Override
    public void searchReferenceReturned(SearchResultReference reference) {
      // another server's part of the tree: who asked this one is not sent elsewhere
    }

    @Override
    public void searchResultReceived(AsyncRequestID asked, SearchResult result) {
      outcome.complete(result);
    }
  }
}
