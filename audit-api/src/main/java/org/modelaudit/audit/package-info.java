/**
 * The run of an audit: pictures stream through the model in batches, are explained once, measured by every metric, and
 * judged.
 *
 * <p>Start with {@link org.modelaudit.audit.AuditRunner}, which does that; {@link org.modelaudit.audit.AuditSession} is
 * what a test holds while it runs: settings, reporters, and the explanations that were already made.
 */
@NullMarked
package org.modelaudit.audit;

import org.jspecify.annotations.NullMarked;
