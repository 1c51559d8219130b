/**
 * The fluent chain: {@code assertThat(model).on(images).explainedBy(explainer).has(metric, threshold)}.
 *
 * <p>Start with {@link org.modelaudit.assertions.AuditAssertions}; {@link
 * org.modelaudit.assertions.AuditSoftAssertions} is the same with soft assertions.
 */
@NullMarked
package org.modelaudit.assertions;

import org.jspecify.annotations.NullMarked;
