/**
 * Relevance: a class's score is handed back through the network, operation by operation, until it lies on the pixels.
 *
 * <p>Start with {@link org.modelaudit.relevance.RelevanceMaps}, which makes them all; each method is one file of its paper's name,
 * such as {@code LrpEpsilon} and {@code DeepTaylor}. {@link org.modelaudit.relevance.RelevancePropagation} walks back; what a
 * convolution or a dense layer does with the relevance that arrives is a {@code PropagationRule}, one file each ({@code
 * EpsilonRule}, {@code GammaRule}, {@code PositiveRule}), and {@code RelevanceWalk} says what happens at every other operation.
 * Methods with a walk of their own, such as {@code CnnFixations}, are a {@link org.modelaudit.relevance.RelevanceMap}; {@link
 * org.modelaudit.relevance.DeepLift}, which compares two traces, stands beside it.
 */
@ByContent
@NullMarked
package org.modelaudit.relevance;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
