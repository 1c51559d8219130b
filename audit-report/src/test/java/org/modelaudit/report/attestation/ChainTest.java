package org.modelaudit.report.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.report.record.RecordText;
import org.modelaudit.report.record.Records;

class ChainTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private KeyPair pair = keys();

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private final RecordKey verifying = RecordKey.verifying(pair.getPublic());

    @BeforeEach
    void three() throws IOException {
        link("1", null, 0.5);
        link("2", "1", 0.6);
        link("3", "2", 0.7);
    }

    private Path link(String run, @Nullable String before, double value) throws IOException {
        Path record = Files.createDirectories(folder.resolve(run)).resolve("model-audit.json");
        Files.writeString(record, RecordText.of(Records.run(Records.audit("net", value))));
        RecordKey key = RecordKey.signing(pair.getPrivate(), pair.getPublic());
        return Seal.sign(record, key, before == null ? null : envelope(before));
    }

    private Path envelope(String run) {
        return folder.resolve(run).resolve("model-audit.intoto.jsonl");
    }

    @Test
    void an_unbroken_line_is_a_chain() {
        assertThat(Chain.verify(folder, verifying)).isEmpty();
    }

    @Test
    void a_link_that_was_taken_away_is_missed() throws IOException {
        Files.delete(envelope("2"));

        assertThat(Chain.verify(folder, verifying)).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Change.Kind.MISSING);
            assertThat(change.what()).isEqualTo("the envelope before '3/model-audit.intoto.jsonl'");
        });
    }

    @Test
    void a_link_that_was_put_in_is_found() throws IOException {
        link("2b", "1", 0.65);

        assertThat(Chain.verify(folder, verifying))
                .containsExactly(Change.added(
                        "2b/model-audit.intoto.jsonl",
                        "it follows '1/model-audit.intoto.jsonl', as '2/model-audit.intoto.jsonl' does"));
    }

    @Test
    void a_second_beginning_is_found() throws IOException {
        link("4", null, 0.8);

        assertThat(Chain.verify(folder, verifying))
                .containsExactly(Change.added("4/model-audit.intoto.jsonl", "it begins another chain"));
    }

    @Test
    void a_link_that_was_altered_is_found_and_so_is_that_it_is_missed() throws IOException {
        String text = Files.readString(envelope("2"));
        Files.writeString(envelope("2"), text.replace("\"payload\":\"ey", "\"payload\":\"fy"));

        assertThat(Chain.verify(folder, verifying))
                .extracting(Change::kind)
                .containsExactly(Change.Kind.ALTERED, Change.Kind.MISSING);
    }

    @Test
    void a_copy_of_a_link_is_found() throws IOException {
        Files.copy(envelope("3"), folder.resolve("copy.intoto.jsonl"));

        assertThat(Chain.verify(folder, verifying))
                .containsExactly(Change.added("copy.intoto.jsonl", "it is a copy of '3/model-audit.intoto.jsonl'"));
    }
}
