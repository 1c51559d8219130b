package org.modelaudit.report.attestation;

import org.modelaudit.display.OutsideText;

/** A record, an attachment or a chain is not as it was signed. */
public final class ChangedRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChangedRecordException(String message) {
        super(OutsideText.visible(message));
    }
}
