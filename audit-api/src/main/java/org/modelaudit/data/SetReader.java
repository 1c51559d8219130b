package org.modelaudit.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.modelaudit.error.DataException;

/** Reads a set in one of the forms that are known, and finds out which one it is. */
final class SetReader {

    private SetReader() {}

    static AuditSet detect(Path path) {
        if (Files.isRegularFile(path)) {
            return annotationFile(path);
        }
        if (!Files.isDirectory(path)) {
            throw new DataException("There is no picture folder or annotation file '%s'; correct the path of the data."
                    .formatted(path));
        }
        List<Path> found = new ArrayList<>();
        Stream.of("annotations.csv", "annotations.json")
                .map(path::resolve)
                .filter(Files::isRegularFile)
                .forEach(found::add);
        Stream.of("Annotations", "annots", "")
                .map(path::resolve)
                .filter(SetReader::holdsXml)
                .limit(1)
                .forEach(found::add);
        if (found.size() > 1) {
            throw new DataException(
                    "The folder '%s' has annotations in several forms (%s); name the one that counts, or remove the others."
                            .formatted(
                                    path, found.stream().map(path::relativize).toList()));
        }
        if (found.isEmpty()) {
            return folders(path);
        }
        Path annotations = found.get(0);
        if (Files.isDirectory(annotations)) {
            return voc(path, annotations);
        }
        return annotations.endsWith("annotations.csv") ? csv(path, annotations) : coco(path, annotations);
    }

    private static AuditSet annotationFile(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String name = file.toString();
        if (folder != null && name.endsWith(".csv")) {
            return csv(folder, file);
        }
        if (folder != null && name.endsWith(".json")) {
            return coco(folder, file);
        }
        throw new DataException(
                "The file '%s' is neither a CSV nor a COCO annotation file; give a folder of pictures, a .csv or a .json."
                        .formatted(file));
    }

    static AuditSet csv(Path images, Path csv) {
        requireExists(csv);
        PictureFolder folder = new PictureFolder(images);
        Remarks remarks = new Remarks();
        return assemble(csv, folder, new CsvAnnotations(csv, folder, remarks).read(), remarks);
    }

    static AuditSet voc(Path images, Path annotations) {
        requireExists(annotations);
        PictureFolder folder = new PictureFolder(images);
        Remarks remarks = new Remarks();
        return assemble(annotations, folder, new VocAnnotations(annotations, folder, remarks).read(), remarks);
    }

    static AuditSet coco(Path images, Path json) {
        requireExists(json);
        PictureFolder folder = new PictureFolder(images);
        Remarks remarks = new Remarks();
        return assemble(json, folder, new CocoAnnotations(json, folder, remarks).read(), remarks);
    }

    static AuditSet folders(Path root) {
        PictureFolder folder = new PictureFolder(root);
        List<AuditSample> samples = folder.pictures().stream()
                .map(id -> {
                    AuditSample sample = AuditSample.of(id, folder.file(id));
                    String path = PictureFolder.withoutUsualPlace(id);
                    int slash = path.indexOf('/');
                    return slash < 0 ? sample : sample.withClass(path.substring(0, slash));
                })
                .toList();
        if (samples.isEmpty()) {
            throw new DataException(
                    "The folder '%s' holds no PNG, JPEG or BMP picture; an audit needs at least one.".formatted(root));
        }
        return new AuditSet(name(root), samples, List.of());
    }

    private static void requireExists(Path annotations) {
        if (!Files.exists(annotations)) {
            throw new DataException("There are no annotations '%s'; correct the path.".formatted(annotations));
        }
    }

    private static AuditSet assemble(Path source, PictureFolder folder, List<Annotation> rows, Remarks remarks) {
        List<AuditSample> samples = new SampleAssembly(folder, remarks).samples(rows);
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
        Path named =
                Files.isDirectory(source) || source.getFileName().toString().startsWith("annotations.")
                        ? folder.root()
                        : Path.of(PictureFolder.stem(source.getFileName().toString()));
        return new AuditSet(name(named), samples, remarks.sentences());
    }

    private static String name(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        return last == null ? path.toString() : last.toString();
    }

    private static boolean holdsXml(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(VocAnnotations::isXml);
        } catch (IOException e) {
            throw new DataException("The folder '%s' cannot be listed; check its permissions.".formatted(folder), e);
        }
    }
}
