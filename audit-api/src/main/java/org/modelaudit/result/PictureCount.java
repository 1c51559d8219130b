package org.modelaudit.result;

import java.util.List;
import org.modelaudit.data.AuditSet;
import org.modelaudit.data.PictureSamples;

/**
 * How many pictures there are, and how many samples: a picture with objects of several classes is several.
 *
 * @param pictures at most as many as samples
 * @param samples of them
 */
public record PictureCount(int pictures, int samples) {

    /** Of a set. */
    public static PictureCount of(AuditSet set) {
        return new PictureCount(PictureSamples.of(set).size(), set.size());
    }

    /** Of those that an audit looked at. */
    static PictureCount of(List<SampleSummary> samples) {
        long pictures = samples.stream().map(SampleSummary::picture).distinct().count();
        return new PictureCount((int) pictures, samples.size());
    }

    /** {@code 96 pictures}, or {@code 96 pictures (192 samples)} where those are not the same. */
    @Override
    public String toString() {
        return pictures == samples
                ? "%d pictures".formatted(pictures)
                : "%d pictures (%d samples)".formatted(pictures, samples);
    }
}
