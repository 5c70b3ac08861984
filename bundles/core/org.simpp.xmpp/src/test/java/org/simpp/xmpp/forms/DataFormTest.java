package org.simpp.xmpp.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.support.Xml;

/** XEP-0004, sections 3.1 to 3.3, and XEP-0068. */
class DataFormTest {
  private static final DataForm BOT =
      DataForm.of(
              DataForm.Type.FORM,
              "jabber:bot",
              List.of(
                  FormField.of("botname", FormField.Type.TEXT_SINGLE, "The name of your bot")
                      .required(),
                  FormField.of("public", FormField.Type.BOOLEAN, "Public bot?", "0"),
                  FormField.choice("who", "Who may use it?", "20", List.of("10", "20", "none"))))
          .titled("Bot Configuration", "Fill out this form.", "It is short.");

  private static final String WRITTEN =
      "<x xmlns='jabber:x:data' type='form'><title>Bot Configuration</title>"
          + "<instructions>Fill out this form.</instructions>"
          + "<instructions>It is short.</instructions>"
          + "<field var='FORM_TYPE' type='hidden'><value>jabber:bot</value></field>"
          + "<field var='botname' type='text-single' label='The name of your bot'>"
          + "<required/></field>"
          + "<field var='public' type='boolean' label='Public bot?'><value>0</value></field>"
          + "<field var='who' type='list-single' label='Who may use it?'><value>20</value>"
          + "<option><value>10</value></option><option><value>20</value></option>"
          + "<option><value>none</value></option></field></x>";

  @Test
  @Specification("XEP-0004, section 3.2")
  void form_isReadAndWritten() {
    assertThat(BOT.toElement()).isEqualTo(Xml.of(WRITTEN));
    assertThat(DataForm.of(Xml.of(WRITTEN))).contains(BOT);
  }

  @Test
  @Specification("XEP-0004, section 3.3")
  void unknownOrMissingTypeOfAField_isText() {
    DataForm form =
        DataForm.of(
                Xml.of(
                    "<x xmlns='jabber:x:data' type='submit'><field var='a'><value>1</value>"
                        + "<value>2</value></field><field var='b' type='new'/></x>"))
            .orElseThrow();

    assertThat(form.field("a").orElseThrow().type()).isEqualTo(FormField.Type.TEXT_SINGLE);
    assertThat(form.field("b").orElseThrow().type()).isEqualTo(FormField.Type.TEXT_SINGLE);
    assertThat(form.values("a")).containsExactly("1", "2");
    assertThat(form.value("a")).contains("1");
    assertThat(form.value("b")).isEmpty();
    assertThat(form.values("c")).isEmpty();
  }

  @Test
  @Specification("XEP-0004, section 3.3")
  void truth_isWrittenInTwoWays() {
    assertThat(List.of("1", "true")).allMatch(text -> DataForm.truth(text).orElseThrow());
    assertThat(List.of("0", "false")).noneMatch(text -> DataForm.truth(text).orElseThrow());
    assertThat(DataForm.truth("yes")).isEmpty();
  }

  @Test
  @Specification("XEP-0068, section 3.1")
  void formType_saysWhatTheFieldsBelongTo() {
    assertThat(BOT.formType()).contains("jabber:bot");
    assertThat(
            DataForm.in(Element.builder("urn:x", "query").child(BOT.toElement()).build())
                .flatMap(DataForm::formType))
        .contains("jabber:bot");
    assertThat(DataForm.in(Element.of("urn:x", "query"))).isEmpty();
  }

  @Test
  @Specification("XEP-0004, section 3.2")
  void brokenForm_isNone() {
    for (String xml :
        new String[] {
          "<x xmlns='jabber:x:data'/>",
          "<x xmlns='jabber:x:data' type='other'/>",
          "<x xmlns='urn:other' type='form'/>",
          "<x xmlns='jabber:x:data' type='form'><field/></x>",
          "<x xmlns='jabber:x:data' type='form'><field var='a'/><field var='a'/></x>",
          "<x xmlns='jabber:x:data' type='form'><field var='a'><option/></field></x>",
          "<x xmlns='jabber:x:data' type='form'><field var='a'><option><value>1</value>"
              + "<value>2</value></option></field></x>",
          "<x xmlns='jabber:x:data' type='submit'>"
              + many("<field var='%d'/>", DataForm.MAX_FIELDS + 1)
              + "</x>",
          "<x xmlns='jabber:x:data' type='submit'><field var='a'>"
              + many("<value>%d</value>", FormField.MAX_VALUES + 1)
              + "</field></x>",
          "<x xmlns='jabber:x:data' type='submit'><field var='a'>"
              + many("<option><value>%d</value></option>", FormField.MAX_VALUES + 1)
              + "</field></x>",
          "<x xmlns='jabber:x:data' type='form'>"
              + many("<instructions>%d</instructions>", DataForm.MAX_FIELDS + 1)
              + "</x>"
        }) {
      assertThat(DataForm.of(Xml.of(xml))).as(xml).isEmpty();
    }
  }

  @Test
  @Specification("XEP-0004, section 3.2")
  void formWithAFieldTwiceOrNamelessOrTooLong_cannotBeMade() {
    FormField field = FormField.of("a", FormField.Type.TEXT_SINGLE, "");

    assertThatThrownBy(() -> DataForm.of(DataForm.Type.FORM, "x", List.of(field, field)))
        .hasMessageContaining("no name twice");
    assertThatThrownBy(() -> FormField.of("", FormField.Type.TEXT_SINGLE, ""))
        .hasMessageContaining("has a name");
    assertThat(FormField.of("", FormField.Type.FIXED, "", "A heading").value())
        .contains("A heading");
  }

  private static String many(String pattern, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(pattern.formatted(i));
    }
    return text.toString();
  }
}
