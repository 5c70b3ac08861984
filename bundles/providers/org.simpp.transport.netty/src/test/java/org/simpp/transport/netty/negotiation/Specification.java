package org.simpp.transport.netty.negotiation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** The section that a test shows to be kept. */
@Target(ElementType.METHOD)
@interface Specification {
  String document();

  String section();
}
