package org.simpp.store;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.simpp.model.Bytes;
import org.simpp.model.Jid;

/**
 * Small documents that an account keeps, each under a name in a collection: its vCard, its private
 * storage, whom it has blocked. Every method blocks.
 */
@ProviderType
public interface DocumentStore {
  /** Characters that a collection's name may have. */
  int MAX_COLLECTION = 32;

  /** Characters that a document's name may have. */
  int MAX_NAME = 2_048;

  /** The document of that name; empty where there is none. */
  Optional<Bytes> find(Jid owner, String collection, String name) throws StoreException;

  /**
   * Makes or replaces one document, durably, before this returns.
   *
   * @param maxDocuments refuse to make it where the collection has so many
   * @throws StoreException with {@link StoreException.Reason#FULL}, or {@link
   *     StoreException.Reason#NOT_FOUND} where the owner has no account
   * @throws IllegalArgumentException where a name is empty or too long
   */
  void put(Jid owner, String collection, String name, Bytes content, int maxDocuments)
      throws StoreException;

  /**
   * Removes one document.
   *
   * @return whether there was one
   */
  boolean remove(Jid owner, String collection, String name) throws StoreException;

  /**
   * Refuses names that no store takes.
   *
   * @throws IllegalArgumentException where a name is empty or too long
   */
  static void requireNames(String collection, String name) {
    if (collection.isEmpty() || collection.length() > MAX_COLLECTION) {
      throw new IllegalArgumentException(
          "a collection's name has 1 to " + MAX_COLLECTION + " characters");
    }
    if (name.isEmpty() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a document's name has 1 to " + MAX_NAME + " characters");
    }
  }
}
