package org.modelaudit.report.dossier;

/** How the explainers of a family find their maps, and what these do not say, for a reader who knows none of them. */
enum ExplainerKind {
    ACTIVATION(
            "ClassActivationMaps",
            "It looks at one layer inside the model, in which each map of features says where in the picture something was found, and adds"
                    + " these maps up, each weighted by how much it matters for the class.",
            "The layer has few cells, so the map is coarse: it shows about where, and no outline. It shows what one layer holds; another"
                    + " layer can show other places. What the model does with these features behind the layer stands in the weights alone."),
    GRADIENT(
            "GradientExplainers",
            "It asks how much the score of the class would change if the numbers of single pixels changed a little.",
            "It speaks of small changes around this picture. Where the model's score is already as high as it gets, a pixel that the answer"
                    + " rests on can have none. Maps are often noisy, and some methods of this family show edges of the picture whatever the"
                    + " model has learned, which only a sanity check tells."),
    RELEVANCE(
            "RelevanceMaps",
            "It hands the score of the class back from layer to layer down to the pixels, by rules that say who gets how much.",
            "The rules are a choice, and others give other maps. That all of the score is handed out shows that the books are in order, and"
                    + " not that the answer would change without a pixel."),
    PERTURBATION(
            "Perturbations",
            "It hides or changes parts of the picture and watches what the score of the class does.",
            "Pictures with hidden parts are unlike those that the model has learned from. What is found depends on what is put in the hidden"
                    + " places, on the size of the parts and, where they are drawn at random, a little on the draw."),
    INTRINSIC(
            "IntrinsicMaps",
            "It reads a map that the model itself returns beside its scores, and that it was trained to return.",
            "That the model shows a place does not mean that its answer rests on it: a branch that draws a map can be right while the scores"
                    + " are made elsewhere. Whether both go together, agreement with other explainers, localization and sanity checks tell."),
    COMBINATION(
            "Combinations",
            "It puts together maps of other explainers, or of changed copies of the picture or of the model.",
            "It has the limits of the explainers that it is made of. A smoother map is easier to look at and not for that reason more right."),
    STUDY(
            "UnitStudies",
            "It makes no map for a class: it compares where each unit of a layer is most active, over all pictures together, with the places"
                    + " of things that people have marked.",
            "It knows only the things that are marked, and one layer. That a unit responds to something does not say that the answers"
                    + " rest on it."),
    OTHER("", "As its author says; it does not come with ModelAudit.", "Its limits are its author's to tell.");

    private final String table;
    private final String how;
    private final String limits;

    ExplainerKind(String table, String how, String limits) {
        this.table = table;
        this.how = how;
        this.limits = limits;
    }

    /** The kind that a table of factories makes; {@link #OTHER} for one that is not known. */
    static ExplainerKind of(String table) {
        for (ExplainerKind kind : values()) {
            if (kind.table.equals(table)) {
                return kind;
            }
        }
        return OTHER;
    }

    /** How it finds its maps. */
    String how() {
        return how;
    }

    /** What they do not say. */
    String limits() {
        return limits;
    }
}
