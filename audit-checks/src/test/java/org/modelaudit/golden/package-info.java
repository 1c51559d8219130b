/**
 * Our numbers beside those of the field's own libraries: every entry of a directory of reference values is compared by the
 * family that it belongs to, and none is left out.
 *
 * <p>Start with {@link org.modelaudit.golden.GoldenConformance}, which writes the table; {@link
 * org.modelaudit.golden.GoldenFamilies} lists who compares what.
 */
@NullMarked
package org.modelaudit.golden;

import org.jspecify.annotations.NullMarked;
