/**
 * What an audit throws when it cannot be carried out: trouble with the model, the data, the device or the configuration.
 *
 * <p>A violated requirement is not in here; it is an {@link AssertionError}. Start with {@link
 * org.modelaudit.error.AuditException}.
 */
@NullMarked
package org.modelaudit.error;

import org.jspecify.annotations.NullMarked;
