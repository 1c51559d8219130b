package org.modelaudit.model;

/**
 * What tells one model file from every other.
 *
 * @param name the file's name without its extension
 * @param file the file's name as it was given, without folders
 * @param sha256 digest of the file's bytes, 64 lower-case hexadecimal digits
 * @param form how the program was exported, such as {@code traced}, {@code scripted} or {@code frozen}; {@value #FUNCTION} where there
 *     are no bytes
 */
public record ModelIdentity(String name, String file, String sha256, String form) {

    /** The form of a function, whose digest is made up to tell it from others. */
    public static final String FUNCTION = "function";

    /** Whether the digest is that of bytes, so that it is the same tomorrow. */
    public boolean hasBytes() {
        return !form.equals(FUNCTION);
    }

    /** The first twelve digits of the digest, enough for a reader to compare. */
    public String shortDigest() {
        return sha256.substring(0, 12);
    }

    @Override
    public String toString() {
        return "%s (%s, sha256 %s…)".formatted(file, form, shortDigest());
    }
}
