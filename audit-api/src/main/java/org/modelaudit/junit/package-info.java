/**
 * Audits as Jupiter tests.
 *
 * <p>Start with {@link org.modelaudit.junit.ModelAudit} on a class and {@link org.modelaudit.junit.AuditTest} on its
 * methods; {@link org.modelaudit.junit.Explainers} runs one method for several explainers, {@link
 * org.modelaudit.junit.Requirement} says what it is evidence for. All of them work as
 * meta-annotations and beside {@code @Nested}, {@code @Tag} and {@code @ParameterizedTest}.
 */
@NullMarked
package org.modelaudit.junit;

import org.jspecify.annotations.NullMarked;
