package org.modelaudit.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.modelaudit.error.DataException;

/** Reads a set in one of the {@linkplain AnnotationFormat forms} that are known, and finds out which one it is. */
final class SetReader {

    private final ExifOrientation exif;

    SetReader(ExifOrientation exif) {
        this.exif = exif;
    }

    /** Annotations and their form. */
    private record Found(AnnotationFormat format, Path source) {}

    AuditSet detect(Path path) {
        if (Files.isRegularFile(path)) {
            return annotationFile(path);
        }
        if (!Files.isDirectory(path)) {
            throw new DataException("There is no picture folder or annotation file '%s'; correct the path of the data."
                    .formatted(path));
        }
        List<Found> found = new ArrayList<>();
        for (AnnotationFormat format : AnnotationFormat.values()) {
            format.in(path).forEach(source -> found.add(new Found(format, source)));
        }
        if (found.size() > 1) {
            throw new DataException(
                    "The folder '%s' has annotations in several forms (%s); name the one that counts, or remove the others."
                            .formatted(
                                    path,
                                    found.stream()
                                            .map(Found::source)
                                            .map(path::relativize)
                                            .toList()));
        }
        if (found.isEmpty()) {
            return folders(path);
        }
        Found only = found.get(0);
        new PictureFolder(path).requireInside(only.source());
        return read(only.format(), path, only.source());
    }

    private AuditSet annotationFile(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        AnnotationFormat format = AnnotationFormat.of(file).orElse(null);
        if (folder == null || format == null) {
            throw new DataException(
                    "The file '%s' is neither a CSV nor a COCO annotation file; give a folder of pictures, a .csv or a .json."
                            .formatted(file));
        }
        return read(format, folder, file);
    }

    AuditSet read(Path images, Path source) {
        AnnotationFormat format = AnnotationFormat.of(source)
                .orElseThrow(() -> new DataException(
                        "There is no reader for the annotations '%s'; give a .csv file, a COCO .json file or a folder of PASCAL VOC files."
                                .formatted(source)));
        return read(format, images, source);
    }

    AuditSet read(AnnotationFormat format, Path images, Path source) {
        if (!Files.exists(source)) {
            throw new DataException("There are no annotations '%s'; correct the path.".formatted(source));
        }
        PictureFolder folder = new PictureFolder(images);
        Remarks remarks = new Remarks();
        return assemble(source, folder, format.read(source, folder, remarks), remarks);
    }

    AuditSet folders(Path root) {
        PictureFolder folder = new PictureFolder(root);
        ExifTurns turns = new ExifTurns(exif, folder);
        List<AuditSample> samples = folder.pictures().stream()
                .map(id -> {
                    AuditSample sample = AuditSample.of(id, folder.file(id)).withOrientation(turns.of(id));
                    String path = PictureFolder.withoutUsualPlace(id);
                    int slash = path.indexOf('/');
                    return slash < 0 ? sample : sample.withClass(path.substring(0, slash));
                })
                .toList();
        if (samples.isEmpty()) {
            throw new DataException(
                    "The folder '%s' holds no PNG, JPEG or BMP picture; an audit needs at least one.".formatted(root));
        }
        Remarks remarks = new Remarks();
        unread(root)
                .forEach(file -> remarks.add(
                        Remarks.Kind.UNREAD,
                        "'%s' in '%s' is not read, the sub-folders are the classes; if it holds the annotations, name it as the data."
                                .formatted(root.relativize(file), root)));
        turns.remark(remarks);
        return new AuditSet(name(root), samples, remarks.notes());
    }

    /** Files that look like annotations but bear no usual name, in the folder or in its sub-folder for annotations. */
    private static Stream<Path> unread(Path root) {
        List<Path> inFolder = AnnotationFormat.list(root);
        Stream<Path> below = inFolder.stream()
                .filter(Files::isDirectory)
                .filter(AnnotationFormat.VOC::hasUsualName)
                .flatMap(folder -> AnnotationFormat.list(folder).stream());
        return Stream.concat(inFolder.stream(), below)
                .filter(Files::isRegularFile)
                .filter(file -> Stream.of(AnnotationFormat.values()).anyMatch(format -> format.isNamed(file)));
    }

    private AuditSet assemble(Path source, PictureFolder folder, List<Annotation> rows, Remarks remarks) {
        List<AuditSample> samples = new SampleAssembly(folder, exif, remarks).samples(rows);
        if (samples.isEmpty()) {
            throw new DataException("'%s' annotates no picture in '%s'; check both paths.%s"
                    .formatted(
                            source,
                            folder.root(),
                            remarks.sentences().stream()
                                    .findFirst()
                                    .map(r -> " " + r)
                                    .orElse("")));
        }
        Path named = Files.isDirectory(source) || AnnotationFormat.isUsualFile(source)
                ? folder.root()
                : Path.of(PictureFolder.stem(source.getFileName().toString()));
        return new AuditSet(name(named), samples, remarks.notes());
    }

    private static String name(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        return last == null ? path.toString() : last.toString();
    }
}
