package org.simpp.server.shell.ssh;

import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.CommandFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Whoever runs a command by ssh gets the whole of its output, however slowly they read. Karaf by
 * itself ends the connection as soon as a command is done, and a client that is still reading then
 * loses the rest, or says that the command failed.
 */
@Component(service = WholeOutput.class, immediate = true)
public final class WholeOutput {
  private final SshServer ssh;
  private final CommandFactory karaf;

  @Activate
  public WholeOutput(@Reference SshServer ssh) {
    this.ssh = ssh;
    this.karaf = ssh.getCommandFactory();
    ssh.setCommandFactory(
        (channel, line) -> new LingeringCommand(karaf.createCommand(channel, line)));
  }

  @Deactivate
  void restore() {
    ssh.setCommandFactory(karaf);
  }
}
