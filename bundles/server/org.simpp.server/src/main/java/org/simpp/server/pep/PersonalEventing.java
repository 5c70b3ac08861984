package org.simpp.server.pep;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.simpp.server.feature.DiscoNodes;
import org.simpp.server.feature.Feature;
import org.simpp.server.iq.IqHandler;
import org.simpp.server.iq.IqRefusal;
import org.simpp.server.iq.IqRequest;
import org.simpp.server.iq.IqRequest.Target;
import org.simpp.server.iq.Questions;
import org.simpp.server.lane.AccountLanes;
import org.simpp.server.presence.PresenceWatch;
import org.simpp.server.roster.Rosters;
import org.simpp.server.routing.Barrier;
import org.simpp.server.session.SessionTable;
import org.simpp.server.settings.ServerSettings.Personal;
import org.simpp.store.DocumentStore;
import org.simpp.store.PublishNodeStore;
import org.simpp.store.RosterStore;
import org.simpp.store.StoreException;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.StanzaCondition;
import org.simpp.xmpp.disco.Identity;
import org.simpp.xmpp.pubsub.PubSub;

/**
 * Every account is a service where it publishes what its contacts, or its own clients alone, get
 * (XEP-0163, XEP-0223).
 */
public final class PersonalEventing implements Feature {
  private static final Identity IDENTITY = new Identity("pubsub", "pep", "", "");

  /** As XEP-0060, section 10 calls them. */
  private static final Set<String> FEATURES =
      Stream.of(
              "access-open",
              "access-presence",
              "access-roster",
              "access-whitelist",
              "auto-create",
              "auto-subscribe",
              "config-node",
              "config-node-max",
              "create-and-configure",
              "create-nodes",
              "delete-items",
              "delete-nodes",
              "filtered-notifications",
              "item-ids",
              "last-published",
              "meta-data",
              "multi-items",
              "persistent-items",
              "presence-notifications",
              "publish",
              "publish-options",
              "purge-nodes",
              "retrieve-default",
              "retrieve-items",
              "rsm",
              "subscribe")
          .map(PubSub::feature)
          .collect(Collectors.toUnmodifiableSet());

  /** What there is not, for those who ask (XEP-0060, section 10). */
  private static final Map<String, String> ABSENT =
      Map.of(
          "options", "subscription-options",
          "subscriptions", "retrieve-subscriptions",
          "affiliations", "retrieve-affiliations");

  private final PublisherRequests publisher;
  private final OwnerRequests owner;
  private final ReaderRequests reader;
  private final SubscriberRequests subscriptions;
  private final Notifications notifications;
  private final OwnNodes own;
  private final AccountLanes lanes;

  /** Where it keeps things and whom it asks. */
  public record Surroundings(
      PublishNodeStore nodes,
      DocumentStore documents,
      RosterStore storedRosters,
      Rosters rosters,
      SessionTable sessions,
      Barrier barrier,
      Questions questions,
      AccountLanes lanes) {}

  public PersonalEventing(Surroundings around, Supplier<Personal> limits, Clock clock) {
    Nodes nodes = new Nodes(around.nodes(), limits);
    NodeAccess access = new NodeAccess(around.storedRosters());
    Subscribers subscribers = new Subscribers(around.documents(), limits);
    this.notifications =
        new Notifications(
            nodes,
            access,
            subscribers,
            new Interests(around.questions()),
            around.rosters(),
            around.sessions(),
            around.barrier());
    this.own = new OwnNodes(nodes, access, notifications, limits, clock);
    this.publisher = new PublisherRequests(nodes, own, notifications, limits);
    this.owner = new OwnerRequests(nodes, subscribers, notifications, limits);
    this.subscriptions = new SubscriberRequests(nodes, access, subscribers);
    this.lanes = around.lanes();
    this.reader = new ReaderRequests(nodes, access, limits);
  }

  /** What has to be told of presence, so that whoever comes gets what was published last. */
  public PresenceWatch watch() {
    return notifications;
  }

  /** What other features read and publish. */
  public OwnNodes own() {
    return own;
  }

  /** The server says it too (XEP-0223, section 5). */
  @Override
  public Set<String> ofServer() {
    return FEATURES;
  }

