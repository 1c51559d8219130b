package org.modelaudit.report.allure;

/** Beginnings of the names of attachments that a page of the results looks for. */
public final class AttachmentNames {

    /** The audit's entry of the record, as JSON. */
    public static final String RESULT = "Result, ";

    /** The one picture that says most of an audit that does not pass; it stands behind the audit's {@link #RESULT}. */
    public static final String WORST = "Worst picture: ";

    private AttachmentNames() {}
}
