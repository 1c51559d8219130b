package org.modelaudit.spark;

/** What went wrong, in a sentence. */
final class Trouble {

    private Trouble() {}

    /** The first line of the innermost message: Spark and JUnit put theirs around it, with stacks and all. */
    static String words(Throwable trouble) {
        Throwable cause = trouble;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String first = message == null ? "" : message.lines().findFirst().orElse("");
        return first.isEmpty() || cause instanceof Error
                ? "%s %s".formatted(cause.getClass().getSimpleName(), first).strip()
                : first;
    }
}
