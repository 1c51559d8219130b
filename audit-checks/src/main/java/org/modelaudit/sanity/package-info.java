/**
 * Whether an explanation depends on what it claims to explain: the model's parameters, its labels, its class, its input, and
 * nothing else.
 *
 * <p>Start with {@link org.modelaudit.sanity.SanityChecks}, which makes every check of this package; {@link
 * org.modelaudit.sanity.ParameterRandomization} is the one that the others rest on. Whatever a check changes in the model is
 * restored to the last bit before it returns.
 */
@ByContent
@NullMarked
package org.modelaudit.sanity;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
