/**
 * Audits whose outcomes come from several processes, such as those of a cluster.
 *
 * <p>Distribution is filling the ledger. Each outcome is kept under a digest of everything that it depends on, and an audit recalls what
 * is kept. So the process that audits, the <em>driver</em>, hands ids of pictures to others, the <em>workers</em>. Each worker runs the
 * same test again up to the audit that is meant, computes its outcomes of those pictures, judges nothing, and answers with what is to be
 * kept. Then the driver audits as ever: it finds the outcomes in its ledger and computes what is not there. So none is counted twice or
 * lost, whatever becomes of a worker, and a driver that was killed goes on from its ledger.
 *
 * <p>Start with {@link org.modelaudit.distribution.AuditExecutor}, which a cluster implements.
 */
@NullMarked
package org.modelaudit.distribution;

import org.jspecify.annotations.NullMarked;
