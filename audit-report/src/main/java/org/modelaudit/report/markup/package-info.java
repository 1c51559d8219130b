/**
 * HTML and SVG in which no text can become markup. Knows nothing of what it says.
 *
 * <p>Start with {@link org.modelaudit.report.markup.Markup}.
 */
@NullMarked
package org.modelaudit.report.markup;

import org.jspecify.annotations.NullMarked;
