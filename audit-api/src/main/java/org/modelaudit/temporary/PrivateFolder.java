package org.modelaudit.temporary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.modelaudit.error.ConfigurationException;

/**
 * A temporary folder that only this user can read and that lives as long as one piece of work. Its {@link FolderOwner name} carries the
 * process, and a file in it is locked as long as that lives, so that the next run can remove what a killed one left behind, and
 * that alone: a process that cannot be seen, as one in another container, still holds its lock.
 *
 * <p>Public for whoever opens models.
 */
public final class PrivateFolder implements AutoCloseable {

    private static final String LOCK = "in-use";

    private final Path folder;
    private final FileChannel lock;

    private PrivateFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * @throws ConfigurationException if none can be made
     */
    public static PrivateFolder create() {
        Path parent = parent();
        removeAbandoned(parent);
        try {
            Path folder =
                    Files.createTempDirectory(parent, FolderOwner.current().prefix(), ownerOnly());
            return new PrivateFolder(folder, locked(folder.resolve(LOCK)));
        } catch (IOException e) {
            throw cannotWrite("No folder can be made", e);
        }
    }

    /**
     * What to say where something cannot be written into such a folder.
     *
     * @param what a sentence's beginning: {@code The program cannot be written}
     */
    public static ConfigurationException cannotWrite(String what, IOException why) {
        return new ConfigurationException(
                "%s in the temporary folder '%s' (%s); make room there, or name another with -Djava.io.tmpdir=DIR."
                        .formatted(what, parent(), reason(why)),
                why);
    }

    /** What the system says, without the path that Java puts in front of it. */
    private static String reason(IOException why) {
        if (why instanceof FileSystemException file) {
            String said = file.getReason();
            return said == null ? file.getClass().getSimpleName() : said;
        }
        return String.valueOf(why.getMessage());
    }

    private static Path parent() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.tryLock(); // waits for nobody, so that no interrupt ends it
        } catch (IOException e) {
            return channel; // a file system without locks; then nobody can take it for abandoned
        }
        return channel;
    }

    public Path path() {
        return folder;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
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
            all.filter(PrivateFolder::isAbandoned).forEach(PrivateFolder::remove);
        } catch (IOException | UncheckedIOException e) {
            return; // another user's folder, or one that another process removes at this moment
        }
    }

    /** The lock is looked at only where no such process is seen: opening our own file would end our own lock. */
    private static boolean isAbandoned(Path folder) {
        return FolderOwner.of(folder.getFileName().toString())
                .filter(owner -> !owner.isSeen() && !isLocked(folder.resolve(LOCK)))
                .isPresent();
    }

    private static boolean isLocked(Path file) {
        if (Files.notExists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            return free == null;
        } catch (IOException e) {
            return true; // whose it is cannot be known, so it stays
        }
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
