package org.modelaudit.yaml.words;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.modelaudit.error.NearestNames;
import org.modelaudit.yaml.text.Mistake;
import org.modelaudit.yaml.text.Place;

/** What somebody may have meant who wrote a word that is not there. */
public final class Near {

    private static final int SHOWN = 3;

    private Near() {}

    /**
     * Refuses a word.
     *
     * @param what is not there, for example {@code There is no metric}
     * @param known the words that are
     */
    public static Mistake mistake(Place place, String what, String word, Collection<String> known) {
        List<String> near = NearestNames.of(word, known);
        String words = near.stream().limit(SHOWN).map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return place.mistake(
                "%s '%s'%s.",
                what, word, words.isEmpty() ? "" : "; the nearest " + (near.size() == 1 ? "is " : "are ") + words);
    }
}
