/**
 * Many variants of pictures through a model, in chunks that bound memory. Start with {@link
 * org.modelaudit.forward.ChunkedScores}.
 */
@NullMarked
package org.modelaudit.forward;

import org.jspecify.annotations.NullMarked;
