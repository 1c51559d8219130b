/**
 * From numbers to a verdict: the statistic, its confidence interval, the threshold, and PASS, FAIL, INCONCLUSIVE or WAIVED.
 *
 * <p>Start with {@link org.modelaudit.gate.Threshold}, which a user writes, and {@link org.modelaudit.gate.Verdict},
 * which a user gets; {@link org.modelaudit.gate.Finding} is what was measured, before any judgement.
 */
@NullMarked
package org.modelaudit.gate;

import org.jspecify.annotations.NullMarked;
