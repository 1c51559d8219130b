/**
 * How many threads the engines may use.
 *
 * <p>Start with {@link org.modelaudit.threads.ThreadCount}.
 */
@NullMarked
package org.modelaudit.threads;

import org.jspecify.annotations.NullMarked;
