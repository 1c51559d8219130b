package org.modelaudit.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.modelaudit.error.AuditException;
import org.modelaudit.image.InputSpecification;
import org.modelaudit.model.AuditedModel;
import org.modelaudit.model.ModelSource;
import org.modelaudit.torch.archive.TestArchives;

/** Something happens to a model's file while it is opened and audited. */
class SwappedFileTest {

    private static final int MOMENTS = 100;
    private static final InputSpecification INPUT = InputSpecification.imageNet(8);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** What another process does to the file. */
    private enum Mischief {
        SWAP,
        DELETE,
        REWRITE
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void the_digest_is_that_of_the_bytes_that_ran_whatever_happens_to_the_file_meanwhile() throws Exception {
        byte[] doubles = program(2);
        byte[] triples = program(3);
        Map<String, Float> factors = Map.of(sha256(doubles), 2f, sha256(triples), 3f);
        Path file = folder.resolve("net.pt");
        System.setProperty("modelaudit.opening", "isolated");
        System.setProperty("modelaudit.cache", folder.resolve("cache").toString());
        Map<String, Integer> outcomes = new TreeMap<>();
        try {
            long takes = 0;
            for (int i = 0; i < MOMENTS; i++) {
                Files.write(file, doubles);
                Random random = new Random(i);
                long wait = i < 3 ? Long.MAX_VALUE : (long) (random.nextDouble() * (i % 2 == 0 ? 0.2 : 1.2) * takes);
                Mischief mischief = Mischief.values()[random.nextInt(3)];
                CompletableFuture<Void> other = i < 3
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.runAsync(() -> sleep(wait)).thenRun(() -> commit(mischief, file, triples));
                long start = System.nanoTime();
                String outcome = outcome(file, factors);
                takes = i < 3 ? System.nanoTime() - start : takes;
                other.get(20, TimeUnit.SECONDS);
                outcomes.merge(i < 3 ? "undisturbed " + outcome : outcome, 1, Integer::sum);
            }
        } finally {
            System.setProperty("modelaudit.opening", "direct");
            System.clearProperty("modelaudit.cache");
        }
        assertThat(outcomes).containsEntry("undisturbed ran as 2.0", 3);
        // Every other outcome is one of these: the bytes of one file or of the other, or a sentence.
        assertThat(outcomes.keySet())
                .allMatch(outcome -> outcome.matches("(undisturbed )?ran as [23]\\.0|The model file .*net\\.pt'.*"));
    }

    /** By what the program that ran multiplies, which is checked against the digest; or what was said. */
    private static String outcome(Path file, Map<String, Float> factors) {
        try (AuditedModel model =
                        new TorchRuntime().open(ModelSource.of(file, INPUT).onDevice("cpu"));
                NDManager scope = model.newManager()) {
            List<Float> ran = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                NDArray logits = model.logits(scope.ones(new ai.djl.ndarray.types.Shape(1, 3, 8, 8)));
                ran.add(logits.toFloatArray()[0]);
            }
            model.verifyUnchanged();
            Float claimed = factors.get(model.identity().sha256());
            assertThat(ran)
                    .as("what ran, by the digest %s", model.identity().sha256())
                    .containsOnly(claimed);
            return "ran as " + claimed;
        } catch (AuditException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void commit(Mischief mischief, Path file, byte[] other) {
        try {
            switch (mischief) {
                case SWAP -> {
                    Path ready = Files.write(folder.resolve("other"), other);
                    Files.move(ready, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                }
                case DELETE -> Files.delete(file);
                case REWRITE -> {
                    try (OutputStream out = Files.newOutputStream(file)) {
                        for (int from = 0; from < other.length; from += 1 << 14) {
                            out.write(other, from, Math.min(1 << 14, other.length - from));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sleep(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** Multiplies a picture's mean; padded, so that reading takes a while. */
    private static byte[] program(int factor) {
        Map<String, byte[]> entries =
                TestArchives.program("return torch.mul(torch.mean(x, [2, 3]), %d.)".formatted(factor));
        byte[] pad = new byte[1 << 20];
        new Random(factor).nextBytes(pad);
        entries.put("net/pad", pad);
        return TestArchives.zip(entries);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
