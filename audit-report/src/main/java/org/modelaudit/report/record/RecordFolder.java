package org.modelaudit.report.record;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelaudit.content.Sha256;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.figure.FigureFile;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;

/**
 * A record on the disk and the folder of its attachments beside it, for several processes at once. The record appears whole or not at
 * all, and one that this version cannot read stays as it is.
 */
final class RecordFolder {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int PAUSE_MILLIS = 20;

    private static final int DIGITS = 16;

    private static final Pattern ATTACHMENT = Pattern.compile("[0-9a-f]{16}\\.[a-z]{3,4}");

    private final Path record;
    private final Path attachments;
    private final Instant thisProcess;

    RecordFolder(Path record) {
        this(record, Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    /**
     * @param thisProcess when it started
     */
    RecordFolder(Path record, Instant thisProcess) {
        this.record = record.toAbsolutePath().normalize();
        this.attachments = RecordFile.attachments(this.record);
        this.thisProcess = thisProcess;
    }

    /**
     * Writes a figure under a name by its content, unless it is there.
     *
     * @throws ConfigurationException if it cannot be written
     */
    RecordedAttachment attach(String name, FigureFile figure) {
        return attach(name, figure.bytes(), figure.mediaType(), figure.extension());
    }

    /**
     * The same of any bytes.
     *
     * @param extension with its dot, three or four letters
     * @throws ConfigurationException if they cannot be written
     */
    RecordedAttachment attach(String name, byte[] bytes, String mediaType, String extension) {
        String sha256 = Sha256.of(bytes);
        Path file = attachments.resolve(sha256.substring(0, DIGITS) + extension);
        try {
            Files.createDirectories(attachments);
            if (!Files.isRegularFile(file) || !Sha256.ofFile(file).equals(sha256)) {
                WholeFile.write(file, out -> out.write(bytes));
            }
        } catch (IOException e) {
            throw unwritten("An attachment of the record", file, e);
        }
        return new RecordedAttachment(
                name, attachments.getFileName() + "/" + file.getFileName(), mediaType, bytes.length, sha256);
    }

    /**
     * Writes the record: together with what other processes of the same run have written, in place of one of another run.
     *
     * @param named whether somebody gave the run its name
     * @return what stands in the file
     * @throws ConfigurationException if it cannot be written, or a file is there that is no record that this version reads
     */
    RunRecord write(RunRecord run, boolean named) {
        try {
            Files.createDirectories(attachments);
        } catch (IOException e) {
            throw unwritten("The record", record, e);
        }
        try (FileChannel channel = FileChannel.open(
                attachments.resolve(RecordFile.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(channel);
            Optional<RecordHead> earlier =
                    Files.exists(record) ? Optional.of(readable(RecordHead::read)) : Optional.empty();
            RunRecord whole = earlier.isPresent() && isSameRun(earlier.get(), run, named)
                    ? MergedRun.of(readable(RecordText::parse), run)
                    : run;
            WholeFile.write(record, out -> RecordText.write(whole, out));
            if (earlier.isPresent()) {
                remove(ours(earlier.get().attachments().stream()), ours(files(whole)));
            }
            return whole;
        } catch (IOException e) {
            throw unwritten("The record", record, e);
        }
    }

    /** Until the channel is closed. */
    private static void lock(FileChannel channel) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                if (channel.tryLock() != null) {
                    return;
                }
            } catch (OverlappingFileLockException e) {
                // Another run of this process.
            }
            if (System.nanoTime() > end) {
                throw new IOException("another process has locked it for a minute");
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while another process writes it", e);
            }
        }
    }

    private <T> T readable(Function<String, T> reader) throws IOException {
        if (!Files.isRegularFile(record)) {
            throw new ConfigurationException(
                    "The record of this run was not written, because '%s' is no file; name another with modelaudit.record, or none."
                            .formatted(record));
        }
        try {
            return reader.apply(Files.readString(record));
        } catch (UnreadableRecordException | java.nio.charset.CharacterCodingException e) {
            throw new ConfigurationException(
                    "The record of this run was not written, because '%s' is there and cannot be read as one (%s); remove it, or name another with modelaudit.record."
                            .formatted(record, e.getMessage()),
                    e);
        }
    }

    /** Forks of one build rarely say that they belong together, but they run at the same time. */
    private boolean isSameRun(RecordHead earlier, RunRecord now, boolean named) {
        if (named) {
            return earlier.run().equals(now.circumstances().run());
        }
        try {
            return !Instant.parse(earlier.ended()).isBefore(thisProcess);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Stream<String> files(RunRecord run) {
        return run.audits().stream()
                .flatMap(audit -> audit.attachments().stream())
                .map(RecordedAttachment::file);
    }

    /** Names in the folder of attachments, whatever a record says that others wrote. */
    private Set<String> ours(Stream<String> files) {
        String folder = attachments.getFileName() + "/";
        return files.filter(file -> file.startsWith(folder))
                .map(file -> file.substring(folder.length()))
                .filter(file -> ATTACHMENT.matcher(file).matches())
                .collect(Collectors.toSet());
    }

    private void remove(Set<String> earlier, Set<String> now) throws IOException {
        for (String file : earlier) {
            if (!now.contains(file)) {
                Files.deleteIfExists(attachments.resolve(file));
            }
        }
    }

    private static ConfigurationException unwritten(String what, Path file, IOException why) {
        return new ConfigurationException(
                "%s '%s' cannot be written (%s); make room and allow it there, or set modelaudit.record to another file, or to none."
                        .formatted(what, file, why),
                why);
    }
}
