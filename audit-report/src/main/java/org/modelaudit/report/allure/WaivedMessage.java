package org.modelaudit.report.allure;

import io.qameta.allure.listener.TestLifecycleListener;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.StatusDetails;
import io.qameta.allure.model.TestResult;

/**
 * Gives a test that passes by a waiver a message, by which it falls into a category: Allure tells categories by status and message alone, and
 * a test that passes has none when it ends.
 *
 * <p>Found by {@link java.util.ServiceLoader}; nobody needs to call it.
 */
public final class WaivedMessage implements TestLifecycleListener {

    /** Begins the message; {@code categories.json} looks for it. */
    static final String WORD = "WAIVED";

    /** A label that nobody sees, since a tag of that name may be the user's. */
    private static final String LABEL = "modelaudit";

    /** Marks a test one of whose requirements is waived. */
    static Label label() {
        return new Label().setName(LABEL).setValue(WORD);
    }

    @Override
    public void beforeTestWrite(TestResult result) {
        boolean waived = result.getLabels().stream()
                .anyMatch(label -> LABEL.equals(label.getName()) && WORD.equals(label.getValue()));
        StatusDetails details = result.getStatusDetails();
        boolean silent = details == null || details.getMessage() == null;
        if (waived && silent && result.getStatus() == Status.PASSED) {
            result.setStatusDetails(
                    (details == null ? new StatusDetails() : details)
                            .setMessage(
                                    WORD
                                            + ": a requirement is not met, and a waiver lets the audit pass; the description says whose it is."));
        }
    }
}
