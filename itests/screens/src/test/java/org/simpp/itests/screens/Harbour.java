package org.simpp.itests.screens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.simpp.client.ClientException;
import org.simpp.client.Trouble;
import org.simpp.client.directory.Found;
import org.simpp.client.directory.Level;
import org.simpp.client.directory.PeopleDirectory;
import org.simpp.client.directory.Person;
import org.simpp.client.directory.Unit;
import org.simpp.model.Jid;
import org.simpp.model.SecretBytes;

/**
 * An organisation's directory as the screens see it.
 *
 * @param organisation empty where none is set
 * @param answers whether it can be reached
 * @param crew how many work in the largest unit
 */
record Harbour(Optional<Unit> organisation, boolean answers, int crew) implements PeopleDirectory {
  private static final Unit ALL = new Unit("o=港務局", "港務局");
  private static final List<Person> LAB =
      List.of(
          new Person("李家豪", People.LEE, "研發部", "資深工程師", "+886 2 1234 5678"),
          person("李淑芬", "shufen", "研發部", "工程師"),
          person("Lindberg, Maximiliane von Hohenstein", "max", "R&D", "工程 & Procurement"),
          new Person("林安娜", People.ME, "研發部", "部門主管", "1234"));

  static Harbour none() {
    return new Harbour(Optional.empty(), true, 0);
  }

  static Harbour office() {
    return new Harbour(Optional.of(ALL), true, 3);
  }

  /** With so many in one unit. */
  static Harbour large(int crew) {
    return new Harbour(Optional.of(ALL), true, crew);
  }

  static Harbour unreachable() {
    return new Harbour(Optional.of(ALL), false, 0);
  }

  @Override
  public boolean isEnough(String query) {
    return !query.isBlank();
  }

  @Override
  public CompletionStage<Found> find(String query, int limit) {
    return answers ? CompletableFuture.completedStage(new Found(LAB, false)) : silence();
  }

  @Override
  public CompletionStage<Level> open(Unit unit) {
    if (!answers) {
      return silence();
    }
    if (unit.equals(ALL)) {
      List<Unit> units = new ArrayList<>();
      for (String name : List.of("資訊室", "研發部", "Night shift", "Purchasing")) {
        units.add(new Unit("ou=" + name, name));
      }
      return CompletableFuture.completedStage(new Level(units, List.of(LAB.get(3)), true));
    }
    List<Person> people =
        IntStream.range(0, crew)
            .mapToObj(number -> person("水手 " + number, "crew" + number, unit.name(), ""))
            .toList();
    return CompletableFuture.completedStage(new Level(List.of(), people, false));
  }

  @Override
  public void use(SecretBytes password) {
    throw new AssertionError("nobody said a password");
  }

  @Override
  public boolean isPasswordKnown() {
    return false;
  }

  private static Person person(String name, String account, String unit, String title) {
    return new Person(name, Jid.of(account + "@simpp.example"), unit, title, "");
  }

  private static <T> CompletionStage<T> silence() {
    return CompletableFuture.failedStage(
        new ClientException(
            Trouble.of(
                Trouble.Cause.DIRECTORY_UNREACHABLE, "gone", "directory.harbour.example:636")));
  }
}
