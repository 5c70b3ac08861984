package org.simpp.server.shell.check;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/** Whether clients that know the domain alone find the ports (RFC 6120, section 3.2; XEP-0368). */
final class DnsCheck {
  private static final String AREA = "dns";
  private static final int C2S = 5222;

  /** Names that the public DNS never has (RFC 6761, RFC 6762). */
  private static final Pattern PRIVATE =
      Pattern.compile("([^.]+)|.*\\.(local|localhost|test|example|invalid|internal|lan)");

  private DnsCheck() {}

  static List<Finding> run(String domain, Map<String, InetSocketAddress> ports) {
    if (PRIVATE.matcher(domain).matches()) {
      return List.of(
          Finding.good(
              AREA, domain, "is no name of the public DNS; clients are given address and port"));
    }
    List<Finding> findings = new ArrayList<>();
    try {
      findings.add(service(domain, "_xmpp-client._tcp", ports.get("c2s"), true));
      findings.add(service(domain, "_xmpps-client._tcp", ports.get("direct-tls"), false));
    } catch (NamingException e) {
      findings.add(
          Finding.bad(
              AREA,
              domain,
              "the DNS does not answer: " + e.getMessage(),
              "look into /etc/resolv.conf"));
    }
    return findings;
  }

  private static Finding service(
      String domain, String service, @Nullable InetSocketAddress port, boolean isNeeded)
      throws NamingException {
    String name = service + "." + domain;
    List<String> records = lookUp(name);
    if (port == null) {
      return Finding.good(AREA, name, "no such port is open");
    }
    String wanted = "%s. SRV 0 5 %d %s.".formatted(name, port.getPort(), domain);
    if (records.isEmpty()) {
      boolean isReached = !isNeeded || port.getPort() == C2S;
      return isReached
          ? Finding.good(AREA, name, "no record; clients try port %d of %s".formatted(C2S, domain))
          : Finding.bad(AREA, name, "no record, and the port is not " + C2S, "add " + wanted);
    }
    boolean isOurs =
        records.stream()
            .anyMatch(
                one ->
                    one.split(" ", -1).length == 4
                        && one.split(" ", -1)[2].equals("" + port.getPort()));
    return isOurs
        ? Finding.good(AREA, name, String.join(", ", records))
        : Finding.bad(
            AREA, name, String.join(", ", records) + " leads to another port", "add " + wanted);
  }

  // JNDI wants a Hashtable. Of the DNS it makes text alone, never an object; the name is our own.
  @SuppressWarnings({"JdkObsolete", "BanJNDI"})
  private static List<String> lookUp(String name) throws NamingException {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put("java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory");
    environment.put("com.sun.jndi.dns.timeout.initial", "1000");
    environment.put("com.sun.jndi.dns.timeout.retries", "2");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // JNDI finds its parts by the thread's class loader
    thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
    try {
      DirContext dns = new InitialDirContext(environment);
      try {
        Attribute found = dns.getAttributes(name, new String[] {"SRV"}).get("SRV");
        List<String> records = new ArrayList<>();
        for (int i = 0; found != null && i < found.size(); i++) {
          records.add(String.valueOf(found.get(i)));
        }
        return records;
      } catch (NameNotFoundException e) {
        return List.of();
      } finally {
        dns.close();
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
