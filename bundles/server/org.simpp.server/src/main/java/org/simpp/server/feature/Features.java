package org.simpp.server.feature;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.simpp.server.iq.IqHandler;
import org.simpp.xmpp.Element;
import org.simpp.xmpp.disco.Identity;

/** All features of a server together. */
public final class Features implements Feature {
  private final List<Feature> all;

  public Features(List<Feature> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public Set<String> ofServer() {
    return union(Feature::ofServer);
  }

  @Override
  public Set<String> ofAccount() {
    return union(Feature::ofAccount);
  }

  @Override
  public List<Identity> identitiesOfServer() {
    return all.stream().flatMap(one -> one.identitiesOfServer().stream()).toList();
  }

  @Override
  public List<Identity> identitiesOfAccount() {
    return all.stream().flatMap(one -> one.identitiesOfAccount().stream()).toList();
  }

  @Override
  public List<Element> formsOfServer() {
    return all.stream().flatMap(one -> one.formsOfServer().stream()).toList();
  }

  @Override
  public Optional<DiscoNodes> nodes() {
    return Optional.of(new AllNodes(all.stream().flatMap(one -> one.nodes().stream()).toList()));
  }

  @Override
  public List<Element> ofStream() {
    return all.stream().flatMap(one -> one.ofStream().stream()).toList();
  }

  @Override
  public List<IqHandler> handlers() {
    return all.stream().flatMap(one -> one.handlers().stream()).toList();
  }

  @Override
  public List<BindOption> bindOptions() {
    return all.stream().flatMap(one -> one.bindOptions().stream()).toList();
  }

  private Set<String> union(Function<Feature, Set<String>> part) {
    Set<String> names = new TreeSet<>();
    all.forEach(one -> names.addAll(part.apply(one)));
    return names;
  }
}
