/**
 * How long each explainer takes beside the passes that it cannot avoid, measured by turns in the same run.
 *
 * <p>Start with {@link org.modelaudit.bench.ExplainerBenchmark}, which says how to run it; {@link
 * org.modelaudit.bench.UnavoidableWork} lists the explainers, one line each.
 */
@NullMarked
package org.modelaudit.bench;

import org.jspecify.annotations.NullMarked;
