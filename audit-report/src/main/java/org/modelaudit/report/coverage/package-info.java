/**
 * Which requirements a record is evidence for, and which not: those of a team's own file, and clauses of laws and standards, as an aid.
 *
 * <p>Start with {@link org.modelaudit.report.coverage.RequirementCoverage} for requirements that audits name by {@code @Requirement}, and
 * with {@link org.modelaudit.report.coverage.ClauseCoverage} for clauses, which speak of kinds of evidence.
 */
@NullMarked
package org.modelaudit.report.coverage;

import org.jspecify.annotations.NullMarked;
