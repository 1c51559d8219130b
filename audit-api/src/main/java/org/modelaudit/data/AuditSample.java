package org.modelaudit.data;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Box;
import org.modelaudit.image.Mask;
import org.modelaudit.image.Orientation;
import org.modelaudit.image.Picture;
import org.modelaudit.image.PictureSize;

/**
 * One picture with what is known about one class in it. Immutable; holds no pixels.
 *
 * <p>Boxes and masks are in pixels of the stored picture, or of the turned one where it is {@linkplain #orientation() turned}.
 * Start from {@link #of(String, Path)} and add what is known.
 */
public final class AuditSample {

    private final String id;
    private final Path file;
    private final Orientation orientation;
    private final OptionalInt classIndex;
    private final @Nullable String className;
    private final TrueRegion region;
    private final Set<String> tags;
    private final @Nullable String readFrom;

    /**
     * @param readFrom id of the picture in the set that it was read from, of which a sample shows one class; null where a
     *     user made the sample
     */
    AuditSample(
            String id,
            Path file,
            Orientation orientation,
            OptionalInt classIndex,
            @Nullable String className,
            TrueRegion region,
            Set<String> tags,
            @Nullable String readFrom) {
        this.id = id;
        this.file = file;
        this.orientation = orientation;
        this.classIndex = classIndex;
        this.className = className;
        this.region = region;
        this.tags = tags.isEmpty() ? Collections.emptySet() : Collections.unmodifiableSet(new TreeSet<>(tags));
        this.readFrom = readFrom;
    }

    /**
     * A picture of which nothing is known yet.
     *
     * @param id stable name, unique in its set and the same on every machine: the path below the set's folder with
     *     {@code /} between its parts
     * @param file the picture
     */
    public static AuditSample of(String id, Path file) {
        return new AuditSample(
                id, file, Orientation.UPRIGHT, OptionalInt.empty(), null, TrueRegion.NONE, Set.of(), null);
    }

    /** The same sample of a class of the model. */
    public AuditSample withClass(int index, @Nullable String name) {
        if (index < 0) {
            throw new IllegalArgumentException("A class index is at least 0, but got " + index + ".");
        }
        return new AuditSample(id, file, orientation, OptionalInt.of(index), name, region, tags, readFrom);
    }

    /** The same sample of a class whose index is not known yet; {@link AuditSet#withLabels} finds it. */
    public AuditSample withClass(String name) {
        return new AuditSample(id, file, orientation, OptionalInt.empty(), name, region, tags, readFrom);
    }

    /** The same sample with these boxes, in pixels of the stored picture, in place of its own. */
    public AuditSample withBoxes(List<Box> boxes) {
        return with(region.withBoxes(boxes));
    }

    /** The same sample with this mask, of the stored picture's size. */
    public AuditSample withMask(Mask mask) {
        return with(region.withMask(MaskSource.of(mask)));
    }

    /** The same sample with this region to ignore, of the stored picture's size, see {@link #ignored()}. */
    public AuditSample withIgnored(Mask mask) {
        return with(region.withIgnored(MaskSource.of(mask)));
    }

    /** The same sample with these tags in place of its own. */
    public AuditSample withTags(Set<String> tags) {
        return new AuditSample(id, file, orientation, classIndex, className, region, tags, readFrom);
    }

    /** The same sample whose picture is turned before anybody sees it; boxes and masks stay and belong to the turned one. */
    public AuditSample withOrientation(Orientation turn) {
        return new AuditSample(id, file, turn, classIndex, className, region, tags, readFrom);
    }

    private AuditSample with(TrueRegion other) {
        return new AuditSample(id, file, orientation, classIndex, className, other, tags, readFrom);
    }

    /** Stable name: the path below the set's folder, {@code #class} behind it where a picture shows several classes. */
    public String id() {
        return id;
    }

    /** The picture's file. */
    public Path file() {
        return file;
    }

    /** Index of the true class among the model's outputs; empty where the annotations give no index. */
    public OptionalInt classIndex() {
        return classIndex;
    }

    /** Name of the true class; null where the annotations give no name. */
    public @Nullable String className() {
        return className;
    }

    /** Boxes of the objects of this class, in pixels of the stored picture and within it; possibly none. */
    public List<Box> boxes() {
        return region.boxes();
    }

    /** Whether there is a mask, without reading it. */
    public boolean hasMask() {
        return region.mask() != null;
    }

    /** Whether the annotations name a mask of it that is not there, so that it has none, or a box alone. */
    public boolean isMaskMissing() {
        return region.maskMissing();
    }

    /**
     * All pixels of the objects of this class, read anew at each call; empty where there is no mask.
     *
     * @throws DataException if the mask cannot be read or has another size than the picture
     */
    public Optional<Mask> mask() {
        return Optional.ofNullable(region.mask()).map(this::load);
    }

    /** Whether there is a region to ignore, without reading it. */
    public boolean hasIgnored() {
        return region.ignored() != null;
    }

    /**
     * The pixels that are neither object nor background, such as a crowd in which nobody told the objects apart; a pixel
     * that {@link #boxes()} or {@link #mask()} hold as well is an object's. Read anew at each call; empty where there is no
     * such region.
     *
     * @throws DataException if the region cannot be read or has another size than the picture
     */
    public Optional<Mask> ignored() {
        return Optional.ofNullable(region.ignored()).map(this::load);
    }

    private Mask load(MaskSource source) {
        PictureSize size = size();
        Mask mask;
        try {
            mask = source.load(size);
        } catch (DataException e) {
            throw new DataException("The sample '%s' has no usable mask: %s".formatted(id, e.getMessage()), e);
        }
        if (mask.width() != size.width() || mask.height() != size.height()) {
            throw new DataException(
                    "The mask of '%s' is %d×%d, but the picture is %s; export the mask for this picture."
                            .formatted(id, mask.width(), mask.height(), size));
        }
        return mask;
    }

    /** Words that subsets are chosen by, sorted. */
    public Set<String> tags() {
        return tags;
    }

    /**
     * Decodes the picture, anew at each call; nothing is kept.
     *
     * @throws DataException if the picture cannot be read; this concerns no other sample
     */
    public Picture picture() {
        return orientation.turned(Picture.read(file));
    }

    /**
     * Digest of everything that a map or a number of this sample can depend on: its id, by which random numbers are drawn, the bytes of
     * its picture, and all that is known about it, with the bytes of its mask. Read anew at each call.
     *
     * @throws DataException if the picture or a mask cannot be read
     */
    public String contentDigest() {
        return digest().content();
    }

    /**
     * {@link #contentDigest()} and that of the picture's file, which is read once for both.
     *
     * @throws DataException if the picture or a mask cannot be read
     */
    public SampleDigest digest() {
        return SampleContent.of(this);
    }

    /** How the stored picture is turned before anybody sees it, see {@link ExifOrientation}. */
    public Orientation orientation() {
        return orientation;
    }

    /** Size of the picture as {@link #picture()} gives it, read from its file. */
    PictureSize size() {
        return orientation.turned(PictureSize.read(file));
    }

    TrueRegion region() {
        return region;
    }

    /** Id of the picture in the set that the sample was read from; null where a user made the sample. */
    @Nullable
    String readFrom() {
        return readFrom;
    }

    /** The same sample with the index that a label list gives to its class name. */
    AuditSample withClassIndex(int index) {
        return withClass(index, className);
    }

    @Override
    public String toString() {
        return id;
    }
}
