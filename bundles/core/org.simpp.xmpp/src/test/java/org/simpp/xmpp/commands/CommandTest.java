package org.simpp.xmpp.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.simpp.itests.specification.Specification;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.forms.DataForm;
import org.simpp.xmpp.forms.FormField;
import org.simpp.xmpp.support.Xml;

class CommandTest {
  private static final DataForm FORM =
      DataForm.of(
          DataForm.Type.SUBMIT,
          "urn:x",
          List.of(FormField.of("a", FormField.Type.TEXT_SINGLE, "", "1")));

  @Test
  @Specification("XEP-0050, section 2.4")
  void command_isRead() {
    assertThat(
            Command.of(Xml.of("<command xmlns='http://jabber.org/protocol/commands' node='n'/>")))
        .contains(new Command("n", "", Command.Action.EXECUTE, null));
    assertThat(
            Command.of(
                Xml.of(
                        "<command xmlns='http://jabber.org/protocol/commands' node='n'"
                            + " sessionid='s' action='complete'/>")
                    .toBuilder()
                    .child(FORM.toElement())
                    .build()))
        .contains(new Command("n", "s", Command.Action.COMPLETE, FORM));
  }

  @Test
  @Specification("XEP-0050, section 4.1")
  void whatIsNone_isNotRead() {
    for (String attributes : new String[] {"", "node=''", "node='n' action='jump'"}) {
      assertThat(
              Command.of(
                  Xml.of(
                      "<command xmlns='http://jabber.org/protocol/commands' " + attributes + "/>")))
          .as(attributes)
          .isEmpty();
    }
    assertThat(Command.of(Xml.of("<command xmlns='urn:other' node='n'/>"))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Command("", "", Command.Action.EXECUTE, null));
  }

  @Test
  @Specification("XEP-0050, section 2.4.2")
  @Specification("XEP-0050, section 4.3")
  void answers_areWritten() {
    assertThat(
            Command.withNote(
                Command.answer("n", "s", Command.Status.COMPLETED), Command.NoteType.INFO, "done"))
        .isEqualTo(
            Xml.of(
                "<command xmlns='http://jabber.org/protocol/commands' node='n' sessionid='s'"
                    + " status='completed'><note type='info'>done</note></command>"));
    DataForm empty = DataForm.of(DataForm.Type.FORM, "urn:x", List.of());
    assertThat(Command.withForm(Command.answer("n", "s", Command.Status.EXECUTING), empty))
        .isEqualTo(
            Xml.of(
                "<command xmlns='http://jabber.org/protocol/commands' node='n' sessionid='s'"
                    + " status='executing'><actions execute='complete'><complete/></actions>"
                    + "<x xmlns='jabber:x:data' type='form'><field var='FORM_TYPE' type='hidden'>"
                    + "<value>urn:x</value></field></x></command>"));
    assertThat(Command.error(StanzaCondition.BAD_REQUEST, "bad-action").toElement().children())
        .contains(Xml.of("<bad-action xmlns='http://jabber.org/protocol/commands'/>"));
  }
}
