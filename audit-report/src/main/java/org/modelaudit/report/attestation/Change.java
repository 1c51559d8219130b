package org.modelaudit.report.attestation;

/**
 * Something that is not as it was signed.
 *
 * @param kind what became of it
 * @param what entry of a record by its place, a file, or a link of a chain
 * @param because in words, a clause; empty where the kind says all
 */
public record Change(Kind kind, String what, String because) {

    /** What became of something. */
    public enum Kind {
        ALTERED,
        MISSING,
        ADDED
    }

    static Change altered(String what, String because) {
        return new Change(Kind.ALTERED, what, because);
    }

    static Change missing(String what, String because) {
        return new Change(Kind.MISSING, what, because);
    }

    static Change added(String what, String because) {
        return new Change(Kind.ADDED, what, because);
    }

    /** For example {@code ALTERED  /audits/a/status}. */
    @Override
    public String toString() {
        return "%-7s  %s%s".formatted(kind, what, because.isEmpty() ? "" : ": " + because);
    }
}
