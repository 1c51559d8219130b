package org.modelaudit.report.record;

/** What is wrong with the text of a record, a clause. */
final class UnreadableRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableRecordException(String clause) {
        super(clause);
    }
}
