package org.simpp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.simpp.model.Bytes;
import org.simpp.store.StoreException.Reason;

/** What every {@link DocumentStore} does. */
public abstract class DocumentStoreContract extends StoreContract {
  private static final Bytes FIRST =
      Bytes.utf8("<vCard xmlns='vcard-temp'><FN>王小明 😀</FN></vCard>");
  private static final Bytes SECOND = Bytes.utf8("<vCard xmlns='vcard-temp'/>");

  private DocumentStore documents;

  @BeforeEach
  void accounts() throws StoreException {
    stores().accounts().create(ALICE, NOW, List.of());
    stores().accounts().create(BOB, NOW, List.of());
    documents = stores().documents();
  }

  @Test
  void document_comesBackAndIsReplaced() throws StoreException {
    documents.put(ALICE, "vcard", "vcard", FIRST, 1);
    assertThat(documents.find(ALICE, "vcard", "vcard")).contains(FIRST);

    documents.put(ALICE, "vcard", "vcard", SECOND, 1);
    assertThat(documents.find(ALICE, "vcard", "vcard")).contains(SECOND);
    assertThat(documents.find(ALICE, "vcard", "other")).isEmpty();
    assertThat(documents.find(ALICE, "other", "vcard")).isEmpty();
    assertThat(documents.find(BOB, "vcard", "vcard")).isEmpty();
    assertThat(documents.find(WANG, "vcard", "vcard")).isEmpty();
  }

  @Test
  void bytes_comeBackAsTheyWere() throws StoreException {
    byte[] every = new byte[256 * 1024];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    documents.put(ALICE, "c", "n", Bytes.of(every), 1);

    assertThat(documents.find(ALICE, "c", "n")).contains(Bytes.of(every));
  }

  @Test
  void names_differInCaseSpacesAndRareCharacters() throws StoreException {
    List<String> names =
        List.of("a", "A", "a ", " a", "𠮷", "😀", "x".repeat(DocumentStore.MAX_NAME));
    for (String name : names) {
      documents.put(ALICE, "c", name, Bytes.utf8(name), names.size());
    }
    for (String name : names) {
      assertThat(documents.find(ALICE, "c", name)).as(name).contains(Bytes.utf8(name));
    }
  }

  @Test
  void put_beyondTheBoundOfItsCollection_isRefused() throws StoreException {
    documents.put(ALICE, "c", "one", FIRST, 1);

    assertRefused(Reason.FULL, () -> documents.put(ALICE, "c", "two", FIRST, 1));
    documents.put(ALICE, "d", "two", FIRST, 1);
    documents.put(BOB, "c", "two", FIRST, 1);
    assertThat(documents.find(ALICE, "c", "two")).isEmpty();
  }

  @Test
  void put_withoutAnAccount_isRefused() {
    assertRefused(Reason.NOT_FOUND, () -> documents.put(WANG, "c", "n", FIRST, 1));
  }

  @Test
  void put_underNoName_isAMistake() {
    assertThatThrownBy(() -> documents.put(ALICE, "c", "", FIRST, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> documents.put(ALICE, "c", "x".repeat(DocumentStore.MAX_NAME + 1), FIRST, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> documents.put(ALICE, "", "n", FIRST, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void remove_saysWhetherThereWasOne() throws StoreException {
    documents.put(ALICE, "c", "n", FIRST, 1);

    assertThat(documents.remove(BOB, "c", "n")).isFalse();
    assertThat(documents.remove(ALICE, "c", "n")).isTrue();
    assertThat(documents.remove(ALICE, "c", "n")).isFalse();
    assertThat(documents.find(ALICE, "c", "n")).isEmpty();
    documents.put(ALICE, "c", "m", FIRST, 1);
  }

  @Test
  void documents_goWithTheirAccount() throws StoreException {
    documents.put(ALICE, "c", "n", FIRST, 1);
    documents.put(BOB, "c", "n", SECOND, 1);
    stores().accounts().delete(ALICE);
    stores().accounts().create(ALICE, NOW, List.of());

    assertThat(documents.find(ALICE, "c", "n")).isEmpty();
    assertThat(documents.find(BOB, "c", "n")).contains(SECOND);
  }

  /** The bound holds also where several come at once. */
  @Test
  void put_byManyAtOnce_keepsTheBound() throws Exception {
    List<Boolean> taken =
        together(
            4,
            number ->
                () -> {
                  try {
                    documents.put(ALICE, "c", "n" + number, FIRST, 2);
                    return true;
                  } catch (StoreException e) {
                    assertThat(e.reason()).isEqualTo(Reason.FULL);
                    return false;
                  }
                });

    assertThat(taken).filteredOn(one -> one).hasSize(2);
  }
}
