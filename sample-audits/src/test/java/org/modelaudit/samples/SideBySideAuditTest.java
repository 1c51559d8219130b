package org.modelaudit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.modelaudit.gate.Verdict;
import org.modelaudit.result.AuditResult;

/** As many pictures go through a model at once as there are threads, and no bit of what is found out depends on it. */
class SideBySideAuditTest {

    private static final String THREADS = "modelaudit.threads";

    @TempDir
    private Path folder;

    @Test
    void one_thread_and_three_find_the_same_and_keep_the_same() throws IOException, SQLException {
        List<AuditResult> one = run(1);
        assertThat(SideBySideAudit.threads()).hasSize(1);

        List<AuditResult> three = run(3);
        assertThat(SideBySideAudit.threads())
                .containsExactlyInAnyOrder("modelaudit-stream-0", "modelaudit-stream-1", "modelaudit-stream-2");

        assertThat(one).hasSize(3);
        for (int i = 0; i < one.size(); i++) {
            List<Object> expected = told(one.get(i));
            List<Object> found = told(three.get(i));
            for (int j = 0; j < expected.size(); j++) {
                assertThat(found.get(j)).isEqualTo(expected.get(j));
            }
        }
        assertThat(one.get(0).samples()).hasSizeLessThan(96);
        assertThat(kept(3)).isEqualTo(kept(1)).isNotEmpty();
    }

    private List<AuditResult> run(int threads) {
        SideBySideAudit.expect(threads);
        String before = System.getProperty(THREADS);
        System.setProperty(THREADS, Integer.toString(threads));
        try {
            AuditRun run = AuditRun.of(
                    SideBySideAudit.class,
                    Map.of(
                            "modelaudit.ledger",
                            ledger(threads).toString(),
                            "modelaudit.batch",
                            "6",
                            "modelaudit.progress",
                            "none"));
            assertThat(run.summary().getFailures())
                    .extracting(failure -> failure.getException())
                    .isEmpty();
            return run.results();
        } finally {
            if (before == null) {
                System.clearProperty(THREADS);
            } else {
                System.setProperty(THREADS, before);
            }
        }
    }

    /** Everything but how long it took. */
    private static List<Object> told(AuditResult result) {
        return List.of(
                result.identity(),
                result.samples(),
                result.verdicts().stream().map(SideBySideAuditTest::told).toList(),
                result.passes(),
                result.remarks(),
                result.run().environment(),
                result.run().ledger());
    }

    private static List<Object> told(Verdict verdict) {
        return List.of(
                verdict.status(),
                verdict.reason(),
                verdict.finding().results(),
                verdict.estimate(),
                String.valueOf(verdict.interval()),
                String.valueOf(verdict.comparison()));
    }

    private Path ledger(int threads) {
        return folder.resolve(threads + ".sqlite");
    }

    /** Everything but when it was kept, and in which order. */
    private List<String> kept(int threads) throws SQLException {
        List<String> kept = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger(threads));
                Statement statement = connection.createStatement()) {
            for (String question : List.of(
                    "SELECT key, context, sample, kind, value, bits, words, region, forward, features, head, backward FROM outcome ORDER BY key",
                    "SELECT key, content FROM explanation ORDER BY key",
                    "SELECT key, content FROM blob ORDER BY key")) {
                try (ResultSet rows = statement.executeQuery(question)) {
                    while (rows.next()) {
                        kept.add(line(rows));
                    }
                }
            }
        }
        return kept;
    }

    private static String line(ResultSet rows) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            Object value = rows.getObject(i);
            line.append(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value)
                    .append(' ');
        }
        return line.toString();
    }
}
