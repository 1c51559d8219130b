package org.modelaudit.report.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.modelaudit.content.Sha256;

/** The name of a run: when it ended, so that names sort by time, and a digest of its parts, so that two runs of one second differ. */
public final class RunName {

    static final Pattern FORM = Pattern.compile("\\d{8}T\\d{6}Z-[0-9a-f]{12}");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int TIME_LENGTH = 16;
    private static final int DIGEST_LENGTH = 12;

    private RunName() {}

    /**
     * The name of a run; the same results give the same one.
     *
     * @param end when it ended
     * @param parts what tells it from others, such as the names of its files; their order means nothing
     */
    public static String of(Instant end, Collection<String> parts) {
        String digest = Sha256.of(String.join("\n", new TreeSet<>(parts)).getBytes(StandardCharsets.UTF_8));
        return TIME.format(end) + "-" + digest.substring(0, DIGEST_LENGTH);
    }

    static Instant time(String name) {
        return TIME.parse(name.substring(0, TIME_LENGTH), Instant::from);
    }
}
