package org.modelaudit.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.modelaudit.content.Sha256;

/**
 * Under what something is kept: one digest of everything that it depends on.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record LedgerKey(String sha256) {

    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    public LedgerKey {
        if (!DIGITS.matcher(sha256).matches()) {
            throw new IllegalArgumentException("'%s' is not a SHA-256 of 64 hexadecimal digits.".formatted(sha256));
        }
    }

    /** Of parts in this order, none of which can be taken for two. */
    public static LedgerKey of(String... parts) {
        StringBuilder text = new StringBuilder();
        for (String part : List.of(parts)) {
            text.append(part.length()).append(':').append(part);
        }
        return new LedgerKey(Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return sha256;
    }
}
