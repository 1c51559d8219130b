package org.modelaudit.report.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.modelaudit.error.LedgerException;

/** The tables of a ledger, and which version of them a file has. */
final class LedgerSchema {

    /** Rises with the tables. */
    static final int VERSION = 1;

    /** Tells a ledger from other databases: "MALG". */
    static final int APPLICATION = 0x4D414C47;

    /**
     * {@code bits} are those of the value, of which a column of numbers loses a sign of zero; {@code proof} is of everything else in the
     * row, for SQLite does not notice a flipped bit.
     */
    private static final List<String> TABLES = List.of(
            "CREATE TABLE context (key BLOB PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID",
            """
            CREATE TABLE outcome (key BLOB PRIMARY KEY, context BLOB NOT NULL, sample TEXT NOT NULL, kind TEXT NOT NULL,
            value REAL, bits INTEGER, words TEXT, region TEXT, forward INTEGER NOT NULL, features INTEGER NOT NULL,
            head INTEGER NOT NULL, backward INTEGER NOT NULL, at TEXT NOT NULL, proof BLOB NOT NULL) WITHOUT ROWID""",
            "CREATE TABLE explanation (key BLOB PRIMARY KEY, content BLOB NOT NULL, proof BLOB NOT NULL)",
            """
            CREATE TABLE blob (number INTEGER PRIMARY KEY AUTOINCREMENT, key BLOB NOT NULL UNIQUE, size INTEGER NOT NULL,
            content BLOB NOT NULL, proof BLOB NOT NULL)""");

    private LedgerSchema() {}

    /**
     * Makes the tables in a new file; leaves those of another version alone.
     *
     * @param connection in a transaction
     * @throws LedgerException if the file is a newer ledger's, or no ledger
     */
    static void prepare(Connection connection, LedgerFile file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = number(statement, "PRAGMA user_version");
            int tables = number(statement, "SELECT count(*) FROM sqlite_master");
            if (tables > 0 && number(statement, "PRAGMA application_id") != APPLICATION) {
                throw new LedgerException(
                        "The file '%s' is a database of something else, so nothing is kept in this run; set modelaudit.ledger to another file."
                                .formatted(file.path()));
            }
            if (version > VERSION) {
                throw new LedgerException(
                        "The ledger '%s' was made by a newer ModelAudit (its version is %d, this one knows %d), so nothing is kept in this run and it stays as it is; set modelaudit.ledger to another file."
                                .formatted(file.path(), version, VERSION));
            }
            if (tables == 0) {
                for (String table : TABLES) {
                    statement.executeUpdate(table);
                }
                statement.executeUpdate("PRAGMA application_id = " + APPLICATION);
                statement.executeUpdate("PRAGMA user_version = " + VERSION);
            }
        }
    }

    private static int number(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.getInt(1);
        }
    }
}
