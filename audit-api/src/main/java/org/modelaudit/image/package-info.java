/**
 * Pictures, regions of pictures, and the way a stored picture becomes a model's input.
 *
 * <p>Start with {@link org.modelaudit.image.InputSpecification}, the contract between a picture on disk and the tensor
 * that a model was trained on, and {@link org.modelaudit.image.Picture}, what it prepares. {@link
 * org.modelaudit.image.Box} and {@link org.modelaudit.image.Mask} say where the object is and travel through the same
 * {@link org.modelaudit.image.Geometry}.
 */
@ByContent
@NullMarked
package org.modelaudit.image;

import org.jspecify.annotations.NullMarked;
import org.modelaudit.content.ByContent;
