package org.modelaudit.report.ledger;

import com.google.gson.Gson;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.error.LedgerException;
import org.modelaudit.ledger.ExplanationBytes;
import org.modelaudit.ledger.KeptBatch;
import org.modelaudit.ledger.KeptContext;
import org.modelaudit.ledger.KeptExplanation;
import org.modelaudit.ledger.KeptOutcome;
import org.modelaudit.ledger.Ledger;
import org.modelaudit.ledger.LedgerKey;

/**
 * A ledger in one SQLite file, with its log of what was written last beside it. A batch is one transaction and is on the disk when it has
 * been kept: a process that dies takes nothing with it, and another one that writes at the same time waits.
 */
final class SqliteLedger implements Ledger {

    private final LedgerFile file;
    private final Connection connection;
    private final long mostBytes;

    private SqliteLedger(LedgerFile file, Connection connection, long mostBytes) {
        this.file = file;
        this.connection = connection;
        this.mostBytes = mostBytes;
    }

    /**
     * @param mostBytes of all blobs together
     * @throws LedgerException if it cannot be opened
     */
    static SqliteLedger open(Path path, long mostBytes) {
        LedgerFile file = new LedgerFile(path);
        return new SqliteLedger(file, file.connect(), mostBytes);
    }

    @Override
    public synchronized Map<LedgerKey, KeptOutcome> outcomes(Collection<LedgerKey> keys) {
        return rows(OutcomeRow.SELECT, keys, OutcomeRow::read);
    }

    @Override
    public synchronized Map<LedgerKey, KeptExplanation> explanations(Collection<LedgerKey> keys) {
        return rows(
                "SELECT content, proof FROM explanation WHERE key = ?",
                keys,
                (key, row) -> content(key, row).flatMap(bytes -> ExplanationBytes.read(key, bytes)));
    }

    @Override
    public synchronized Optional<byte[]> blob(LedgerKey key) {
        Map<LedgerKey, byte[]> found =
                rows("SELECT content, proof FROM blob WHERE key = ?", List.of(key), SqliteLedger::content);
        return Optional.ofNullable(found.get(key));
    }

    private static Optional<byte[]> content(LedgerKey key, ResultSet row) throws SQLException {
        byte[] bytes = row.getBytes("content");
        return RowProof.holds(key, bytes, row.getBytes("proof")) ? Optional.of(bytes) : Optional.empty();
    }

    private interface Reading<T> {
        Optional<T> of(LedgerKey key, ResultSet row) throws SQLException;
    }

    private <T> Map<LedgerKey, T> rows(String question, Collection<LedgerKey> keys, Reading<T> reading) {
        Map<LedgerKey, T> found = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(question)) {
            for (LedgerKey key : keys) {
                select.setBytes(1, OutcomeRow.bytes(key));
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        reading.of(key, row).ifPresent(read -> found.put(key, read));
                    }
                }
            }
            return found;
        } catch (SQLException e) {
            throw file.trouble(e);
        }
    }

    @Override
    public synchronized void keep(KeptBatch batch) {
        inTransaction(() -> {
            for (KeptContext context : batch.contexts()) {
                insert(
                        "INSERT OR IGNORE INTO context (key, facts) VALUES (?, ?)",
                        OutcomeRow.bytes(context.key()),
                        new Gson().toJson(context.facts()));
            }
            for (KeptExplanation explanation : batch.explanations()) {
                byte[] content = ExplanationBytes.of(explanation);
                insert(
                        "INSERT OR REPLACE INTO explanation (key, content, proof) VALUES (?, ?, ?)",
                        OutcomeRow.bytes(explanation.key()),
                        content,
                        RowProof.of(explanation.key(), content));
            }
            keepOutcomes(batch.outcomes());
            for (Map.Entry<LedgerKey, byte[]> blob : batch.blobs().entrySet()) {
                insert(
                        "INSERT OR REPLACE INTO blob (key, size, content, proof) VALUES (?, ?, ?, ?)",
                        OutcomeRow.bytes(blob.getKey()),
                        blob.getValue().length,
                        blob.getValue(),
                        RowProof.of(blob.getKey(), blob.getValue()));
            }
            if (!batch.blobs().isEmpty()) {
                dropOldest();
            }
        });
    }

    private void keepOutcomes(Collection<KeptOutcome> outcomes) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(OutcomeRow.INSERT)) {
            for (KeptOutcome outcome : outcomes) {
                OutcomeRow.write(insert, outcome);
                insert.executeUpdate();
            }
        }
    }

    /** By the order in which they came, not by a clock. */
    private void dropOldest() throws SQLException {
        insert("""
                DELETE FROM blob WHERE number <= coalesce((SELECT max(number) FROM
                (SELECT number, sum(size) OVER (ORDER BY number DESC) AS newer FROM blob) WHERE newer > ?), 0)""", mostBytes);
    }

    /** Lets the file grow no further, as a full disk does. */
    void limitPages(int most) throws SQLException {
        try (Statement limit = connection.createStatement()) {
            limit.execute("PRAGMA max_page_count = " + most);
        }
    }

    private void insert(String statement, Object... values) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }

    private void inTransaction(Transaction transaction) {
        try {
            Transaction.run(connection, transaction);
        } catch (SQLException e) {
            throw file.trouble(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw file.trouble(e);
        }
    }
}
