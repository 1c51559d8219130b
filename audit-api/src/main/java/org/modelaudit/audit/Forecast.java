package org.modelaudit.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import org.modelaudit.gate.Finding;
import org.modelaudit.gate.SampleResult;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;

/**
 * What the first pictures tell of the time that an audit will take on this machine, and of how many pictures an early stop will need.
 * It changes nothing: the pictures are those that the audit looks at first anyway.
 */
final class Forecast {

    /** What takes less is not worth a line. */
    private static final double WORTH_SAYING_SECONDS = 60;

    private final Audit audit;
    private final Function<List<Finding>, List<Verdict>> judge;
    private final long seed;

    /**
     * @param judge of findings, one for each requirement
     */
    Forecast(Audit audit, Function<List<Finding>, List<Verdict>> judge, long seed) {
        this.audit = audit;
        this.judge = judge;
        this.seed = seed;
    }

    /**
     * What is worth saying; nothing of a short audit.
     *
     * @param secondsEach that each further picture takes
     * @param probe what was found out about the first pictures
     */
    List<String> ofLong(double secondsEach, Scoreboard probe) {
        return secondsEach * (audit.data().size() - probe.size()) < WORTH_SAYING_SECONDS
                ? List.of()
                : of(secondsEach, probe);
    }

    /** The same of any audit. */
    List<String> of(double secondsEach, Scoreboard probe) {
        int pictures = audit.data().size();
        String title = audit.identity().title();
        List<String> lines = new ArrayList<>();
        lines.add("%s: about %s on this machine, %s s a picture after the first %d"
                .formatted(title, duration(secondsEach * pictures), twoDigits(secondsEach), probe.size()));
        if (new EarlyStop(audit.requirements()).isAllowed()) {
            lines.add("%s: %s".formatted(title, early(secondsEach, probe)));
        }
        return lines;
    }

    private String early(double secondsEach, Scoreboard probe) {
        int pictures = audit.data().size();
        if (!isGuessed()) {
            return "how many pictures the verdict needs cannot be told from the first, it stops when it is decided";
        }
        OptionalInt enough = enough(probe);
        String guess = "were all pictures as the first %d, ".formatted(probe.size());
        if (enough.isEmpty()) {
            return guess + "even all %d would not decide it".formatted(pictures);
        }
        int needed = enough.getAsInt();
        return guess
                + (needed == pictures
                        ? "the verdict would need all %d".formatted(pictures)
                        : "the verdict would need some %d of %d, about %s"
                                .formatted(needed, pictures, duration(secondsEach * needed)));
    }

    /** Slices and comparisons hang on which pictures they are. */
    private boolean isGuessed() {
        return audit.requirements().stream()
                .allMatch(requirement -> requirement.slicedBy().isEmpty()
                        && requirement.threshold().comparison() == null);
    }

    /** After how many pictures everything would be decided, by doubling and then by halving looks; empty where all do not decide it. */
    private OptionalInt enough(Scoreboard probe) {
        int pictures = audit.data().size();
        int decided = EarlyStop.LOOK;
        while (decided <= pictures && !isDecided(probe, decided)) {
            decided *= 2;
        }
        if (decided > pictures && !isDecided(probe, pictures)) {
            return OptionalInt.empty();
        }
        int low = decided / 2 / EarlyStop.LOOK;
        int high = looks(Math.min(decided, pictures));
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (isDecided(probe, Math.min(pictures, middle * EarlyStop.LOOK))) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalInt.of(Math.min(pictures, high * EarlyStop.LOOK));
    }

    /** The last of a set of no whole number of looks is at fewer pictures. */
    private static int looks(int pictures) {
        return (pictures + EarlyStop.LOOK - 1) / EarlyStop.LOOK;
    }

    private boolean isDecided(Scoreboard probe, int pictures) {
        List<Finding> repeated = probe.findings(probe.size(), seed).stream()
                .map(finding -> repeated(finding, pictures))
                .toList();
        return judge.apply(repeated).stream().allMatch(verdict -> verdict.status() != Status.INCONCLUSIVE);
    }

    private Finding repeated(Finding finding, int pictures) {
        List<SampleResult> results = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            SampleResult result = finding.results().get(i % finding.results().size());
            results.add(new SampleResult(result.sampleId() + "#" + i, result.outcome()));
        }
        return new Finding(finding.metric(), results, seed);
    }

    private static String twoDigits(double seconds) {
        return BigDecimal.valueOf(seconds).round(new MathContext(2)).toPlainString();
    }

    /** For example {@code 40 s}, {@code 12 minutes}, {@code 2.3 hours} or {@code 4.1 days}. */
    static String duration(double seconds) {
        if (seconds < 100) {
            return Math.max(1, Math.round(seconds)) + " s";
        }
        double minutes = seconds / 60;
        if (minutes < 100) {
            return Math.round(minutes) + " minutes";
        }
        double hours = minutes / 60;
        return hours < 48
                ? String.format(Locale.ROOT, "%.1f hours", hours)
                : String.format(Locale.ROOT, "%.1f days", hours / 24);
    }
}
