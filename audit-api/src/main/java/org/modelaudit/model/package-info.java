/**
 * The model under audit: the deployed file, what it expects, what it is made of, and the cut at one of its layers.
 *
 * <p>Start with {@link org.modelaudit.model.AuditedModel}; {@link org.modelaudit.model.LayerCut} is what a white-box
 * explainer works with; {@link org.modelaudit.model.ModelRuntime} is what a further file format implements;
 * {@link org.modelaudit.model.BlackBox} is a model that is only a function.
 */
@ByContent
@NullMarked
package org.modelaudit.model;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
