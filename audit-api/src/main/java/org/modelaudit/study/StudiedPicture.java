package org.modelaudit.study;

import org.modelaudit.data.PictureSamples;
import org.modelaudit.image.Prepared;

/**
 * A picture that goes by.
 *
 * @param samples the samples that show it
 * @param prepared as the model gets it
 */
public record StudiedPicture(PictureSamples samples, Prepared prepared) {}
