package org.modelaudit.report.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.modelaudit.image.Box;
import org.modelaudit.ledger.KeptOutcome;
import org.modelaudit.ledger.LedgerKey;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.PassCount;

/** An outcome as a row of the table. */
final class OutcomeRow {

    static final String INSERT =
            "INSERT OR REPLACE INTO outcome (key, context, sample, kind, value, bits, words, region, forward, features, head, backward, at, proof) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    static final String SELECT =
            "SELECT context, sample, kind, bits, words, region, forward, features, head, backward, at, proof FROM outcome WHERE key = ?";

    private static final Pattern SPACE = Pattern.compile(" ");

    private OutcomeRow() {}

    static byte[] bytes(LedgerKey key) {
        return HexFormat.of().parseHex(key.sha256());
    }

    static void write(PreparedStatement insert, KeptOutcome kept) throws SQLException {
        Outcome outcome = kept.outcome();
        Double value = outcome instanceof Outcome.Value number ? number.value() : null;
        Box box = outcome instanceof Outcome.Value number ? number.region() : null;
        List<@Nullable Object> columns = Arrays.asList(
                bytes(kept.key()),
                bytes(kept.context()),
                kept.sample(),
                kind(outcome),
                value,
                value == null ? null : Double.doubleToRawLongBits(value),
                words(outcome),
                box == null ? null : text(box),
                kept.passes().forward(),
                kept.passes().features(),
                kept.passes().head(),
                kept.passes().backward(),
                kept.at().toString(),
                proof(kept));
        for (int i = 0; i < columns.size(); i++) {
            insert.setObject(i + 1, columns.get(i));
        }
    }

    /** Empty where it is not what was written. */
    static Optional<KeptOutcome> read(LedgerKey key, ResultSet row) throws SQLException {
        try {
            KeptOutcome kept = new KeptOutcome(
                    key,
                    new LedgerKey(HexFormat.of().formatHex(row.getBytes("context"))),
                    row.getString("sample"),
                    outcome(row),
                    new PassCount(
                            row.getLong("forward"),
                            row.getLong("features"),
                            row.getLong("head"),
                            row.getLong("backward")),
                    Instant.parse(row.getString("at")));
            return Arrays.equals(proof(kept), row.getBytes("proof")) ? Optional.of(kept) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException | NullPointerException damaged) {
            return Optional.empty();
        }
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return switch (kind) {
            case "value" -> Outcome.value(Double.longBitsToDouble(row.getLong("bits")), box(row.getString("region")));
            case "undefined" -> Outcome.undefined(row.getString("words"));
            case "failed" -> Outcome.failed(row.getString("words"));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String kind(Outcome outcome) {
        return outcome instanceof Outcome.Value
                ? "value"
                : outcome instanceof Outcome.Undefined ? "undefined" : "failed";
    }

    private static @Nullable String words(Outcome outcome) {
        return outcome instanceof Outcome.Undefined undefined
                ? undefined.reason()
                : outcome instanceof Outcome.Failed failed ? failed.message() : null;
    }

    /** Exactly. */
    private static String text(Box box) {
        return DoubleStream.of(box.left(), box.top(), box.right(), box.bottom())
                .mapToObj(Double::toString)
                .collect(Collectors.joining(" "));
    }

    private static @Nullable Box box(@Nullable String text) {
        if (text == null) {
            return null;
        }
        double[] edges =
                SPACE.splitAsStream(text).mapToDouble(Double::parseDouble).toArray();
        if (edges.length != 4) {
            throw new IllegalArgumentException(text);
        }
        return new Box(edges[0], edges[1], edges[2], edges[3]);
    }

    private static byte[] proof(KeptOutcome kept) {
        Outcome outcome = kept.outcome();
        String value = outcome instanceof Outcome.Value number
                ? Long.toHexString(Double.doubleToRawLongBits(number.value()))
                        + (number.region() == null ? "" : " " + text(number.region()))
                : words(outcome);
        String all = String.join(
                "\n",
                kept.context().sha256(),
                kept.sample(),
                kind(outcome),
                value,
                kept.passes().toString(),
                kept.at().toString());
        return RowProof.of(kept.key(), all.getBytes(StandardCharsets.UTF_8));
    }
}
