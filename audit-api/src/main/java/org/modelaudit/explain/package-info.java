/**
 * Explanations: which parts of a picture a model's score rests on.
 *
 * <p>Start with {@link org.modelaudit.explain.Explainer}, which turns a batch of pictures into one {@link
 * org.modelaudit.explain.Explanation} each; {@link org.modelaudit.explain.Heatmap} is the map itself, kept raw, with
 * every later step under a name of its own. Third parties add explainers that are found by name through {@link
 * org.modelaudit.explain.ExplainerProvider}.
 */
@ByContent
@NullMarked
package org.modelaudit.explain;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