  @Override
  public Set<String> ofAccount() {
    return Stream.concat(FEATURES.stream(), Stream.of(PubSub.NAMESPACE))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Identity> identitiesOfServer() {
    return List.of(IDENTITY);
  }

  @Override
  public List<Identity> identitiesOfAccount() {
    return List.of(IDENTITY);
  }

  @Override
  public Optional<DiscoNodes> nodes() {
    return Optional.of(reader);
  }

  @Override
  public List<IqHandler> handlers() {
    Set<Target> accounts = Set.of(Target.OWN_ACCOUNT, Target.OTHER_ACCOUNT);
    return List.of(
        new Publishing(accounts),
        IqHandler.of(new Element.Name(PubSub.OWNER, "pubsub"), accounts, this::answerOwner));
  }

  /** Subscriptions change on their owner's lane, the rest is answered on the asker's. */
  private final class Publishing implements IqHandler {
    private final Set<Target> targets;

    Publishing(Set<Target> targets) {
      this.targets = targets;
    }

    @Override
    public Element.Name name() {
      return new Element.Name(PubSub.NAMESPACE, "pubsub");
    }

    @Override
    public Set<Target> targets() {
      return targets;
    }

    @Override
    public Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
      Element asked = first(request);
      return switch (verb(request, asked)) {
        case "set subscribe" -> subscriptions.subscribe(request, asked);
        case "set unsubscribe" -> subscriptions.unsubscribe(request, asked);
        default -> PersonalEventing.this.answer(request);
      };
    }

    @Override
    public CompletionStage<Optional<Element>> answerLater(IqRequest request)
        throws IqRefusal, StoreException {
      return first(request).localName().endsWith("subscribe")
          ? lanes.call(request.addressee(), () -> answer(request))
          : CompletableFuture.completedFuture(answer(request));
    }

    /** XEP-0060, section 6.1.7. */
    @Override
    public void answered(IqRequest request) throws StoreException {
      Optional<Element> subscribe = request.child().child(PubSub.NAMESPACE, "subscribe");
      if (subscribe.isPresent()) {
        notifications.subscribed(
            request.session(), request.addressee(), subscribe.get().attribute("node").orElse(""));
      }
    }
  }

  private Optional<Element> answer(IqRequest request) throws IqRefusal, StoreException {
    Element asked = first(request);
    if (!request.isSet() && asked.localName().equals("items")) {
      return reader.items(request, asked);
    }
    if (ABSENT.containsKey(asked.localName())) {
      throw new IqRefusal(PubSub.unsupported(ABSENT.get(asked.localName())));
    }
    requireOwner(request);
    return switch (verb(request, asked)) {
      case "set publish" -> publisher.publish(request, asked);
      case "set retract" -> publisher.retract(request, asked);
      case "set create" -> owner.create(request, asked);
      default -> throw new IqRefusal(StanzaCondition.BAD_REQUEST, "nothing that can be asked");
    };
  }

  private Optional<Element> answerOwner(IqRequest request) throws IqRefusal, StoreException {
    Element asked = first(request);
    requireOwner(request);
    return switch (verb(request, asked)) {
      case "get configure" -> owner.showConfiguration(request, asked);
      case "set configure" -> owner.configure(request, asked);
      case "get default" -> owner.showDefault(request, asked);
      case "set delete" -> owner.delete(request, asked);
      case "set purge" -> owner.purge(request, asked);
      case "get subscriptions", "set subscriptions" ->
          throw new IqRefusal(PubSub.unsupported("manage-subscriptions"));
      case "get affiliations", "set affiliations" ->
          throw new IqRefusal(PubSub.unsupported("modify-affiliations"));
      default -> throw new IqRefusal(StanzaCondition.BAD_REQUEST, "nothing that can be asked");
    };
  }

  private static Element first(IqRequest request) throws IqRefusal {
    return request.child().children().stream()
        .findFirst()
        .filter(child -> child.namespace().equals(request.child().namespace()))
        .orElseThrow(() -> new IqRefusal(StanzaCondition.BAD_REQUEST, "what is asked?"));
  }

  private static String verb(IqRequest request, Element asked) {
    return (request.isSet() ? "set " : "get ") + asked.localName();
  }

  private static void requireOwner(IqRequest request) throws IqRefusal {
    if (request.target() != Target.OWN_ACCOUNT) {
      throw new IqRefusal(StanzaCondition.FORBIDDEN, "a node is its owner's business");
    }
  }
}
