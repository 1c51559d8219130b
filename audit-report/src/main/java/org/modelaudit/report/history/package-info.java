/**
 * What is kept of earlier runs for their trends: the numbers of every requirement, and what a report's generator left for its next page.
 * Knows nothing of the page.
 *
 * <p>Start with {@link org.modelaudit.report.history.RunHistory}.
 */
@NullMarked
package org.modelaudit.report.history;

import org.jspecify.annotations.NullMarked;
