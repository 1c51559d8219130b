package org.modelaudit.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modelaudit.image.Box;
import org.modelaudit.metric.Outcome;
import org.modelaudit.model.PassCount;

/** A batch as bytes that travel from process to process, numbers with all of their bits. */
public final class BatchBytes {

    private BatchBytes() {}

    public static byte[] of(KeptBatch batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(batch.contexts().size());
            for (KeptContext context : batch.contexts()) {
                write(context.key().sha256(), out);
                out.writeInt(context.facts().size());
                for (Map.Entry<String, String> fact : context.facts().entrySet()) {
                    write(fact.getKey(), out);
                    write(fact.getValue(), out);
                }
            }
            out.writeInt(batch.explanations().size());
            for (KeptExplanation explanation : batch.explanations()) {
                write(explanation.key().sha256(), out);
                write(ExplanationBytes.of(explanation), out);
            }
            out.writeInt(batch.outcomes().size());
            for (KeptOutcome outcome : batch.outcomes()) {
                write(outcome, out);
            }
            out.writeInt(batch.blobs().size());
            for (Map.Entry<LedgerKey, byte[]> blob : batch.blobs().entrySet()) {
                write(blob.getKey().sha256(), out);
                write(blob.getValue(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to.", e);
        }
        return bytes.toByteArray();
    }

    private static void write(KeptOutcome kept, DataOutputStream out) throws IOException {
        write(kept.key().sha256(), out);
        write(kept.context().sha256(), out);
        write(kept.sample(), out);
        Outcome outcome = kept.outcome();
        if (outcome instanceof Outcome.Value value) {
            Box region = value.region();
            out.writeByte(region == null ? 'v' : 'r');
            out.writeDouble(value.value());
            if (region != null) {
                out.writeDouble(region.left());
                out.writeDouble(region.top());
                out.writeDouble(region.right());
                out.writeDouble(region.bottom());
            }
        } else if (outcome instanceof Outcome.Undefined undefined) {
            out.writeByte('u');
            write(undefined.reason(), out);
        } else if (outcome instanceof Outcome.Failed failed) {
            out.writeByte('f');
            write(failed.message(), out);
        }
        PassCount passes = kept.passes();
        out.writeLong(passes.forward());
        out.writeLong(passes.features());
        out.writeLong(passes.head());
        out.writeLong(passes.backward());
        write(kept.at().toString(), out);
    }

    private static void write(String text, DataOutputStream out) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8), out);
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * @throws IllegalArgumentException if these are not such bytes
     */
    public static KeptBatch read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            List<KeptContext> contexts = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                LedgerKey key = key(in);
                SortedMap<String, String> facts = new TreeMap<>();
                for (int more = in.readInt(); more > 0; more--) {
                    facts.put(text(in), text(in));
                }
                contexts.add(new KeptContext(key, facts));
            }
            List<KeptExplanation> explanations = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                explanations.add(
                        ExplanationBytes.read(key(in), content(in)).orElseThrow(IllegalArgumentException::new));
            }
            List<KeptOutcome> outcomes = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                outcomes.add(outcome(in));
            }
            Map<LedgerKey, byte[]> blobs = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                blobs.put(key(in), content(in));
            }
            return new KeptBatch(contexts, explanations, outcomes, blobs);
        } catch (IOException | DateTimeException damaged) {
            throw new IllegalArgumentException("These are not the bytes of a batch.", damaged);
        }
    }

    private static KeptOutcome outcome(DataInputStream in) throws IOException {
        LedgerKey key = key(in);
        LedgerKey context = key(in);
        String sample = text(in);
        char kind = (char) in.readByte();
        Outcome outcome = switch (kind) {
            case 'v', 'r' -> Outcome.value(in.readDouble(), kind == 'r' ? box(in) : null);
            case 'u' -> Outcome.undefined(text(in));
            case 'f' -> Outcome.failed(text(in));
            default -> throw new IllegalArgumentException("There is no outcome of the kind '" + kind + "'.");
        };
        PassCount passes = new PassCount(in.readLong(), in.readLong(), in.readLong(), in.readLong());
        return new KeptOutcome(key, context, sample, outcome, passes, Instant.parse(text(in)));
    }

    private static @Nullable Box box(DataInputStream in) throws IOException {
        return new Box(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    }

    private static LedgerKey key(DataInputStream in) throws IOException {
        return new LedgerKey(text(in));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(content(in), StandardCharsets.UTF_8);
    }

    private static byte[] content(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] bytes = in.readNBytes(Math.max(0, length));
        if (bytes.length != length) {
            throw new EOFException("There are %d bytes instead of %d.".formatted(bytes.length, length));
        }
        return bytes;
    }
}
