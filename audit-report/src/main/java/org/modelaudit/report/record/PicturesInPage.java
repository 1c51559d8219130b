package org.modelaudit.report.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modelaudit.content.Sha256;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;

/**
 * Pictures beside records in a page of HTML, each only if it is, byte for byte, what its record says and lies in that record's folder.
 *
 * <p>While a page is made its pictures stand in it by their digests, and they are read again when it is written. So a page that carries tens of
 * megabytes is never in memory, and none of its letters is looked at for what must be escaped.
 */
public final class PicturesInPage {

    /** Before the digest in {@code src}, as the protocol of an address stands there. */
    public static final String PROTOCOL = "picture";

    /** Nothing that is escaped looks like this, because in texts and other attributes a quote is. */
    private static final Pattern PLACE = Pattern.compile("src=\"" + PROTOCOL + ":([0-9a-f]{64})\"");

    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg");

    /** By the whole digest, so that a file of that name cannot be another. */
    private static final Pattern SAVED = Pattern.compile("[0-9a-f]{64}\\.(png|jpg)");

    private final Map<String, Found> found = new TreeMap<>();

    /** Whether it is a picture that a page can show. */
    public static boolean isPicture(RecordedAttachment attachment) {
        return SHOWN.contains(attachment.mediaType());
    }

    /**
     * What stands in {@code src} for a picture; empty where it is none, or not beside the record as it was when that was written.
     *
     * @param folder of its record
     */
    public Optional<String> place(Path folder, RecordedAttachment attachment) {
        if (!isPicture(attachment)) {
            return Optional.empty();
        }
        Found picture = new Found(folder, attachment);
        try {
            picture.bytes();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
        found.put(attachment.sha256(), picture);
        return Optional.of(PROTOCOL + ":" + attachment.sha256());
    }

    /**
     * Writes a page, each picture in its place.
     *
     * @throws IOException if that fails, or a picture is not as it was when the page was made
     */
    public void write(String page, OutputStream out) throws IOException {
        write(page, out, picture -> {
            text("data:%s;base64,".formatted(picture.attachment.mediaType()), out);
            out.write(Base64.getEncoder().encode(picture.bytes()));
        });
    }

    /**
     * Writes a page that refers to its pictures as files.
     *
     * @param folder that they are saved in, as it lies from the page; a plain name
     */
    public void writeReferring(String page, OutputStream out, String folder) throws IOException {
        write(page, out, picture -> text(folder + "/" + picture.name(), out));
    }

    /**
     * Saves the pictures as files.
     *
     * @param folder made where it is missing and there is a picture
     */
    public void saveTo(Path folder) throws IOException {
        for (Found picture : found.values()) {
            Files.createDirectories(folder);
            byte[] bytes = picture.bytes();
            WholeFile.write(folder.resolve(picture.name()), out -> out.write(bytes));
        }
    }

    /** Takes saved pictures away that this page does not have: one that shows none, or blurred ones, shall not lie beside sharp ones. */
    public void removeOthers(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<String> ours = found.values().stream().map(Found::name).collect(Collectors.toSet());
        List<Path> others;
        try (Stream<Path> files = Files.list(folder)) {
            others = files.filter(
                            file -> SAVED.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !ours.contains(file.getFileName().toString()))
                    .toList();
        }
        for (Path other : others) {
            Files.delete(other);
        }
    }

    private void write(String page, OutputStream out, Reference reference) throws IOException {
        Matcher place = PLACE.matcher(page);
        int written = 0;
        while (place.find()) {
            text(page.substring(written, place.start()) + "src=\"", out);
            reference.write(found(place.group(1)));
            text("\"", out);
            written = place.end();
        }
        text(page.substring(written), out);
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The bytes of a picture in the page.
     *
     * @throws IOException if it is not there as it was when the page was made
     */
    public byte[] bytes(String sha256) throws IOException {
        return found(sha256).bytes();
    }

    private Found found(String sha256) throws IOException {
        Found picture = found.get(sha256);
        if (picture == null) {
            throw new IOException("the page has no picture of SHA-256 " + sha256);
        }
        return picture;
    }

    @FunctionalInterface
    private interface Reference {
        void write(Found picture) throws IOException;
    }

    private record Found(Path folder, RecordedAttachment attachment) {

        String name() {
            return attachment.sha256() + (attachment.mediaType().equals("image/png") ? ".png" : ".jpg");
        }

        byte[] bytes() throws IOException {
            Path file = folder.resolve(attachment.file()).toRealPath();
            if (!file.startsWith(folder.toRealPath())
                    || !Files.isRegularFile(file)
                    || Files.size(file) != attachment.bytes()) {
                throw new IOException("'%s' is another file than the record says".formatted(file));
            }
            byte[] bytes = Files.readAllBytes(file);
            if (!Sha256.of(bytes).equals(attachment.sha256())) {
                throw new IOException("'%s' has other bytes than the record says".formatted(file));
            }
            return bytes;
        }
    }
}
