package org.modelaudit.data;

import java.text.Normalizer;
import java.util.Locale;

/**
 * When two spellings are one name: case, underscores for blanks, blanks around or doubled, and the ways in which Unicode
 * writes one character make no difference. A single letter keeps its case, since letters are classes of their own where
 * handwriting is read.
 */
public final class ClassNames {

    private ClassNames() {}

    public static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }

    /** Equal for all spellings of one name. */
    public static String key(String name) {
        String spaced = spaced(name);
        return spaced.length() == 1 ? spaced : folded(spaced);
    }

    /** The same name with single blanks, its case as it is. */
    static String spaced(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replace('_', ' ')
                .strip()
                .replaceAll("\\s+", " ");
    }

    /** In lower case whatever its length. */
    static String folded(String spaced) {
        return spaced.toLowerCase(Locale.ROOT);
    }
}
