package org.modelaudit.report.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;

/** A ledger in a folder of its own, which others change behind its back. */
abstract class LedgerInFolder {

    @TempDir
    Path folder;

    Path file() {
        return folder.resolve("below").resolve("ledger.sqlite");
    }

    SqliteLedger open() {
        return SqliteLedger.open(file(), 100);
    }

    void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement change = connection.createStatement()) {
            change.executeUpdate(statement);
        }
    }
}
