package org.modelaudit.samples.papers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.modelaudit.samples.papers.PaperClaim.Verdict;

/** Tables in Markdown of what was measured, and what it says of the papers' claims. */
final class PaperPage {

    private static final Pattern PLACE = Pattern.compile("(?s)(<!-- measured: ([^>]+) -->\\n).*?(<!-- end -->)");

    private final PaperValues values;

    PaperPage(PaperValues values) {
        this.values = values;
    }

    /**
     * Fills every place of a page.
     *
     * @param tables text by the name of its place
     * @throws IllegalStateException if a place has no text, or a text no place
     */
    static String filled(String page, Map<String, String> tables) {
        Set<String> places = new LinkedHashSet<>();
        String filled = PLACE.matcher(page).replaceAll(place -> {
            String name = place.group(2);
            places.add(name);
            String table = tables.get(name);
            if (table == null) {
                throw new IllegalStateException(
                        "The page has a place for '%s', of which nothing is measured; there is %s."
                                .formatted(name, tables.keySet()));
            }
            return Matcher.quoteReplacement(place.group(1) + "\n" + table + "\n" + place.group(3));
        });
        Set<String> missing = new LinkedHashSet<>(tables.keySet());
        missing.removeAll(places);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The page has no place for %s.".formatted(missing));
        }
        return filled;
    }

    /** One row a cell: the mean of each explainer with its interval and the mark of its step, and the verdict. */
    String rows(PaperClaim claim, List<PaperCell> cells, List<String> explainers) {
        StringBuilder table = new StringBuilder(
                "| net | pictures | n | %s | the claim |\n".formatted(String.join(" | ", explainers)));
        table.append(dashes(explainers.size() + 4));
        for (PaperCell cell : cells) {
            table.append("| %s | %s | %d | %s | %s |\n"
                    .formatted(
                            cell.net(),
                            cell.set(),
                            explainers.stream()
                                    .mapToInt(name -> values.of(cell, name, claim.metric())
                                            .size())
                                    .filter(n -> n > 0)
                                    .min()
                                    .orElse(0),
                            explainers.stream()
                                    .map(name ->
                                            values.text(cell, name, claim.metric()) + claim.mark(values, cell, name))
                                    .collect(Collectors.joining(" | ")),
                            claim.verdict(values, cell)));
        }
        table.append("| **all %d** |  |  | %s | found %d, contradicted %d, open %d%s |\n"
                .formatted(
                        cells.size(),
                        explainers.stream()
                                .map(name -> marks(claim, cells, name))
                                .collect(Collectors.joining(" | ")),
                        count(claim, cells, Verdict.FOUND),
                        count(claim, cells, Verdict.CONTRADICTED),
                        count(claim, cells, Verdict.OPEN),
                        incomplete(claim, cells)));
        return table.toString();
    }

    private String incomplete(PaperClaim claim, List<PaperCell> cells) {
        long incomplete = count(claim, cells, Verdict.INCOMPLETE);
        return incomplete == 0 ? "" : ", incomplete " + incomplete;
    }

    /** How often the step that is marked at an explainer is shown and the other way round, or nothing where it has none. */
    private String marks(PaperClaim claim, List<PaperCell> cells, String explainer) {
        if (claim.steps().stream().noneMatch(step -> step.markedAt().equals(explainer))) {
            return "";
        }
        List<String> marks =
                cells.stream().map(cell -> claim.mark(values, cell, explainer)).toList();
        return "%d ✓, %d ✗"
                .formatted(
                        marks.stream().filter(" ✓"::equals).count(),
                        marks.stream().filter(" ✗"::equals).count());
    }

    /**
     * What became of a claim over all cells, for example {@code not reproduced: found in 2 of 16, contradicted in 9, open in 5}; the
     * incomplete ones are not among the 16.
     */
    String summary(PaperClaim claim, List<PaperCell> cells) {
        long found = count(claim, cells, Verdict.FOUND);
        long contradicted = count(claim, cells, Verdict.CONTRADICTED);
        long open = count(claim, cells, Verdict.OPEN);
        long judged = found + contradicted + open;
        if (judged == 0) {
            return "not measured";
        }
        String word = found == judged ? "reproduced" : contradicted > found ? "**not reproduced**" : "not shown";
        return "%s: found in %d of %d, contradicted in %d, open in %d%s"
                .formatted(word, found, judged, contradicted, open, incomplete(claim, cells));
    }

    /** In how many cells the means alone say so. */
    long inTheMeans(PaperClaim claim, List<PaperCell> cells) {
        return cells.stream()
                .filter(cell -> claim.holdsInTheMeans(values, cell))
                .count();
    }

    /** In how many cells a claim has a verdict. */
    long count(PaperClaim claim, List<PaperCell> cells, Verdict verdict) {
        return cells.stream()
                .filter(cell -> claim.verdict(values, cell) == verdict)
                .count();
    }

    /** Mean over the cells of an explainer's means. */
    String average(List<PaperCell> cells, String explainer, PaperMetric metric) {
        return PaperValues.number(cells.stream()
                .flatMapToDouble(cell -> values.mean(cell, explainer, metric).stream())
                .average()
                .orElse(Double.NaN));
    }

    static String dashes(int columns) {
        return "| --- ".repeat(columns) + "|\n";
    }
}
