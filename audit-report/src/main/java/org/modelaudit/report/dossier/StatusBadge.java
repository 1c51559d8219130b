package org.modelaudit.report.dossier;

import java.util.Locale;
import org.modelaudit.gate.Status;

/** A verdict as a word with a sign, so that nobody needs to tell colours apart. */
final class StatusBadge {

    private StatusBadge() {}

    static void write(Markup out, Status status) {
        out.open("span", "class", "badge " + style(status))
                .element("span", sign(status), "aria-hidden", "true")
                .text("\u00A0" + status)
                .close();
    }

    /** What it means, a sentence. */
    static String meaning(Status status) {
        return switch (status) {
            case PASS -> "The requirement is met.";
            case FAIL -> "The requirement is violated.";
            case INCONCLUSIVE ->
                "The evidence does not decide: there are too few pictures, or too many without a value. It counts as not met.";
            case WAIVED ->
                "Violated or undecided, but a named person answers for it until a stated day. It does not stop a release.";
        };
    }

    static String style(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static String sign(Status status) {
        return switch (status) {
            case PASS -> "✓";
            case FAIL -> "✗";
            case INCONCLUSIVE -> "?";
            case WAIVED -> "!";
        };
    }
}
