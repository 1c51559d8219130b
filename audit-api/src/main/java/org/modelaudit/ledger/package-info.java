/**
 * What was found out once and is not computed again: the outcome of one sample under one metric, kept under everything that it
 * depends on.
 *
 * <p>Start with {@link org.modelaudit.ledger.Ledger}, which a store implements; {@link org.modelaudit.ledger.RunLedger} is what the
 * audits of a run see of it, and goes on without it where it fails.
 */
@NullMarked
package org.modelaudit.ledger;

import org.jspecify.annotations.NullMarked;
