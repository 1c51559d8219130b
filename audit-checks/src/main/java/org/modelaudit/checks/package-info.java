/**
 * One import for those who write audits: {@code import static org.modelaudit.checks.Audits.*}.
 *
 * <p>{@link org.modelaudit.checks.Audits} is the table of contents of explainers, metrics and thresholds; each entry
 * leads to the file that holds the formula. It is generated from the families' tables of factories, which {@code Tables}
 * lists; the rest of its words stand in {@code AuditWords}.
 */
@NullMarked
package org.modelaudit.checks;

import org.jspecify.annotations.NullMarked;
