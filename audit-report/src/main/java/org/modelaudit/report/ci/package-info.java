/**
 * What continuous integration shows of a run: a table in the terminal when it ends, a summary in Markdown for pull requests, SARIF 2.1.0 for
 * tools that stand beside the code, and JUnit's XML. All are made of the {@linkplain org.modelaudit.report.record record} and nothing else.
 *
 * <p>Start with {@link org.modelaudit.report.ci.CiReports}, the command.
 */
@NullMarked
package org.modelaudit.report.ci;

import org.jspecify.annotations.NullMarked;
