/**
 * Decodes JPEG files (ITU-T T.81) in integers, so that every JDK on every machine sees the same pixels.
 *
 * <p>The JDK's own reader is no fixed decoder: some builds bring the Independent JPEG Group's release 6b, others use the
 * system's libjpeg-turbo, and the two disagree where chroma is halved vertically alone (4:4:0). This one takes the
 * choices of libjpeg-turbo's defaults, which are what Pillow, and so most training pipelines, see: the accurate integer
 * transform, triangle-filtered chroma, Rec. 601 colours in 16-bit fixed point. Baseline, extended and progressive Huffman
 * files of 8 bits with one or three components are read, whatever the sampling; damage is an error, never a grey corner.
 *
 * <p>Start with {@link org.modelaudit.image.jpeg.JpegDecoder}.
 */
@NullMarked
package org.modelaudit.image.jpeg;

import org.jspecify.annotations.NullMarked;
