package org.modelaudit.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.content.ContentDigest;
import org.modelaudit.content.Sha256;
import org.modelaudit.content.UntoldContentException;
import org.modelaudit.error.DataException;

/** The digests of a picture and its truth. */
final class SampleContent {

    private SampleContent() {}

    static SampleDigest of(AuditSample sample) {
        String file = ofFile(sample.file());
        TrueRegion region = sample.region();
        try {
            String content = ContentDigest.of(List.of(
                    sample.id(),
                    file,
                    sample.orientation(),
                    sample.classIndex(),
                    String.valueOf(sample.className()),
                    region.boxes(),
                    ofMask(region.mask()),
                    ofMask(region.ignored()),
                    List.copyOf(sample.tags())));
            return new SampleDigest(content, file);
        } catch (UntoldContentException e) {
            throw new IllegalStateException("A sample is made of words and numbers.", e);
        }
    }

    private static String ofMask(@Nullable MaskSource mask) {
        return mask == null ? "" : mask.content().get();
    }

    static String ofFile(Path file) {
        try {
            return Sha256.ofFile(file);
        } catch (IOException e) {
            throw new DataException(
                    "The file '%s' cannot be read; check that it exists and its permissions.".formatted(file), e);
        }
    }
}
