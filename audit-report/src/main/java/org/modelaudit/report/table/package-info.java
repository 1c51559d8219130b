/**
 * An audit in words and numbers, as a person reads them. Knows nothing of the report that shows them.
 *
 * <p>Start with {@link org.modelaudit.report.table.VerdictTable}; {@link org.modelaudit.report.table.SampleTable} is one
 * line for each sample.
 */
@NullMarked
package org.modelaudit.report.table;

import org.jspecify.annotations.NullMarked;
