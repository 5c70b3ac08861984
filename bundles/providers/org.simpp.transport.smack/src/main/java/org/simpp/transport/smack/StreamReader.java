package org.simpp.transport.smack;

import java.io.FilterReader;
import java.io.Reader;
import java.util.Set;

/** What one stream reads from, so that its parser can be told from every other. */
final class StreamReader extends FilterReader {
  private final Set<String> features;

  /**
   * @param features takes the namespaces of the features that the server lists
   */
  StreamReader(Reader in, Set<String> features) {
    super(in);
    this.features = features;
  }

  Set<String> features() {
    return features;
  }
}
