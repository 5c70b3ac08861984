package org.simpp.xmpp.caps;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.disco.Identity;
import org.simpp.xmpp.forms.DataForm;

/** Hashes an answer of service discovery (XEP-0115, section 5). */
final class VerificationString {
  private static final Comparator<String> OCTETS =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private VerificationString() {}

  static String of(DiscoInfo info) {
    StringBuilder text = new StringBuilder();
    info.identities().stream()
        .map(i -> i.category() + "/" + i.type() + "/" + i.language() + "/" + i.name() + "<")
        .sorted(OCTETS)
        .forEach(text::append);
    append(text, info.features());
    info.forms().stream()
        .filter(form -> !formType(form).isEmpty())
        .sorted(Comparator.comparing(VerificationString::formType, OCTETS))
        .forEach(form -> appendForm(text, form));
    return hash(text.toString());
  }

  /**
   * Nothing is there twice, each form says in one way what it is (section 5.4, rule 3), and no text
   * holds what parts the texts in the hash: two answers could then have the same one.
   */
  static boolean isUnambiguous(DiscoInfo info) {
    List<String> formTypes =
        info.forms().stream()
            .map(VerificationString::formType)
            .filter(type -> !type.isEmpty())
            .toList();
    return areDifferent(info.identities())
        && areDifferent(info.features())
        && areDifferent(formTypes)
        && info.forms().stream()
            .allMatch(form -> new HashSet<>(values(form, "FORM_TYPE")).size() <= 1)
        && info.identities().stream().allMatch(VerificationString::isClear)
        && info.features().stream().noneMatch(feature -> feature.contains("<"))
        && info.forms().stream().noneMatch(VerificationString::holdsASeparator);
  }

  private static boolean isClear(Identity identity) {
    boolean hasSlash = (identity.category() + identity.type() + identity.language()).contains("/");
    return !hasSlash && !identity.toString().contains("<");
  }

  private static boolean holdsASeparator(Element form) {
    return form.children(DataForm.NAMESPACE, "field").stream()
        .anyMatch(
            field ->
                field.attribute("var").orElse("").contains("<")
                    || field.children().stream().anyMatch(value -> value.text().contains("<")));
  }

  private static void appendForm(StringBuilder text, Element form) {
    text.append(formType(form)).append('<');
    form.children(DataForm.NAMESPACE, "field").stream()
        .map(field -> field.attribute("var").orElse(""))
        .filter(name -> !name.equals("FORM_TYPE"))
        .sorted(OCTETS)
        .forEach(
            name -> {
              text.append(name).append('<');
              append(text, values(form, name));
            });
  }

  private static void append(StringBuilder text, Collection<String> values) {
    values.stream().sorted(OCTETS).forEach(value -> text.append(value).append('<'));
  }

  private static String formType(Element form) {
    return values(form, "FORM_TYPE").stream().findFirst().orElse("");
  }

  private static List<String> values(Element form, String name) {
    return form.children(DataForm.NAMESPACE, "field").stream()
        .filter(field -> field.attribute("var").filter(name::equals).isPresent())
        .flatMap(field -> field.children(DataForm.NAMESPACE, "value").stream())
        .map(Element::text)
        .toList();
  }

  private static boolean areDifferent(List<?> values) {
    return new HashSet<>(values).size() == values.size();
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
