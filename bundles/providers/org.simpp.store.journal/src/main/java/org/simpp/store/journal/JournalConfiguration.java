package org.simpp.store.journal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The keys of {@code etc/org.simpp.store.journal.cfg}. */
@ObjectClassDefinition(name = "SIMPP session journal")
@interface JournalConfiguration {
  @AttributeDefinition(description = "The folder that holds it, as an absolute path")
  String directory();

  @AttributeDefinition(
      description = "What survives: a power cut (disk), or the end of the process alone (system)",
      options = {@Option("disk"), @Option("system")})
  String durability() default "disk";

  @AttributeDefinition(
      description = "Megabytes that may be open; more is refused",
      min = "16",
      max = "16384")
  int maxMegabytes() default 256;
}
