package org.simpp.server.commands;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.simpp.model.Jid;
import org.simpp.server.AdministrationException;
import org.simpp.server.ServerAdministration;
import org.simpp.server.ServerOperations;
import org.simpp.server.feature.DiscoNodes;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.server.lane.WorkThreads;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.commands.Command;
import org.simpp.xmpp.commands.Command.Action;
import org.simpp.xmpp.commands.Command.NoteType;
import org.simpp.xmpp.commands.Command.Status;
import org.simpp.xmpp.disco.DiscoInfo;
import org.simpp.xmpp.disco.DiscoItems;
import org.simpp.xmpp.disco.Identity;
import org.simpp.xmpp.forms.DataForm;

/**
 * Lets administrators, and nobody else, see and give the commands that there are (XEP-0050, section
 * 2; XEP-0133). What a command does may wait for lanes, so that it runs on none.
 */
public final class AdministratorCommands implements Feature, DiscoNodes, IqHandler {
  private final Supplier<Set<Jid>> administrators;
  private final Map<String, AdministratorCommand> commands = new LinkedHashMap<>();
  private final WorkThreads threads;
  private final CommandSessions sessions;

  /**
   * @param administrators accounts, as the settings have them now
   */
  public AdministratorCommands(
      Supplier<Set<Jid>> administrators,
      ServerAdministration administration,
      ServerOperations operations,
      WorkThreads threads,
      Clock clock) {
    this.administrators = administrators;
    this.threads = threads;
    this.sessions = new CommandSessions(clock);
    Stream.concat(
            new AdministratorWork(administration, operations).commands().stream(),
            new AdministratorLists(administration).commands().stream())
        .forEach(command -> commands.put(command.node(), command));
  }

  @Override
  public Set<String> ofServer() {
    return Set.of(Command.NAMESPACE);
  }

  @Override
  public List<IqHandler> handlers() {
    return List.of(this);
  }

  @Override
  public Optional<DiscoNodes> nodes() {
    return Optional.of(this);
  }

  @Override
  public Element.Name name() {
    return new Element.Name(Command.NAMESPACE, "command");
  }

  @Override
  public Set<Target> targets() {
    return Set.of(Target.SERVER);
  }

  @Override
  public Optional<Element> answer(IqRequest request) throws IqRefusal {
    Command command = read(request);
    AdministratorCommand found = found(command);
    if (command.action() == Action.CANCEL) {
      requireOpen(request, command);
      return Optional.of(Command.answer(command.node(), command.sessionId(), Status.CANCELED));
    }
    String id = sessions.begin(request.session(), command.node());
    return Optional.of(
        Command.withForm(Command.answer(command.node(), id, Status.EXECUTING), found.form()));
  }

  @Override
  public CompletionStage<Optional<Element>> answerLater(IqRequest request) throws IqRefusal {
    Command command = read(request);
    AdministratorCommand found = found(command);
    boolean isFilledIn = !command.sessionId().isEmpty() && command.action() != Action.CANCEL;
    boolean isDoneAtOnce = command.action() == Action.EXECUTE && found.fields().isEmpty();
    if (!isFilledIn && !isDoneAtOnce) {
      return CompletableFuture.completedFuture(answer(request));
    }
    DataForm form = AdministratorCommand.result(List.of());
    String id = sessions.freshId();
    if (isFilledIn) {
      form = filledIn(request, command, found);
      id = command.sessionId();
    }
    return run(request, found, form, Command.answer(command.node(), id, Status.COMPLETED));
  }

  private CompletionStage<Optional<Element>> run(
      IqRequest request, AdministratorCommand command, DataForm form, Element done) {
    String operator = request.session().account().toString();
    return threads.call(
        () -> {
          try {
            var result = command.work().run(operator, form);
            return Optional.of(
                result.isEmpty()
                    ? Command.withNote(done, NoteType.INFO, "done")
                    : Command.withForm(done, AdministratorCommand.result(result)));
          } catch (AdministrationException e) {
            return Optional.of(
                Command.withNote(done, NoteType.ERROR, String.valueOf(e.getMessage())));
          }
        });
  }

  private DataForm filledIn(IqRequest request, Command command, AdministratorCommand found)
      throws IqRefusal {
    if (command.action() != Action.EXECUTE && command.action() != Action.COMPLETE) {
      throw new IqRefusal(Command.error(StanzaCondition.BAD_REQUEST, "bad-action"));
    }
    DataForm form = command.form();
    boolean isWhole =
        form != null
            && AdministratorCommand.isOurs(form)
            && found.fields().stream()
                .allMatch(field -> !field.isRequired() || form.value(field.name()).isPresent());
    if (form == null || !isWhole) {
      throw AdministratorWork.badPayload();
    }
    requireOpen(request, command);
    return form;
  }

  private void requireOpen(IqRequest request, Command command) throws IqRefusal {
    if (!sessions.end(request.session(), command.node(), command.sessionId())) {
      throw new IqRefusal(Command.error(StanzaCondition.NOT_ALLOWED, "session-expired"));
    }
  }

  /** Nobody else learns which commands there are. */
  private Command read(IqRequest request) throws IqRefusal {
    requireAdministrator(request);
    if (!request.isSet()) {
      throw new IqRefusal(StanzaCondition.BAD_REQUEST, "a command is given with set");
    }
    Command command =
        Command.of(request.child())
            .orElseThrow(
                () ->
                    new IqRefusal(Command.error(StanzaCondition.BAD_REQUEST, "malformed-action")));
    return command;
  }

  private AdministratorCommand found(Command command) throws IqRefusal {
    AdministratorCommand found = commands.get(command.node());
    if (found == null) {
      throw new IqRefusal(StanzaCondition.ITEM_NOT_FOUND, "there is no such command");
    }
    return found;
  }

  private void requireAdministrator(IqRequest request) throws IqRefusal {
    if (!isAdministrator(request)) {
      throw new IqRefusal(StanzaCondition.FORBIDDEN, "");
    }
  }

  private boolean isAdministrator(IqRequest request) {
    return administrators.get().contains(request.session().account());
  }

  @Override
  public Optional<DiscoInfo> info(IqRequest request, String node) throws IqRefusal {
    if (request.target() != Target.SERVER || !isAdministrator(request)) {
      return Optional.empty();
    }
    if (node.equals(Command.NAMESPACE)) {
      return Optional.of(
          DiscoInfo.of(
              new Identity("automation", "command-list", "", ""), Set.of(Command.NAMESPACE)));
    }
    return Optional.ofNullable(commands.get(node))
        .map(
            command ->
                DiscoInfo.of(
                    new Identity("automation", "command-node", "", command.title()),
                    List.of(Command.NAMESPACE, DataForm.NAMESPACE)));
  }

  /** An empty list for everybody else (XEP-0133, section 3). */
  @Override
  public Optional<List<DiscoItems.Item>> items(IqRequest request, String node) {
    if (request.target() != Target.SERVER || !node.equals(Command.NAMESPACE)) {
      return Optional.empty();
    }
    return Optional.of(
        isAdministrator(request)
            ? commands.values().stream()
                .map(
                    command ->
                        new DiscoItems.Item(request.addressee(), command.node(), command.title()))
                .toList()
            : List.of());
  }
}
