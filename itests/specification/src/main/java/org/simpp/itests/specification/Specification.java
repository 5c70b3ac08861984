package org.simpp.itests.specification;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The section that a test, or every test of a class, shows to be kept: {@code @Specification("RFC
 * 6121, section 8.5.2")}. The spelling is that of the claims in Javadoc, so that one search for a
 * section finds the code that keeps it and the test that shows it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(Specifications.class)
public @interface Specification {
  /**
   * A document, then as a rule a place in it: {@code RFC 6121, section 8.5.2}, {@code RFC 6121,
   * appendix A.2}, {@code XEP-0030, section 4}, {@code SIMPP-2007, section 1.6}, {@code FIPS
   * 180-4}.
   */
  String value();
}
