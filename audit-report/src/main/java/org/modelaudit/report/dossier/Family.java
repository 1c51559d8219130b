package org.modelaudit.report.dossier;

import java.util.Locale;

/** A kind of question that metrics answer, with what its answers do not say. */
enum Family {
    LOCALIZATION(
            "Localization",
            "Does the heatmap lie on the object?",
            "The heatmap is compared with the place of the object that people have marked in the picture.",
            "It needs marked pictures and is only as good as the marks. A heatmap beside the object need not be a fault where the"
                    + " surroundings rightly count, and one on the object does not prove that the answer is right for a good reason."),
    FAITHFULNESS(
            "Faithfulness",
            "Does the model's answer rest on what the heatmap shows?",
            "Places that the heatmap calls important are hidden or shown alone, and the model is asked again.",
            "Pictures with hidden places are unlike those that the model has learned from, so its answer may change for that alone."
                    + " Numbers depend on what is put in the hidden places and compare only at equal settings."),
    SANITY(
            "Sanity of the explainer",
            "Does the heatmap depend on the model, the class and the picture at all?",
            "The model's learned numbers, the class or the picture are changed; a heatmap that stays the same explains nothing.",
            "To pass is necessary and not sufficient: an explainer that passes can still be wrong about the model."),
    ROBUSTNESS(
            "Robustness",
            "Does the heatmap stay when the picture hardly changes?",
            "The picture is changed a little, by chance or on purpose, or parts of it are hidden, and the heatmaps before and after are"
                    + " compared.",
            "A heatmap that never changes is perfectly stable and says nothing, so read it together with sanity. Only the changes that"
                    + " are named were tried, not the worst there is."),
    EQUIVALENCE(
            "Equivalence",
            "Is another file of the model the same model?",
            "Both files get the same pictures, and their answers and heatmaps are compared.",
            "It was compared on these pictures; on others the files may differ."),
    INTRINSIC(
            "Agreement",
            "Is the explanation borne out by a second one?",
            "A heatmap is compared with another explainer's of the same picture and class, or what the model itself gives as its reasons is"
                    + " added up and compared with its answer.",
            "Two explanations that agree may both be wrong about the model, and reasons that add up need not be those that a person"
                    + " would call so. Read it together with localization and sanity."),
    SYNTHESIS(
            "Synthesised pictures",
            "What would the model like to see, and what does it keep of a picture?",
            "Pictures are searched for that a class, a unit or a layer responds to most, or that look to a layer as a given one does.",
            "The search finds one picture of many. What it shows is what the model responds to, which need not be what it looks at in"
                    + " pictures that a camera took."),
    STUDY(
            "What the model holds",
            "What do the units inside the model respond to?",
            "A layer is looked at on all pictures together: where each of its units is most active is compared with the places of things that"
                    + " people have marked.",
            "It knows only the things that are marked, and one layer. That a unit responds to something does not say that the answers"
                    + " rest on it, and something can be spread over many units none of which shows it alone."),
    OTHER(
            "Other metrics",
            "What a metric of somebody else's asks.",
            "This metric does not come with ModelAudit; its source is named below.",
            "Its limits are its author's to tell.");

    private final String title;
    private final String question;
    private final String how;
    private final String limits;

    Family(String title, String question, String how, String limits) {
        this.title = title;
        this.question = question;
        this.how = how;
        this.limits = limits;
    }

    /** The family that a record calls so, {@code localization}; {@link #OTHER} for a name that it does not know. */
    static Family of(String name) {
        for (Family family : values()) {
            if (family.name().toLowerCase(Locale.ROOT).equals(name)) {
                return family;
            }
        }
        return OTHER;
    }

    String title() {
        return title;
    }

    /** What it asks, for a reader who knows none of its metrics. */
    String question() {
        return question;
    }

    /** How it finds the answer. */
    String how() {
        return how;
    }

    /** What its answers do not say. */
    String limits() {
        return limits;
    }
}
