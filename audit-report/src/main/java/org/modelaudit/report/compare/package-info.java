/**
 * Two records compared, picture by picture: what became worse, by metric and slice, as a page and as a table for a pull request. A report and
 * no gate; the statistics are those of {@code noWorseThanBaseline()}, {@link org.modelaudit.gate.PairedAnalysis}.
 *
 * <p>Start with {@link org.modelaudit.report.compare.CompareRecords}, the command; {@link
 * org.modelaudit.report.compare.RecordComparison} is what it finds, before anything is written.
 */
@NullMarked
package org.modelaudit.report.compare;

import org.jspecify.annotations.NullMarked;
