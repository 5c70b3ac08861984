package org.simpp.xmpp.archive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.simpp.model.Jid;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.forms.FormField;
import org.simpp.xmpp.rsm.PageRequest;
import org.simpp.xmpp.time.XmppDates;

/**
 * What somebody wants to see of an archive (XEP-0313, section 4).
 *
 * @param queryId comes back with each result; null for none
 * @param filter which messages
 * @param page which part of them
 * @param isFlipped whether the part comes with the newest first (section 4.3.4)
 */
public record ArchiveSearch(
    @Nullable String queryId, Filter filter, PageRequest page, boolean isFlipped) {
  private static final String VALIDATION = "http://jabber.org/protocol/xdata-validate";
  private static final String FLIP = "flip-page";
  private static final String WITH = "with";
  private static final String START = "start";
  private static final String END = "end";
  private static final String BEFORE_ID = "before-id";
  private static final String AFTER_ID = "after-id";
  private static final String IDS = "ids";
  private static final Set<String> FIELDS =
      Set.of(DataForm.FORM_TYPE, WITH, START, END, BEFORE_ID, AFTER_ID, IDS);

  /**
   * Which messages are meant (section 4.1); null and empty for what does not matter.
   *
   * @param with from this address or to it
   * @param start at this time or later
   * @param end at this time or earlier
   * @param beforeId before the one of this id
   * @param afterId behind the one of this id
   * @param ids those alone
   */
  public record Filter(
      @Nullable Jid with,
      @Nullable Instant start,
      @Nullable Instant end,
      @Nullable String beforeId,
      @Nullable String afterId,
      List<String> ids) {
    /** Every message. */
    public static final Filter ALL = new Filter(null, null, null, null, null, List.of());

    public Filter {
      ids = List.copyOf(ids);
    }

    private List<FormField> fields() {
      List<FormField> fields = new ArrayList<>();
      add(fields, WITH, FormField.Type.JID_SINGLE, with == null ? null : with.toString());
      add(fields, START, FormField.Type.TEXT_SINGLE, start == null ? null : XmppDates.write(start));
      add(fields, END, FormField.Type.TEXT_SINGLE, end == null ? null : XmppDates.write(end));
      add(fields, BEFORE_ID, FormField.Type.TEXT_SINGLE, beforeId);
      add(fields, AFTER_ID, FormField.Type.TEXT_SINGLE, afterId);
      if (!ids.isEmpty()) {
        fields.add(FormField.of(IDS, FormField.Type.LIST_MULTI, "", ids.toArray(String[]::new)));
      }
      return fields;
    }

    private static void add(
        List<FormField> fields, String name, FormField.Type type, @Nullable String value) {
      if (value != null) {
        fields.add(FormField.of(name, type, "", value));
      }
    }
  }

  /** What reading a query came to. */
  public sealed interface Reading {
    /** It can be answered. */
    record Asked(ArchiveSearch search) implements Reading {}

    /** It cannot: what to answer instead. */
    record Refused(StanzaCondition condition, String text) implements Reading {}
  }

  /** Reads what {@code query} asks for. */
  public static Reading read(Element query) {
    Optional<PageRequest> page = PageRequest.in(query);
    if (page.isEmpty()) {
      return bad("the largest number of results is no number");
    }
    Optional<Element> x = query.child(DataForm.NAMESPACE, "x");
    Optional<Filter> filter = Optional.of(Filter.ALL);
    if (x.isPresent()) {
      Optional<DataForm> form = DataForm.of(x.get()).filter(ArchiveSearch::isOurs);
      if (form.isEmpty()) {
        return bad("the form is none of " + Mam.NAMESPACE);
      }
      if (!form.get().fields().stream().map(FormField::name).allMatch(FIELDS::contains)) {
        return new Reading.Refused(
            StanzaCondition.FEATURE_NOT_IMPLEMENTED, "the form has a field that is not known");
      }
      filter = filter(form.get());
    }
    if (filter.isEmpty()) {
      return bad("a time or address in the form is none");
    }
    boolean isFlipped = query.child(Mam.NAMESPACE, FLIP).isPresent();
    return new Reading.Asked(
        new ArchiveSearch(
            query.attribute("queryid").orElse(null), filter.get(), page.get(), isFlipped));
  }

  /** The form that says what can be asked for (section 4.1.5). */
  public static Element form() {
    List<FormField> fields =
        List.of(
            FormField.of(WITH, FormField.Type.JID_SINGLE, ""),
            FormField.of(START, FormField.Type.TEXT_SINGLE, ""),
            FormField.of(END, FormField.Type.TEXT_SINGLE, ""),
            FormField.of(BEFORE_ID, FormField.Type.TEXT_SINGLE, ""),
            FormField.of(AFTER_ID, FormField.Type.TEXT_SINGLE, ""));
    Element x = DataForm.of(DataForm.Type.FORM, Mam.NAMESPACE, fields).toElement();
    return Element.builder(Mam.NAMESPACE, "query")
        .child(x.toBuilder().child(anyIds()).build())
        .build();
  }

  /** A list whose choices are not listed: the client has them (XEP-0122, section 3.2.2). */
  private static Element anyIds() {
    return Element.builder(DataForm.NAMESPACE, "field")
        .attribute("var", IDS)
        .attribute("type", "list-multi")
        .child(
            Element.builder(VALIDATION, "validate")
                .attribute("datatype", "xs:string")
                .child(Element.of(VALIDATION, "open"))
                .build())
        .build();
  }

  /** As it is asked. */
  public Element toElement() {
    Element.Builder query = Element.builder(Mam.NAMESPACE, "query").attribute("queryid", queryId);
    if (!filter.equals(Filter.ALL)) {
      query.child(DataForm.of(DataForm.Type.SUBMIT, Mam.NAMESPACE, filter.fields()).toElement());
    }
    query.child(page.toElement());
    if (isFlipped) {
      query.child(Element.of(Mam.NAMESPACE, FLIP));
    }
    return query.build();
  }

  private static boolean isOurs(DataForm form) {
    return form.type() == DataForm.Type.SUBMIT
        && form.formType().filter(Mam.NAMESPACE::equals).isPresent();
  }

  /** Empty where a value is not what its field wants. */
  private static Optional<Filter> filter(DataForm form) {
    Optional<Instant> start = given(form, START).flatMap(XmppDates::parse);
    Optional<Instant> end = given(form, END).flatMap(XmppDates::parse);
    boolean areTimes =
        start.isPresent() == given(form, START).isPresent()
            && end.isPresent() == given(form, END).isPresent();
    try {
      Filter filter =
          new Filter(
              given(form, WITH).map(Jid::of).orElse(null),
              start.orElse(null),
              end.orElse(null),
              given(form, BEFORE_ID).orElse(null),
              given(form, AFTER_ID).orElse(null),
              form.values(IDS));
      return areTimes ? Optional.of(filter) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> given(DataForm form, String field) {
    return form.value(field).filter(value -> !value.isEmpty());
  }

  private static Reading bad(String text) {
    return new Reading.Refused(StanzaCondition.BAD_REQUEST, text);
  }
}
