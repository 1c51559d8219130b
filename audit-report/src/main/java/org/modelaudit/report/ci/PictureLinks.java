package org.modelaudit.report.ci;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.text.MarkdownText;

/**
 * Links to the pictures that lie beside a record: from a file in another folder, below an address, or none at all, where nothing would be found
 * at the other end.
 */
final class PictureLinks {

    private static final int MOST = 2;

    /** As the record names its own pictures; one from elsewhere may name anything. */
    private static final Pattern BESIDE = Pattern.compile("[\\p{L}\\p{N}_ .-]+/[\\p{L}\\p{N}_-]+\\.(png|jpg|jpeg)");

    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg");

    private final Optional<String> prefix;

    private PictureLinks(Optional<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * @param said {@code none}, or the address of the folder in which the record will lie; empty for links from one folder to the other
     * @throws ConfigurationException if it is neither
     */
    static PictureLinks of(Optional<String> said, Path folder, Path record) {
        if (said.isEmpty()) {
            return between(folder, record);
        }
        return said.get().strip().equals("none") ? none() : below(said.get().strip());
    }

    static PictureLinks none() {
        return new PictureLinks(Optional.empty());
    }

    /** To pictures beside a record from a file that lies in a folder. */
    static PictureLinks between(Path folder, Path record) {
        Path from = folder.toAbsolutePath().normalize();
        Path to = record.toAbsolutePath().normalize().getParent();
        if (to == null || !from.getRoot().equals(to.getRoot())) {
            return none();
        }
        String way = from.relativize(to).toString().replace('\\', '/');
        return new PictureLinks(Optional.of(way.isEmpty() ? "" : FileAddress.of(way) + "/"));
    }

    /**
     * To pictures that were put elsewhere.
     *
     * @param address of the folder in which the record lies there, https or http
     * @throws ConfigurationException if it is none
     */
    static PictureLinks below(String address) {
        try {
            URI uri = new URI(address);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                String ascii = uri.toASCIIString();
                return new PictureLinks(Optional.of((ascii.endsWith("/") ? ascii : ascii + "/")
                        .replace(")", "%29")
                        .replace("(", "%28")));
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new ConfigurationException(
                "The pictures cannot lie below '%s'; give an address that begins with https://, or none."
                        .formatted(address));
    }

    /** Pictures of the worst requirements that have one, each as a line of Markdown. */
    List<String> worst(List<RequiredRow> worstFirst) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (RequiredRow row : worstFirst) {
            if (prefix.isPresent() && row.status().fails() && lines.size() < MOST) {
                String words = "%s: %s"
                        .formatted(row.audit().title(), row.verdict().metric().name());
                sheet(row)
                        .ifPresent(file -> lines.putIfAbsent(
                                file,
                                "%s\n\n![worst, median and best samples](%s%s)"
                                        .formatted(MarkdownText.ofClause(words), prefix.get(), FileAddress.of(file))));
            }
        }
        return new ArrayList<>(lines.values());
    }

    private static Optional<String> sheet(RequiredRow row) {
        String metric = row.verdict().metric().name();
        return row.audit().attachments().stream()
                .filter(attachment -> attachment.name().endsWith(": " + metric)
                        && SHOWN.contains(attachment.mediaType())
                        && BESIDE.matcher(attachment.file()).matches()
                        && !attachment.file().startsWith("."))
                .map(RecordedAttachment::file)
                .findFirst();
    }
}
