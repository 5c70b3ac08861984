package org.simpp.server.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of {@code etc/org.simpp.server.http.cfg}. */
@ObjectClassDefinition(name = "SIMPP metrics", description = "Metrics and health over HTTP")
@interface HttpConfiguration {
  @AttributeDefinition(description = "The address to listen on")
  String bindAddress() default "127.0.0.1";

  @AttributeDefinition(description = "The port, 0 to 65535; empty: nothing is served")
  String port() default "";
}
