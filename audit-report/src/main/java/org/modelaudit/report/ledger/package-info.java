/**
 * The ledger of outcomes as an SQLite database in one file.
 *
 * <p>Start with {@link org.modelaudit.report.ledger.SqliteLedgerProvider}, found by {@link java.util.ServiceLoader}.
 */
@NullMarked
package org.modelaudit.report.ledger;

import org.jspecify.annotations.NullMarked;
