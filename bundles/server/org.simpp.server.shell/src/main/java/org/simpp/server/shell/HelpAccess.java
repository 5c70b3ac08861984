package org.simpp.server.shell;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets everybody with a role ask for help. Karaf has that command in a scope called {@code *},
 * after which no file in {@code etc} can be named, so that its rule is given here.
 */
@Component(service = HelpAccess.class, immediate = true)
public final class HelpAccess {
  static final String RULES = "org.apache.karaf.command.acl.*";
  private static final String ANYWHERE = "?";

  @Activate
  // ConfigurationAdmin takes a Dictionary, and Java has no other.
  @SuppressWarnings("JdkObsolete")
  public HelpAccess(@Reference ConfigurationAdmin configurations) throws IOException {
    Configuration rules = configurations.getConfiguration(RULES, ANYWHERE);
    Dictionary<String, Object> wanted = new Hashtable<>();
    wanted.put("help", "operator,officer,auditor");
    wanted.put("*", "admin");
    boolean unused = rules.updateIfDifferent(wanted);
  }
}
