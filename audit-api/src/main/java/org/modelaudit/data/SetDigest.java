package org.modelaudit.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modelaudit.content.Sha256;
import org.modelaudit.image.Box;
import org.modelaudit.image.Orientation;

/** SHA-256 over what a set says. */
final class SetDigest {

    private SetDigest() {}

    static String of(List<AuditSample> samples) {
        MessageDigest sha = Sha256.digest();
        for (AuditSample sample : samples) {
            String boxes = sample.boxes().stream().map(Box::toString).collect(Collectors.joining());
            List<String> fields = new ArrayList<>(List.of(
                    sample.id(),
                    sample.classIndex().toString(),
                    String.valueOf(sample.className()),
                    boxes,
                    fingerprint(sample.region().mask()),
                    sample.tags().toString(),
                    Long.toString(bytes(sample))));
            if (sample.hasIgnored()) {
                fields.add("ignored " + fingerprint(sample.region().ignored()));
            }
            if (sample.orientation() != Orientation.UPRIGHT) {
                fields.add("turned " + sample.orientation());
            }
            for (String field : fields) {
                byte[] text = field.getBytes(StandardCharsets.UTF_8);
                sha.update((text.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha.update(text);
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static String fingerprint(@Nullable MaskSource mask) {
        return mask == null ? "" : mask.fingerprint();
    }

    static String of(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The samples in an order that depends on nothing but the seed and the ids: that of files or samples does not matter. */
    static List<AuditSample> shuffled(List<AuditSample> samples, long seed) {
        record Ranked(String rank, AuditSample sample) {}
        return samples.stream()
                .map(sample -> new Ranked(of(seed + ":" + sample.id()), sample))
                .sorted(Comparator.comparing(Ranked::rank))
                .map(Ranked::sample)
                .toList();
    }

    /** Size of the picture's file, -1 where it cannot be told. */
    private static long bytes(AuditSample sample) {
        try {
            return Files.size(sample.file());
        } catch (IOException e) {
            return -1;
        }
    }
}
