package org.modelaudit.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Mask;
import org.modelaudit.image.PictureSize;

/**
 * Where a mask comes from, so that a set keeps a file name or a few corners rather than pixels.
 *
 * @param fingerprint text that differs where the mask may
 * @param loader makes the mask for a picture of a size
 */
record MaskSource(String fingerprint, Function<PictureSize, Mask> loader) {

    static MaskSource of(Mask mask) {
        return new MaskSource(mask + " " + Integer.toHexString(mask.hashCode()), size -> mask);
    }

    /** A picture in which everything that is not black is the object. */
    static MaskSource file(String name, Path file) {
        return new MaskSource(name + " " + bytes(file), size -> Mask.read(file));
    }

    static MaskSource union(List<MaskSource> sources) {
        if (sources.size() == 1) {
            return sources.get(0);
        }
        String fingerprint = sources.stream().map(MaskSource::fingerprint).collect(Collectors.joining(" + "));
        return new MaskSource(
                fingerprint,
                size -> sources.stream()
                        .map(source -> source.load(size))
                        .reduce(Mask::union)
                        .orElseThrow());
    }

    Mask load(PictureSize size) {
        return loader.apply(size);
    }

    private static long bytes(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new DataException(
                    "The mask '%s' cannot be read; check the file and its permissions.".formatted(file), e);
        }
    }
}
