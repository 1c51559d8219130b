/**
 * How many threads the engines may use, and what they share: pictures.
 *
 * <p>Start with {@link org.modelaudit.threads.ForwardParts}.
 */
@NullMarked
package org.modelaudit.threads;

import org.jspecify.annotations.NullMarked;
