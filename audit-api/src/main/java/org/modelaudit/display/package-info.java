/**
 * How text that comes from files of others is shown (labels, names of files, messages of libraries), and whether a person watches.
 *
 * <p>Start with {@link org.modelaudit.display.OutsideText}.
 */
@NullMarked
package org.modelaudit.display;

import org.jspecify.annotations.NullMarked;
