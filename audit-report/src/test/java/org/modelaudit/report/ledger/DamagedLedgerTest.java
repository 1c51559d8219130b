package org.modelaudit.report.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modelaudit.report.ledger.Rows.batch;
import static org.modelaudit.report.ledger.Rows.blob;
import static org.modelaudit.report.ledger.Rows.key;
import static org.modelaudit.report.ledger.Rows.outcome;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.modelaudit.error.LedgerException;
import org.modelaudit.image.Box;
import org.modelaudit.ledger.KeptOutcome;
import org.modelaudit.ledger.LedgerKey;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.ledger.RunLedger;
import org.modelaudit.metric.Outcome;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Whatever is wrong with a ledger is said in a sentence, and nothing that was kept is lost. */
class DamagedLedgerTest extends LedgerInFolder {

    @ParameterizedTest
    @CsvSource({
        "UPDATE outcome SET bits = bits + 1",
        "UPDATE outcome SET sample = 'other'",
        "UPDATE outcome SET kind = 'undefined'",
        "UPDATE outcome SET kind = 'nonsense'",
        "UPDATE outcome SET at = 'yesterday'",
        "UPDATE outcome SET head = 7",
        "UPDATE outcome SET region = '1 2 3'"
    })
    void of_a_damaged_row_nothing_is_believed(String damage) throws SQLException {
        try (SqliteLedger ledger = open()) {
            ledger.keep(batch(outcome(1, Outcome.value(0.5, new Box(1, 2, 3, 4)))));
            sql(damage);

            assertThat(ledger.outcomes(List.of(key(1)))).isEmpty();
            ledger.keep(batch(outcome(1, Outcome.value(0.5))));
            assertThat(ledger.outcomes(List.of(key(1)))).hasSize(1);
        }
    }

    @Test
    void a_damaged_blob_or_explanation_is_not_found() throws SQLException {
        try (SqliteLedger ledger = open()) {
            ledger.keep(blob(1, 10));
            sql("UPDATE blob SET content = x'00'");

            assertThat(ledger.blob(key(1))).isEmpty();
        }
    }

    @Test
    void a_ledger_of_a_newer_version_stays_as_it_is() throws SQLException, IOException {
        open().close();
        sql("PRAGMA user_version = 99");
        sql("PRAGMA journal_mode = DELETE");
        byte[] before = Files.readAllBytes(file());

        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerException.class)
                .hasMessage(
                        "The ledger '%s' was made by a newer ModelAudit (its version is 99, this one knows 1), so nothing is kept in this run and it stays as it is; set modelaudit.ledger to another file.",
                        file());
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void a_database_of_something_else_is_left_alone() throws SQLException, IOException {
        Files.createDirectories(file().getParent());
        sql("CREATE TABLE theirs (x)");
        byte[] before = Files.readAllBytes(file());

        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("is a database of something else");
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void a_file_that_is_no_database_is_left_alone() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "some notes of mine ".repeat(100));

        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("it is no SQLite database; set modelaudit.ledger to another file.");
        assertThat(file()).content().startsWith("some notes");
    }

    @Test
    void a_file_damaged_in_the_middle_ends_the_use_of_it_and_no_audit() throws IOException {
        try (SqliteLedger ledger = open()) {
            for (int i = 0; i < 300; i++) {
                ledger.keep(batch(outcome(i, Outcome.value(i))));
            }
        }
        long length = Files.size(file());
        try (RandomAccessFile damaged = new RandomAccessFile(file().toFile(), "rw")) {
            byte[] nonsense = new byte[(int) length - 8192];
            Arrays.fill(nonsense, (byte) 0x5a);
            damaged.seek(8192);
            damaged.write(nonsense);
        }
        RunLedger run = RunLedger.of(new LedgerSettings(Optional.of(file()), 100, 0));

        Map<LedgerKey, KeptOutcome> found =
                run.outcomes(IntStream.range(0, 300).mapToObj(i -> key(i)).toList());

        found.forEach((key, kept) -> assertThat(kept.outcome())
                .isEqualTo(Outcome.value((double) kept.passes().backward())));
        assertThat(found).hasSizeLessThan(300);
        run.keep(batch(outcome(1, Outcome.value(1))));
        assertThat(run.trouble().orElse("")).contains("it is damaged; it stays as it is, move it away");
        assertThat(Files.size(file())).isEqualTo(length);
    }

    @Test
    void a_folder_that_cannot_be_made_is_said() throws IOException {
        Files.writeString(folder.resolve("below"), "a file where a folder should be");
        RunLedger run = RunLedger.of(new LedgerSettings(Optional.of(file()), 100, 0));

        assertThat(run.isOpen()).isFalse();
        assertThat(run.trouble().orElse(""))
                .startsWith("The ledger '%s' cannot be made (".formatted(file()))
                .endsWith(
                        "so nothing is kept in this run; set modelaudit.ledger to a file that can be written, or to none.");
    }

    @Test
    void who_is_interrupted_waits_no_longer() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new LedgerFile(file()).pause())
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("was interrupted while it waited for another process");
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SQLITE_FULL | its disk is full",
                "SQLITE_READONLY | it cannot be written",
                "SQLITE_READONLY_DBMOVED | it cannot be written",
                "SQLITE_CANTOPEN | it cannot be written",
                "SQLITE_BUSY | another process holds its lock for more than 30 seconds",
                "SQLITE_CORRUPT | it is damaged; it stays as it is",
                "SQLITE_IOERR_WRITE | SQLite says 'reason'"
            })
    void whatever_sqlite_says_becomes_a_sentence_that_says_what_to_do(SQLiteErrorCode code, String words) {
        assertThat(new LedgerFile(file()).trouble(new SQLiteException("reason", code)))
                .hasMessageStartingWith("The ledger '%s' is not used from here on: %s", file(), words)
                .hasMessageEndingWith(".");
    }

    @Test
    void a_disk_that_is_full_takes_nothing_of_what_was_kept() throws SQLException {
        try (SqliteLedger ledger = SqliteLedger.open(file(), 1 << 30)) {
            ledger.keep(batch(outcome(1, Outcome.value(1))));
            ledger.limitPages(20);

            assertThatThrownBy(() -> ledger.keep(blob(2, 1 << 20)))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("its disk is full; make room");
            assertThat(ledger.outcomes(List.of(key(1)))).hasSize(1);
        }
    }
}
