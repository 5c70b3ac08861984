package org.simpp.load.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ServerProcessTest {
  @Test
  void sample_isWhatTheProcessHasUsed() throws IOException {
    ServerProcess self = new ServerProcess(ProcessHandle.current().pid(), false);
    long before = self.sample().cpuNanos();
    burn(50_000_000);
    ServerProcess.Sample after = self.sample();
    assertThat(after.cpuNanos() - before).isGreaterThanOrEqualTo(30_000_000);
    assertThat(after.residentBytes())
        .isGreaterThan(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 2);
  }

  @Test
  void sample_ofAProcessThatIsNotThere_fails() {
    assertThatThrownBy(() -> new ServerProcess(999_999_999, false).sample())
        .isInstanceOf(IOException.class);
  }

  private static void burn(long nanos) {
    var threads = ManagementFactory.getThreadMXBean();
    long until = threads.getCurrentThreadCpuTime() + nanos;
    while (threads.getCurrentThreadCpuTime() < until) {
      Thread.onSpinWait();
    }
  }
}
