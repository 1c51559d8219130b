package org.modelaudit.report.dossier;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modelaudit.display.OutsideText;
import org.modelaudit.report.record.RecordedAudit;

/** Texts of the record as the page shows them. */
final class Words {

    /** Longer texts would push what matters off the first page; the audit's own chapter has them whole. */
    static final int SHORT = 200;

    private static final int NAME = 80;

    private Words() {}

    /** The beginning and end of a text that is too long for a table. */
    static String brief(String text) {
        return OutsideText.shortened(text, SHORT);
    }

    /** A name, likewise. */
    static String name(String text) {
        return OutsideText.shortened(text, NAME);
    }

    /** The title of an audit as a phrase: names of methods have underscores. */
    static String title(RecordedAudit audit) {
        return name(audit.title().replace('_', ' '));
    }

    /** Names in a row, a few of them. */
    static String names(List<String> names, int most) {
        String shown = names.stream().limit(most).map(Words::name).collect(Collectors.joining(", "));
        return names.size() > most ? "%s and %d more".formatted(shown, names.size() - most) : shown;
    }

    static String settings(SortedMap<String, String> settings) {
        return settings.isEmpty()
                ? "none"
                : settings.entrySet().stream()
                        .map(entry -> entry.getKey() + " = " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** A number and a noun, {@code 1 audit} or {@code 2 audits}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Reasons, each with how many gave it, the most frequent first. */
    static List<String> counted(SortedMap<String, String> reasons) {
        Map<String, Long> counts = reasons.values().stream()
                .collect(Collectors.groupingBy(reason -> reason, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> "%d: %s".formatted(entry.getValue(), entry.getKey()))
                .toList();
    }
}
