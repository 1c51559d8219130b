/**
 * How a factory gets the name that it is called by outside of Java, such as in {@code @Explainers("grad-cam")}.
 *
 * <p>Start with {@link org.modelaudit.naming.Name}, which stands on the factory; {@link org.modelaudit.naming.NamedFactories}
 * reads it.
 */
@NullMarked
package org.modelaudit.naming;

import org.jspecify.annotations.NullMarked;
