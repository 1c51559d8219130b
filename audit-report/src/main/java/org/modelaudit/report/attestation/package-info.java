/**
 * Signatures of records, and what became of a record since: an in-toto statement about its bytes, its entries and its attachments, in a
 * DSSE envelope beside it, each naming the envelope before it.
 *
 * <p>Start with {@link org.modelaudit.report.attestation.SignRecord} and {@link org.modelaudit.report.attestation.VerifyRecord}, which are
 * commands; {@link org.modelaudit.report.attestation.Statement} is what is signed.
 */
@NullMarked
package org.modelaudit.report.attestation;

import org.jspecify.annotations.NullMarked;
