package org.modelaudit.report.ci;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of an audit in its parts. An id is {@code org.example.SignAudit.looks[grad-cam]#2}: class, with its arguments where it has some,
 * method, the words of its invocation, and a number from the second audit of a test on.
 *
 * @param owner the class with its arguments
 * @param method with all that tells its audits apart; the class's simple name where the audits of all of it are meant
 */
record AuditName(String owner, String method) {

    private static final Pattern ID = Pattern.compile(
            "(?<owner>[^\\[#]+(?<arguments>\\[.*])?)\\.(?<method>[^.\\[#]+(\\[.*])?(#\\d+)?)", Pattern.DOTALL);

    /** A name that begins with a capital, and in a package, not in another such name. */
    private static final Pattern CLASS = Pattern.compile("((.*\\.)?\\p{Ll}[^.]*\\.)?\\p{Lu}[^.]*", Pattern.DOTALL);

    static AuditName of(String id) {
        Matcher parts = ID.matcher(id);
        boolean hasMethod = parts.matches()
                && (parts.group("arguments") != null
                        || !CLASS.matcher(names(id)).matches());
        return hasMethod
                ? new AuditName(parts.group("owner"), parts.group("method"))
                : new AuditName(id, names(id).substring(names(id).lastIndexOf('.') + 1));
    }

    /** The class as its source is called: without arguments and the classes inside it. */
    String topLevel() {
        String name = names(owner);
        int inside = name.indexOf('$', name.lastIndexOf('.') + 2);
        return inside < 0 ? name : name.substring(0, inside);
    }

    private static String names(String id) {
        int end = id.indexOf('[');
        return end < 0 ? id : id.substring(0, end);
    }
}
