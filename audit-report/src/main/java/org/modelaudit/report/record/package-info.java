/**
 * The record of a run, {@code model-audit.json}: what was audited, how, and what was found, in one document of which every report, comparison
 * and signature is made.
 *
 * <p>Start with {@link org.modelaudit.report.record.RunRecord}, whose components are the document's fields by name. {@link
 * org.modelaudit.report.record.RecordText} is how it is written (RFC 8785) and read, the JSON Schema of it lies beside these classes.
 */
@NullMarked
package org.modelaudit.report.record;

import org.jspecify.annotations.NullMarked;
