/**
 * How a mask or a picture is learnt, step by step, from gradients.
 *
 * <p>{@link org.modelaudit.optimization.Adam} is all of it.
 */
@NullMarked
package org.modelaudit.optimization;

import org.jspecify.annotations.NullMarked;
