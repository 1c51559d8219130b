/**
 * What an audit leaves behind: verdicts, what they rest on, and who tells the world.
 *
 * <p>Start with {@link org.modelaudit.result.AuditResult}; {@link org.modelaudit.result.AuditReporter} is what a report
 * implements, found by {@link java.util.ServiceLoader}; {@link org.modelaudit.result.Evidence} gives it the pictures.
 */
@NullMarked
package org.modelaudit.result;

import org.jspecify.annotations.NullMarked;
