package org.modelaudit.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.image.PictureSize;

/**
 * What is made of a picture whose EXIF orientation says that it has to be turned to be looked at. A model sees what its deployment makes
 * of it: Pillow, torchvision and TensorFlow leave it as it is stored, OpenCV turns it.
 *
 * <p>Boxes and masks belong to the picture that the tool showed in which they were drawn. Where an annotation says how large that
 * picture was, and only the stored one or only the turned one is of that size, it is believed; so is a mask's own size. Else the choice
 * decides.
 */
public enum ExifOrientation {

    /** Pictures and truth are taken as stored, and pictures that carry an orientation are remarked. */
    REMARK,

    /** Pictures and truth are taken as stored. */
    IGNORE,

    /** Pictures are turned; the truth was drawn on the turned picture, as most tools show it. */
    APPLY,

    /** Pictures are turned, and the truth with them: it was drawn on the stored pixels. */
    APPLY_TO_TRUTH;

    /**
     * The choice of that name, such as {@code apply-to-truth}.
     *
     * @throws ConfigurationException if there is none
     */
    public static ExifOrientation named(String name) {
        return Arrays.stream(values())
                .filter(choice -> choice.toString().equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException("modelaudit.exif must be one of %s, but is '%s'."
                        .formatted(
                                Arrays.stream(values())
                                        .map(ExifOrientation::toString)
                                        .collect(Collectors.joining(", ")),
                                name)));
    }

    /**
     * Reads a set as {@link AuditSet#of(Path)} does.
     *
     * @throws DataException as there
     */
    public AuditSet read(Path path) {
        return new SetReader(this).detect(path);
    }

    /**
     * Reads a set as {@link AuditSet#of(Path, Path)} does.
     *
     * @throws DataException as there
     */
    public AuditSet read(Path images, Path annotations) {
        return new SetReader(this).read(images, annotations);
    }

    boolean turns() {
        return this == APPLY || this == APPLY_TO_TRUTH;
    }

    /** Whether something that says its picture's size, or says nothing, was drawn on the stored picture rather than on the turned one. */
    boolean isDrawnOnStored(Annotation.DrawnOn drawnOn, PictureSize stored, PictureSize turned) {
        boolean fitsStored = drawnOn.fits(stored);
        return fitsStored == drawnOn.fits(turned) ? this == APPLY_TO_TRUTH : fitsStored;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
