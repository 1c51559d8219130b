package org.modelaudit.report.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.content.Sha256;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.RecordedAudit.RecordedAttachment;
import org.modelaudit.report.record.Records;

/** Two records of a chain, each with a sheet, a baseline and waivers beside it: whatever byte is touched, the file is named. */
class FlippedBytesTest {

    private static final String SHEET = "model-audit/sheet.png";
    private static final String BASELINE = "model-audit/0123456789abcdef.json";
    /** Every byte of an envelope is flipped where records are signed; here it is whose name is said. */
    private static final int SOME = 97;

    private static final String WAIVERS = "model-audit/fedcba9876543210.json";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final KeyPair pair = keys();
    private final RecordKey verifying = RecordKey.verifying(pair.getPublic());

    /** The quickest to verify, some thousand times. */
    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void chain() throws IOException {
        signed("2026-01", 0.5, null);
        signed("2026-02", 0.6, envelope("2026-01"));
    }

    private void signed(String run, double value, @Nullable Path previous) throws IOException {
        Files.createDirectories(folder.resolve(run).resolve("model-audit"));
        Files.writeString(
                record(run),
                RecordText.of(Records.run(Records.with(
                        Records.audit("net", value),
                        attached(run, SHEET, "Worst samples", "image/png", "picture"),
                        attached(
                                run,
                                BASELINE,
                                "Baseline: src/test/modelaudit/baselines/cat.json",
                                "application/json",
                                "{\"values\": {\"00.png\": 0.5}}"),
                        attached(
                                run,
                                WAIVERS,
                                "Waivers: src/test/modelaudit/waivers.json",
                                "application/json",
                                "[{\"owner\": \"Ada\"}]")))));
        Seal.sign(record(run), RecordKey.signing(pair.getPrivate(), pair.getPublic()), previous);
    }

    private RecordedAttachment attached(String run, String file, String name, String type, String text)
            throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(run).resolve(file), bytes);
        return new RecordedAttachment(name, file, type, bytes.length, Sha256.of(bytes));
    }

    private Path record(String run) {
        return folder.resolve(run).resolve("model-audit.json");
    }

    private Path envelope(String run) {
        return folder.resolve(run).resolve("model-audit.intoto.jsonl");
    }

    private List<Change> changes() {
        return Verification.of(record("2026-02"), verifying);
    }

    @FunctionalInterface
    private interface Check {
        void that(String touched);
    }

    /** Bytes flipped, one taken away and one put behind, in turn. */
    private static void touched(Path file, int stride, Check check) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i += stride) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            check.that("byte %d of %s".formatted(i, file));
        }
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        check.that("one byte less in " + file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length + 1));
        check.that("one byte more in " + file);
        Files.write(file, bytes);
    }

    @Test
    void nothing_is_found_where_nothing_was_touched() {
        assertThat(changes()).isEmpty();
        assertThat(Chain.verify(folder, verifying)).isEmpty();
    }

    @Test
    void a_byte_of_an_attachment_a_baseline_or_waivers_is_found_and_the_file_is_named() throws IOException {
        touched(
                folder.resolve("2026-02").resolve(SHEET),
                1,
                touched -> assertThat(changes()).as(touched).containsExactly(Change.altered(SHEET, "")));
        touched(folder.resolve("2026-02").resolve(BASELINE), 1, touched -> {
            Change named = Change.altered(BASELINE, "Baseline: src/test/modelaudit/baselines/cat.json");
            assertThat(changes()).as(touched).containsExactly(named);
            assertThat(Verification.ofUnsigned(record("2026-02"))).as(touched).containsExactly(named);
        });
        touched(
                folder.resolve("2026-02").resolve(WAIVERS),
                1,
                touched -> assertThat(changes())
                        .as(touched)
                        .containsExactly(Change.altered(WAIVERS, "Waivers: src/test/modelaudit/waivers.json")));
    }

    @Test
    void a_byte_of_any_envelope_of_a_chain_is_found_and_the_envelope_is_named() throws IOException {
        for (String run : List.of("2026-01", "2026-02")) {
            touched(
                    envelope(run),
                    SOME,
                    touched -> assertThat(Chain.verify(folder, verifying))
                            .as(touched)
                            .anyMatch(change -> change.kind() == Change.Kind.ALTERED
                                    && change.what().equals(run + "/model-audit.intoto.jsonl")));
        }
    }

    @Test
    void a_baseline_that_is_gone_and_a_file_that_was_put_beside_are_named() throws IOException {
        Files.delete(folder.resolve("2026-02").resolve(BASELINE));
        Files.writeString(folder.resolve("2026-02").resolve("model-audit/aaaaaaaaaaaaaaaa.json"), "{}");

        assertThat(changes())
                .containsExactly(
                        Change.missing(BASELINE, "Baseline: src/test/modelaudit/baselines/cat.json"),
                        Change.added("model-audit/aaaaaaaaaaaaaaaa.json", "the record does not name it"));
    }
}
