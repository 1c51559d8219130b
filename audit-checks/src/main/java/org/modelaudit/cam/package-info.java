/**
 * Class activation maps: weighted sums of what a layer sees.
 *
 * <p>Start with {@link org.modelaudit.cam.ClassActivationMap}, which runs the cut program and chooses layer and class;
 * {@link org.modelaudit.cam.ClassActivationMaps} makes them; each method is one file that holds its formula, such as {@code
 * GradCam} and {@code EigenCam}. What a formula may ask, from the gradient at the layer to runs of the head alone, is {@code
 * LayerEvidence}; one that gives each channel a weight is a {@code WeightedChannels}.
 */
@ByContent
@NullMarked
package org.modelaudit.cam;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
