package org.modelaudit.torch.scoring;

import java.util.Locale;
import org.modelaudit.error.ConfigurationException;

/** Which program answers a metric that looks at nothing but scores: the system property {@code modelaudit.scoring}. */
enum ScoringChoice {
    /** A faster one where it was proved on the file, unless said otherwise. */
    PROVED,

    /** The audited one. */
    EXACT;

    static final String PROPERTY = "modelaudit.scoring";

    /**
     * @throws ConfigurationException if the property is set to anything else
     */
    static ScoringChoice wanted() {
        String given = System.getProperty(PROPERTY, "proved").strip();
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "proved" -> PROVED;
            case "exact" -> EXACT;
            default ->
                throw new ConfigurationException(
                        "The system property '%s' is '%s'; give 'proved' or 'exact'.".formatted(PROPERTY, given));
        };
    }
}
