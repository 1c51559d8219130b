/**
 * Waivers: a reviewed file beside the tests that says which requirement need not be met, who answers for it, why, and how long.
 *
 * <p>Start with {@link org.modelaudit.waiver.Waivers}; {@link org.modelaudit.waiver.WaiverFile} is how it is written.
 */
@NullMarked
package org.modelaudit.waiver;

import org.jspecify.annotations.NullMarked;
