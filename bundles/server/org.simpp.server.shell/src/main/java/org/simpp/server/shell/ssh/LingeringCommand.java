package org.simpp.server.shell.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.Closeable;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/**
 * A command that is over only when its client says so: when it has closed the channel, which it
 * does after the last byte of output (RFC 4254, section 5.3), and then the connection. A client
 * that reads no more is ended by the shell's {@code sshIdleTimeout}.
 */
final class LingeringCommand implements Command {
  /** How long a client that has everything may keep its connection. */
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final Command command;
  private @Nullable ChannelSession channel;

  LingeringCommand(Command command) {
    this.command = command;
  }

  @Override
  public void setInputStream(InputStream in) {
    command.setInputStream(in);
  }

  @Override
  public void setOutputStream(OutputStream out) {
    command.setOutputStream(out);
  }

  @Override
  public void setErrorStream(OutputStream err) {
    command.setErrorStream(err);
  }

  /** The command's own thread waits in the callback: what it does next ends the connection. */
  @Override
  public void setExitCallback(ExitCallback callback) {
    command.setExitCallback(
        (status, message, immediately) -> {
          callback.onExit(status, message, immediately);
          linger();
        });
  }

  @Override
  public void start(ChannelSession started, Environment environment) throws IOException {
    channel = started;
    command.start(started, environment);
  }

  @Override
  public void destroy(ChannelSession ended) throws Exception {
    command.destroy(ended);
  }

  private void linger() {
    ChannelSession open = channel;
    if (open == null) {
      return;
    }
    boolean isInterrupted = false;
    try {
      closing(open).await();
    } catch (InterruptedException e) {
      // How a command is told that its channel is closing: destroy
      isInterrupted = true;
    }
    try {
      boolean unused =
          closing(open.getServerSession()).await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      isInterrupted = true;
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static CountDownLatch closing(Closeable open) {
    CountDownLatch closed = new CountDownLatch(1);
    open.addCloseFutureListener(future -> closed.countDown());
    return closed;
  }
}
