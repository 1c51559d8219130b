package org.modelaudit.report.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.modelaudit.error.LedgerException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The file of a ledger, and what is wrong with it in a sentence. Whatever it is, the file stays as it is: what was kept is never thrown
 * away.
 */
record LedgerFile(Path path) {

    /** Longer than any transaction of another process lasts. */
    private static final int PATIENCE_MILLIS = 30_000;

    private static final int PAUSE_MILLIS = 20;

    /** Where two machines would see two different locks. */
    private static final Set<String> NETWORK =
            Set.of("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "fuse.sshfs");

    /**
     * A connection to a ledger of this version, which waits for the locks of others, and whose transactions are on the disk when they have
     * ended.
     *
     * @throws LedgerException if the file cannot be opened, or is no such ledger
     */
    Connection connect() {
        refuseNetwork();
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (true) {
            try {
                return prepared();
            } catch (SQLException e) {
                // Who makes the file is for a moment alone with it, and SQLite waits for nobody there.
                if (!isBusy(e) || System.nanoTime() > end) {
                    throw trouble(e);
                }
                pause();
            } catch (LinkageError e) {
                throw new LedgerException(
                        "The ledger '%s' is not used, because SQLite's native library cannot be loaded (%s); set org.sqlite.tmpdir to a folder from which libraries may be loaded, or modelaudit.ledger to none."
                                .formatted(path, e.getMessage()),
                        e);
            }
        }
    }

    private Connection prepared() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Connection connection = config.createConnection("jdbc:sqlite:" + path);
        try (Statement statement = connection.createStatement()) {
            Transaction.run(connection, () -> LedgerSchema.prepare(connection, this));
            // Only now that it is known to be a ledger of ours, because this is written into the file.
            statement.execute("PRAGMA journal_mode = WAL");
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private void refuseNetwork() {
        try {
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            String type = Files.getFileStore(folder).type();
            if (NETWORK.contains(type)) {
                throw new LedgerException(
                        "The ledger '%s' lies on a network drive (%s), where locks do not hold, so nothing is kept in this run; set modelaudit.ledger to a local file."
                                .formatted(path, type));
            }
        } catch (IOException e) {
            throw new LedgerException(
                    "The ledger '%s' cannot be made (%s), so nothing is kept in this run; set modelaudit.ledger to a file that can be written, or to none."
                            .formatted(path, e),
                    e);
        }
    }

    /**
     * @throws LedgerException if the thread is interrupted, for then each further pause would be none
     */
    void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerException(
                    "The ledger '%s' is not used, because this thread was interrupted while it waited for another process; run the audit again."
                            .formatted(path),
                    e);
        }
    }

    private static boolean isBusy(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_BUSY || code(e) == SQLiteErrorCode.SQLITE_LOCKED;
    }

    /** The primary code, of which others are kinds. */
    private static SQLiteErrorCode code(SQLException e) {
        return e instanceof SQLiteException known
                ? SQLiteErrorCode.getErrorCode(known.getResultCode().code & 0xff)
                : SQLiteErrorCode.UNKNOWN_ERROR;
    }

    /** What went wrong, with what to do. */
    LedgerException trouble(SQLException e) {
        String why = switch (code(e)) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "another process holds its lock for more than %d seconds; end that, or set modelaudit.ledger to another file"
                        .formatted(PATIENCE_MILLIS / 1000);
            case SQLITE_FULL -> "its disk is full; make room, or set modelaudit.ledger to a file on another one";
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM ->
                "it cannot be written; set modelaudit.ledger to a file that can, or to none";
            case SQLITE_CORRUPT ->
                "it is damaged; it stays as it is, move it away or set modelaudit.ledger to another file";
            case SQLITE_NOTADB -> "it is no SQLite database; set modelaudit.ledger to another file";
            default -> "SQLite says '%s'; set modelaudit.ledger to another file, or to none".formatted(e.getMessage());
        };
        return new LedgerException("The ledger '%s' is not used from here on: %s.".formatted(path, why), e);
    }
}
