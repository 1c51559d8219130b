package org.modelaudit.report.dossier;

import java.util.List;

/** The terms of the page, for who meets them for the first time. */
final class Glossary {

    private static final List<List<String>> TERMS = List.of(
            List.of(
                    "Audit",
                    "A test that asks one model, on one set of pictures and with one explainer, whether requirements are met."),
            List.of("Baseline", "The values of an earlier model on the same pictures, kept to be compared with."),
            List.of(
                    "Bound",
                    "The number that a metric must reach or must not exceed. It stands in the test, which is reviewed like the rest of the code."),
            List.of(
                    "Classifier",
                    "A program that has learned from examples to name what a picture shows, as one of several classes."),
            List.of(
                    "Confidence interval",
                    "The pictures are a sample of all pictures of their kind. The interval is where the number for all of them probably lies:"
                            + " of many such samples, 95 in 100 give a 95 % interval that holds it."),
            List.of(
                    "Digest",
                    "A fingerprint of a file. Whoever has the file can compute it again; if one byte was changed, it is another."),
            List.of(
                    "Explainer",
                    "A method that marks the places of a picture on which a model's answer rests. Different explainers can mark different places."),
            List.of(
                    "Heatmap, saliency map",
                    "What an explainer gives for a picture: a number for each place, drawn as a colour. Bright places count more."),
            List.of("Mean", "The sum of the values of all pictures, divided by their number."),
            List.of("Metric", "A rule that turns a heatmap into one number. Each has a card in this dossier."),
            List.of(
                    "Percentile 10",
                    "The value below which one of ten pictures lies; it speaks of the bad tail, which a mean hides."),
            List.of("Record", "The file model-audit.json, from which this dossier was made."),
            List.of(
                    "Sanity check",
                    "A check of the explainer and not of the model: a heatmap that does not change when the model is destroyed says nothing about it."),
            List.of("Slice, part", "Some of the pictures, such as those of one class, judged alone."),
            List.of(
                    "Undefined",
                    "A picture for which a metric's formula has no value, for a stated reason. It is counted and never taken for a good one."),
            List.of(
                    "Waiver",
                    "A decision of a named person to accept a violated requirement until a stated day, with the reason."));

    private Glossary() {}

    static Chapter chapter() {
        return new Chapter("glossary", "Glossary", out -> {
            out.open("dl", "class", "glossary");
            TERMS.forEach(term -> out.element("dt", term.get(0)).element("dd", term.get(1)));
            out.close();
        });
    }
}
