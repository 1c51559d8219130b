/**
 * The product's story in one place: two models of equal accuracy, one of which looks at the wrong thing.
 *
 * <p>Start with {@link org.modelaudit.samples.ShapeAudit}, the audits that both models face; {@link
 * org.modelaudit.samples.HonestModelAudit} passes them, {@link org.modelaudit.samples.CleverHansAudit} must not, and
 * {@link org.modelaudit.samples.SampleAuditsTest} asserts exactly which fail and why.
 */
@NullMarked
package org.modelaudit.samples;

import org.jspecify.annotations.NullMarked;
