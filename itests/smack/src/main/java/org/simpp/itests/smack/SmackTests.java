package org.simpp.itests.smack;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.igniterealtime.smack.inttest.Configuration;
import org.igniterealtime.smack.inttest.SmackIntegrationTestFramework;
import org.igniterealtime.smack.inttest.SmackIntegrationTestFramework.ConcreteTest;
import org.igniterealtime.smack.inttest.SmackIntegrationTestFramework.TestRunResult;
import org.igniterealtime.smack.inttest.annotations.SmackIntegrationTest;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smackx.iqregister.AccountManager;

/**
 * Runs Smack's integration tests against the server of one domain and writes a line for each test.
 * Settings are system properties named {@code smack.*}: {@code domain}, {@code results} (a file),
 * {@code administrator} (a name, who makes accounts by XEP-0133; without it the tests register
 * accounts in band) with {@code password}, {@code tests} (names of some classes; all without it),
 * {@code without} (kinds of connection that cannot be had).
 */
public final class SmackTests {
  /** Their servers are found by a lookup that a test machine does not answer. */
  private static final String WITHOUT_DNS = "modular-websocket-okhttp,modular-websocket-java11";

  private static final String REPLY_TIMEOUT_MILLIS = "10000";

  /** How often a run may end where the framework itself connects, which is no test's doing. */
  private static final int MAX_SETBACKS = 5;

  private SmackTests() {}

  /** One run that says how far it came even where a test has brought it down. */
  private static final class Run extends SmackIntegrationTestFramework {
    Run(Configuration configuration) {
      super(configuration);
    }

    Set<Outcome> outcomes() {
      return SmackTests.outcomes(testRunResult);
    }
  }

  /** Ends with 0 when the tests have run, whatever came of them. */
  public static void main(String[] words) throws Exception {
    // the accounts are the tests' own, on a server of this machine
    AccountManager.sensitiveOperationOverInsecureConnectionDefault(true);
    Set<Outcome> all = new TreeSet<>();
    Set<String> done = new TreeSet<>();
    int setbacks = 0;
    boolean isComplete = false;
    while (!isComplete) {
      Run run = new Run(configuration(done));
      try {
        run.run();
        isComplete = true;
      } catch (RuntimeException | SmackException e) {
        // Of some exceptions the framework makes no failure: it ends, and the others go on here.
        Optional<String> culprit = culprit(e);
        boolean isNew = culprit.map(done::add).orElse(++setbacks <= MAX_SETBACKS);
        if (!isNew) {
          throw e;
        }
        culprit.ifPresent(test -> all.add(Outcome.failed(test, e)));
      }
      all.addAll(run.outcomes());
      run.outcomes().stream().flatMap(one -> one.method().stream()).forEach(done::add);
    }
    Files.write(Path.of(required("results")), all.stream().map(Outcome::line).toList());
    // threads of connections that a test has left
    System.exit(0);
  }

  private static Configuration configuration(Set<String> done) throws Exception {
    Configuration.Builder builder =
        Configuration.builder()
            .setService(required("domain"))
            .setSecurityMode("required")
            .setReplyTimeout(REPLY_TIMEOUT_MILLIS)
            .setDnsResolver(Configuration.DnsResolver.javax)
            .setDisabledConnections(setting("without").orElse(WITHOUT_DNS))
            .setVerbose(true);
    if (!done.isEmpty()) {
      builder.setDisabledTests(String.join(",", done));
    }
    setting("administrator")
        .ifPresent(name -> builder.setAdminAccountUsernameAndPassword(name, required("password")));
    setting("tests").ifPresent(builder::setEnabledTests);
    return builder.build();
  }

  private static Set<Outcome> outcomes(TestRunResult result) {
    Set<Outcome> all = new TreeSet<>();
    result.getSuccessfulTests().forEach(one -> all.add(Outcome.passed(name(one.concreteTest))));
    result
        .getFailedTests()
        .forEach(one -> all.add(Outcome.failed(name(one.concreteTest), one.failureReason)));
    result
        .getNotPossibleTests()
        .forEach(
            one ->
                all.add(Outcome.notPossible(name(one.concreteTest), one.testNotPossibleException)));
    result
        .getImpossibleTestClasses()
        .forEach((test, why) -> all.add(Outcome.notPossible(test.getSimpleName(), why)));
    return all;
  }

  private static String name(ConcreteTest test) {
    return name(test.getMethod())
        + (test.getSubdescriptons().isEmpty() ? "" : " " + test.getSubdescriptons());
  }

  private static String name(Method test) {
    return test.getDeclaringClass().getSimpleName() + "." + test.getName();
  }

  /** The test that threw it. */
  private static Optional<String> culprit(Exception thrown) {
    return Stream.of(thrown.getStackTrace())
        .flatMap(frame -> tests(frame.getClassName()).filter(named(frame.getMethodName())))
        .map(SmackTests::name)
        .findFirst();
  }

  private static Predicate<Method> named(String name) {
    return method -> method.getName().equals(name);
  }

  private static Stream<Method> tests(String className) {
    try {
      return Stream.of(Class.forName(className).getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(SmackIntegrationTest.class));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a class of a stack trace is not there", e);
    }
  }

  private static Optional<String> setting(String name) {
    return Optional.ofNullable(System.getProperty("smack." + name));
  }

  private static String required(String name) {
    return setting(name)
        .orElseThrow(() -> new IllegalArgumentException("-Dsmack." + name + "= is missing"));
  }
}
