package org.modelaudit.data;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.modelaudit.error.DataException;
import org.modelaudit.model.Labels;

/**
 * The pictures that a model is audited on, in the order of their ids. Immutable, never empty; only the index is in
 * memory, pictures and masks are read when a sample is asked for them.
 *
 * <p><b>Ids and classes.</b> A sample's id is its picture's path below the set's folder. Where the rows of a picture name
 * several classes, it becomes one sample for each class, {@code file#class}, with the boxes of that class alone. Case,
 * underscores and blanks make no other class (but the case of a single letter does), nor do several names of one index.
 *
 * <p><b>Boxes</b> are half-open and in pixels of the stored picture, whatever its EXIF says (but {@link ExifOrientation}). A CSV's
 * coordinates are taken as they stand. PASCAL VOC counts from 1 and includes the last pixel, so 1 is subtracted from {@code xmin}
 * and {@code ymin}. COCO's {@code x, y, width, height} counts from 0. A box that reaches beyond its picture is clipped, one without
 * area is dropped; both are {@linkplain #remarks() remarked}, unless it is a matter of one pixel, by which the conventions differ.
 *
 * <p><b>Masks</b> of all rows of a sample are united; a sample has one only if each of its rows has. COCO's polygons have
 * the pixels that COCO's own tools give them. A crowd is no object but a region to {@linkplain AuditSample#ignored()
 * ignore}.
 *
 * <p><b>All of the truth or none.</b> An object without a plain box counts by the box around its mask, polygon or rotated
 * box. Where that of one is not known, or shapes were drawn on a picture of another size, the sample keeps its class and has
 * no true region; what is listed twice counts once. All of it is remarked.
 *
 * <p><b>What is refused.</b> Annotations that cannot be trusted stop the reading with a {@link DataException} that names
 * the file and the entry: malformed text, an id for two images or categories, an XML document type, a name or a link that
 * leads out of the picture folder. A missing picture costs its rows alone and is remarked; a broken one costs its sample
 * alone, when its picture is decoded. Text is UTF-8, or what its byte-order mark says.
 */
public final class AuditSet {

    private final String name;
    private final List<AuditSample> samples;
    private final SetNotes notes;

    AuditSet(String name, List<AuditSample> samples, SetNotes notes) {
        this.name = name;
        this.samples =
                samples.stream().sorted(Comparator.comparing(AuditSample::id)).toList();
        this.notes = notes;
        SampleIds.verify(name, samples);
    }

    /**
     * Reads a folder of pictures with its annotations, {@code annotations.csv}, {@code annotations.json} (COCO), or XML
     * files (PASCAL VOC) in {@code Annotations}, {@code annots} or beside the pictures; without annotations the names of
     * the sub-folders are the classes. A path to a {@code .csv} or {@code .json} stands for that file and the folder it
     * lies in. Pictures lie in the folder, or in its sub-folder {@code images} or {@code JPEGImages}.
     *
     * @throws DataException if there is no picture, or the annotations are malformed or in several forms
     */
    public static AuditSet of(Path path) {
        return ExifOrientation.REMARK.read(path);
    }

    /**
     * A set from another source.
     *
     * @throws DataException if there is no sample, or two have one id
     */
    public static AuditSet of(String name, List<AuditSample> samples) {
        return new AuditSet(name, samples, SetNotes.NONE);
    }

    /**
     * Reads a folder of pictures with annotations that lie elsewhere, whose form their name and kind of file tell: a {@code .csv}
     * file, a COCO {@code .json} file, or a folder of PASCAL VOC files.
     *
     * @throws DataException if the form is none of these, or as of its own reader
     */
    public static AuditSet of(Path images, Path annotations) {
        return ExifOrientation.REMARK.read(images, annotations);
    }

    /**
     * Reads a UTF-8 CSV file with the header {@code file,class_index,class_name,xmin,ymin,xmax,ymax}, one object a line.
     * Only {@code file} is required; empty box fields mean no box. Further columns: {@code mask_file}, a picture of the same
     * size in which the object is whatever is not black, {@code tag} or
     * {@code tags} (separated by {@code ;}), {@code iscrowd} (1 for a region to ignore); others are passed over.
     *
     * @param images folder that {@code file} and {@code mask_file} are relative to
     * @throws DataException if the file is malformed or annotates no picture of the folder
     */
    public static AuditSet fromCsv(Path images, Path csv) {
        return new SetReader(ExifOrientation.REMARK).read(AnnotationFormat.CSV, images, csv);
    }

    /**
     * Reads PASCAL VOC annotations, one XML file a picture, named like it. An object that is {@code difficult}, {@code
     * truncated} or {@code occluded} gives its sample that tag and counts, since its box is known.
     *
     * @param images folder of the pictures
     * @param annotations folder of the XML files
     * @throws DataException if a file is malformed or has a document type, or none belongs to a picture of the folder
     */
    public static AuditSet fromVoc(Path images, Path annotations) {
        return new SetReader(ExifOrientation.REMARK).read(AnnotationFormat.VOC, images, annotations);
    }

    /**
     * Reads COCO's instance annotations with boxes and segmentations. A category's id is no class index; {@link #withLabels} finds
     * that by its name. Images without annotations become samples without a class. Ids are compared by value: {@code 1}, {@code
     * 1.0} and {@code "1"} are one. A crowd ({@code iscrowd}, or {@code ignore} of some tools) tags its sample and is a region to ignore.
     *
     * @param images folder that {@code file_name} is relative to
     * @throws DataException if the file is malformed or annotates no picture of the folder
     */
    public static AuditSet fromCoco(Path images, Path json) {
        return new SetReader(ExifOrientation.REMARK).read(AnnotationFormat.COCO, images, json);
    }

