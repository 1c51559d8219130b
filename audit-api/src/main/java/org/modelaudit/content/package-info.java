/**
 * What a value is told from others by, as one digest: the key under which something is kept must hold everything that it depends
 * on.
 *
 * <p>Start with {@link org.modelaudit.content.ContentDigest}; {@link org.modelaudit.content.ByContent} is what one's own metric or
 * explainer carries so that what it gives is kept.
 */
@NullMarked
package org.modelaudit.content;

import org.jspecify.annotations.NullMarked;
