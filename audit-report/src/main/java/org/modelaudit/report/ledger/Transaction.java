package org.modelaudit.report.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Work that is written whole or not at all, by whoever is alone with the file for so long. */
interface Transaction {

    void work() throws SQLException;

    /** Not by the switch of JDBC, which hides the trouble where SQLite has ended the transaction itself, as on a full disk. */
    static void run(Connection connection, Transaction transaction) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try {
                transaction.work();
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                rollBack(statement, e);
                throw e;
            }
        }
    }

    private static void rollBack(Statement statement, Exception trouble) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException ended) {
            trouble.addSuppressed(ended);
        }
    }
}