    /**
     * Takes every picture below a folder; the first sub-folder on its path is its class. Indices come from {@link
     * #withLabels}; torchvision's {@code ImageFolder} numbers the sub-folders alphabetically, as does {@code
     * set.withLabels(new Labels(set.classNames()))}.
     *
     * @throws DataException if there is no picture
     */
    public static AuditSet fromFolders(Path root) {
        return new SetReader(ExifOrientation.REMARK).folders(root);
    }

    /** Name of the set: its folder's or annotation file's, with what was chosen from it. */
    public String name() {
        return name;
    }

    /** Number of samples, at least 1. */
    public int size() {
        return samples.size();
    }

    /** All samples by id. */
    public List<AuditSample> samples() {
        return samples;
    }

    /** Names of the classes, sorted; of those that have one. */
    public List<String> classNames() {
        return samples.stream()
                .map(AuditSample::className)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** What was ignored, dropped or clipped when the set was read, one sentence each; often empty. */
    public List<String> remarks() {
        return notes.remarks();
    }

    /**
     * Objects that the annotations tell of, but not where they are, counted by reason, such as {@code 3 without area (first: Line 2 of
     * 'a.csv')}; often empty.
     */
    public List<String> lostRegions() {
        return notes.lost();
    }

    /** Whether a choice of samples left out some of pictures of which it kept others, although it has their class. */
    public boolean hasSplitPictures() {
        return notes.split();
    }

    /**
     * A random choice of samples that depends on nothing but the seed and the ids: not on the file system, not on the
     * order, and a larger choice with the same seed contains a smaller one.
     *
     * @param n how many, at least 1; all of them if there are no more
     */
    public AuditSet sample(int n, long seed) {
        if (isAll(n)) {
            return this;
        }
        return chosen(
                "%d of %d, seed %d".formatted(n, size(), seed),
                inRandomOrder(seed).stream().limit(n).toList());
    }

    /**
     * A random choice as {@link #sample} makes it, but from each class in proportion to its size (largest remainders). A
     * class that is too rare for a place of its own may be left out; samples without a class are a class of their own.
     *
     * @param n how many, at least 1; all of them if there are no more
     */
    public AuditSet stratifiedSample(int n, long seed) {
        if (isAll(n)) {
            return this;
        }
        Set<AuditSample> chosen = Strata.choose(inRandomOrder(seed), n);
        return chosen(
                "%d of %d, stratified, seed %d".formatted(n, size(), seed),
                samples.stream().filter(chosen::contains).toList());
    }

    private AuditSet chosen(String how, List<AuditSample> chosen) {
        return new AuditSet("%s (%s)".formatted(name, how), chosen, notes.choosing(chosen, samples));
    }

    private boolean isAll(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("A choice needs at least 1 sample, but got " + n + ".");
        }
        return n >= size();
    }

    /** All samples in a random order that depends on nothing but the seed and the ids. */
    public List<AuditSample> inRandomOrder(long seed) {
        return SetDigest.shuffled(samples, seed);
    }

    /**
     * The samples of a class by its name in the annotations.
     *
     * @throws DataException if there is none
     */
    public AuditSet ofClass(String className) {
        return subset(
                "class '%s'".formatted(className),
                sample -> sample.className() != null && ClassNames.same(className, sample.className()));
    }

    /**
     * The samples of a class by its index among the model's outputs.
     *
     * @throws DataException if there is none
     */
    public AuditSet ofClass(int classIndex) {
        return subset("class " + classIndex, sample -> sample.classIndex().orElse(-1) == classIndex);
    }

    /**
     * The samples with a tag.
     *
     * @throws DataException if there is none
     */
    public AuditSet tagged(String tag) {
        return subset("tag '%s'".formatted(tag), sample -> sample.tags().contains(tag));
    }

    /**
     * The samples that meet a condition.
     *
     * @throws DataException if there is none
     */
    public AuditSet where(Predicate<AuditSample> condition) {
        return subset("a condition", condition);
    }

    private AuditSet subset(String what, Predicate<AuditSample> condition) {
        List<AuditSample> chosen = samples.stream().filter(condition).toList();
        if (chosen.isEmpty()) {
            throw new DataException(
                    "The set '%s' has no sample with %s; it has %s.".formatted(name, what, description()));
        }
        return chosen(what, chosen);
    }

    /**
     * The same set with class indices found by class names. Samples that have an index keep it; names that the list does
     * not know, knows twice, or has under another index are remarked. Samples of one picture that turn out to be of one
     * class become one, with all of their boxes.
     *
     * @param labels of the model; with no names nothing changes
     */
    public AuditSet withLabels(Labels labels) {
        LabelResolution resolution = new LabelResolution(labels);
        List<AuditSample> resolved = resolution.resolve(samples);
        return new AuditSet(name, resolved, notes.and(resolution.notes()));
    }

    /**
     * SHA-256, in hexadecimal, over every sample's id, class, boxes, mask and region to ignore (file name and size, or its
     * outline), tags and the size of its picture file in bytes. Not over pixels: it tells one selection and its truth from
     * another, not a picture from one that was edited without a change of size.
     */
    public String digest() {
        return SetDigest.of(samples);
    }

    /** Size and truth in a line, for a report. */
    public String description() {
        return SetDescription.of(samples, classNames());
    }

    @Override
    public String toString() {
        return "%s: %s".formatted(name, description());
    }
}
