package org.modelaudit.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.image.Orientation;
import org.modelaudit.image.PictureSize;

/**
 * Where a mask comes from, so that a set keeps a file name or a few corners rather than pixels.
 *
 * @param fingerprint text that differs where the mask may
 * @param own size that the mask has whatever its picture's is; null where it follows the picture or is not known yet
 * @param loader makes the mask for a picture of a size
 * @param content text that differs wherever the mask does; a file is read for it
 */
record MaskSource(
        String fingerprint, @Nullable PictureSize own, Function<PictureSize, Mask> loader, Supplier<String> content) {

    /** A mask of which the fingerprint says all. */
    MaskSource(String fingerprint, @Nullable PictureSize own, Function<PictureSize, Mask> loader) {
        this(fingerprint, own, loader, () -> fingerprint);
    }

    static MaskSource of(Mask mask) {
        return new MaskSource(
                mask + " " + Integer.toHexString(mask.hashCode()), null, size -> mask, () -> SetDigest.of(cells(mask)));
    }

    private static String cells(Mask mask) {
        StringBuilder cells = new StringBuilder(mask.width() + "×" + mask.height() + " ");
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                cells.append(mask.contains(x, y) ? '1' : '0');
            }
        }
        return cells.toString();
    }

    /** A picture in which everything that is not black is the object. */
    static MaskSource file(String name, Path file) {
        return new MaskSource(
                name + " " + bytes(file), null, size -> Mask.read(file), () -> SampleContent.ofFile(file));
    }

    /** The pixels whose centres lie in a box. */
    static MaskSource box(Box box) {
        return new MaskSource(box.toString(), null, size -> Mask.ofBoxes(size.width(), size.height(), List.of(box)));
    }

    static MaskSource union(List<MaskSource> sources) {
        if (sources.size() == 1) {
            return sources.get(0);
        }
        String fingerprint = sources.stream().map(MaskSource::fingerprint).collect(Collectors.joining(" + "));
        return new MaskSource(
                fingerprint,
                null,
                size -> sources.stream()
                        .map(source -> source.fitted(size))
                        .reduce(Mask::union)
                        .orElseThrow(),
                () -> sources.stream().map(source -> source.content.get()).collect(Collectors.joining(" + ")));
    }

    /**
     * The mask for the turned picture. Its own size tells whether it belongs to the stored picture or to the turned one; where both have
     * that size, or it has none of its own, it belongs to what it was drawn on.
     *
     * @param stored size of the picture as it is stored
     * @param onStored whether it was drawn on the stored picture, as far as its annotation tells
     */
    MaskSource turned(Orientation orientation, PictureSize stored, boolean onStored) {
        PictureSize turned = orientation.turned(stored);
        Predicate<PictureSize> asStored = size -> size.equals(stored) && (onStored || !size.equals(turned));
        String turn = " turned %s%s".formatted(orientation, onStored ? " from stored" : "");
        return new MaskSource(
                fingerprint + turn,
                own != null && asStored.test(own) ? turned : own,
                size -> {
                    Mask mask = load(onStored ? stored : size);
                    return asStored.test(new PictureSize(mask.width(), mask.height()))
                            ? orientation.turned(mask)
                            : mask;
                },
                () -> content.get() + turn);
    }

    /** The mask, whose size is its own. */
    Mask load(PictureSize size) {
        return loader.apply(size);
    }

    /** The mask, which must have the picture's size. */
    private Mask fitted(PictureSize size) {
        Mask mask = load(size);
        if (mask.width() != size.width() || mask.height() != size.height()) {
            throw new DataException("One of its masks is %d×%d, but the picture is %s; export it for this picture."
                    .formatted(mask.width(), mask.height(), size));
        }
        return mask;
    }

    /**
     * The smallest box around the mask's pixels, empty where it has none.
     *
     * @throws DataException if the mask cannot be read or is not of the picture's size
     */
    Optional<Box> boundingBox(PictureSize size) {
        return fitted(size).boundingBox();
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
