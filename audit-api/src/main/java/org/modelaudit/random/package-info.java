/**
 * Randomness that depends on what it is for and on nothing else.
 *
 * <p>Start with {@link org.modelaudit.random.RunSeed}, which draws from {@link org.modelaudit.random.SampleRandom}.
 */
@ByContent
@NullMarked
package org.modelaudit.random;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
