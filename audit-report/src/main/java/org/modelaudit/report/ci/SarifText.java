package org.modelaudit.report.ci;

import org.modelaudit.report.text.OneLine;

/** Text of a SARIF message, in which brackets make a link and braces stand for an argument unless they are escaped (3.11.5 and 3.11.6). */
final class SarifText {

    private SarifText() {}

    /** The text in one line, shortened if it is longer than that. */
    static String message(String text, int most) {
        return OneLine.of(text, most)
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace("{", "{{")
                .replace("}", "}}");
    }
}
