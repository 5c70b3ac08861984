package org.simpp.client.ui.brand;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.simpp.client.ui.language.Messages;
import org.simpp.client.ui.look.Palette;
import org.simpp.model.Jid;

/**
 * How the product is called and looks.
 *
 * @param texts by their names in the branding's file, those of Traditional Chinese with {@code
 *     .zh_TW}; the words of the product where there are none
 * @param logo where on the class path the drawing lies
 */
public record Brand(Map<String, String> texts, Palette palette, String logo) {
  static final String NAME = "name";
  static final String TAGLINE = "tagline";
  static final String LOGIN = "login";
  static final String WELCOME = "welcome";
  static final String CHINESE = ".zh_TW";

  private static final String HOUSE_LOGO = "/org/simpp/client/ui/icons/logo.svg";

  public Brand {
    texts = Map.copyOf(texts);
  }

  /** The product without a branding. */
  public static Brand house() {
    return new Brand(Map.of(), Palette.house(), HOUSE_LOGO);
  }

  /** What the product is called. */
  public String name(Messages messages) {
    return text(NAME, messages).orElse("SIMPP");
  }

  /** The sentence below the name. */
  public String tagline(Messages messages) {
    return text(TAGLINE, messages).orElseGet(() -> messages.text("app.tagline"));
  }

  /** What is said to somebody who has signed in, on that day. */
  public Optional<String> login(Messages messages, Jid account, LocalDate day) {
    return text(LOGIN, messages)
        .map(
            words ->
                words
                    .replace("{date}", messages.day().format(day))
                    .replace("{account}", account.toString())
                    .replace("{name}", account.local()));
  }

  /** What the organisation has to say where no conversation is open. */
  public Optional<String> welcome(Messages messages) {
    return text(WELCOME, messages);
  }

  private Optional<String> text(String name, Messages messages) {
    boolean chinese = messages.language().equals("zh-TW");
    return Optional.ofNullable(chinese ? texts.get(name + CHINESE) : null)
        .or(() -> Optional.ofNullable(texts.get(name)));
  }
}
