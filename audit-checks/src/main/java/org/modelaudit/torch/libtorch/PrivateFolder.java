package org.modelaudit.torch.libtorch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder that only this user can read and that lives as long as one load. Its name carries the process, so that
 * the next run can remove what a killed one left behind.
 */
final class PrivateFolder implements AutoCloseable {

    private static final String PREFIX = "modelaudit-";

    private final Path folder;

    private PrivateFolder(Path folder) {
        this.folder = folder;
    }

    static PrivateFolder create() {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        removeAbandoned(parent);
        try {
            String prefix = PREFIX + ProcessHandle.current().pid() + '-';
            return new PrivateFolder(Files.createTempDirectory(parent, prefix, ownerOnly()));
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder can be made in " + parent, e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        remove(folder);
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void removeAbandoned(Path parent) {
        try (Stream<Path> all = Files.list(parent)) {
            all.filter(p -> isAbandoned(p.getFileName().toString())).forEach(PrivateFolder::remove);
        } catch (IOException | UncheckedIOException e) {
            return; // another user's folder, or one that another process removes at this moment
        }
    }

    private static boolean isAbandoned(String name) {
        if (!name.matches(PREFIX + "\\d{1,18}-.*")) {
            return false;
        }
        long process = Long.parseLong(name.substring(PREFIX.length(), name.indexOf('-', PREFIX.length())));
        return ProcessHandle.of(process).isEmpty();
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
