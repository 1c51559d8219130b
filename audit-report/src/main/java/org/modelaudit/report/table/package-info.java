/**
 * An audit in words and numbers: the table that a person reads, and the files that a program reads. Knows nothing of the
 * report that shows them.
 *
 * <p>Start with {@link org.modelaudit.report.table.VerdictTable}; {@link org.modelaudit.report.table.SampleTable} is one
 * line for each sample, {@link org.modelaudit.report.table.ResultDocument} the whole result as JSON.
 */
@NullMarked
package org.modelaudit.report.table;

import org.jspecify.annotations.NullMarked;
