package org.modelaudit.waiver;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Status;
import org.modelaudit.gate.Verdict;
import org.modelaudit.gate.Waiver;

/**
 * The waivers of one audit. Each turns what is not met into WAIVED until it expires; one that is expired, or that nothing needs, is a
 * violation itself, for it would hide the next one.
 *
 * @param file where they stand
 * @param waivers those of one metric before one of the whole audit
 * @param today the day of the run
 */
public record Waivers(Path file, List<Waiver> waivers, LocalDate today) {

    public Waivers {
        waivers = waivers.stream()
                .sorted(Comparator.comparing(waiver -> waiver.metric() == null))
                .toList();
    }

    /**
     * Those of an audit.
     *
     * @param all of the file
     * @throws ConfigurationException if one waives a metric that the audit does not require
     */
    public static Waivers of(
            Path file, List<Waiver> all, String audit, List<Requirement> requirements, LocalDate today) {
        List<Waiver> own =
                all.stream().filter(waiver -> waiver.audit().equals(audit)).toList();
        for (Waiver waiver : own) {
            if (requirements.stream().noneMatch(waiver::covers)) {
                throw new ConfigurationException(
                        "'%s' waives the metric '%s' of '%s', which requires only %s; correct or remove it."
                                .formatted(
                                        file,
                                        waiver.metric(),
                                        audit,
                                        String.join(
                                                ", ",
                                                requirements.stream()
                                                        .map(r ->
                                                                r.metric().id().toString())
                                                        .toList())));
            }
        }
        return new Waivers(file, own, today);
    }

    /** The verdicts as they stand with the waivers. */
    public List<Verdict> applied(List<Verdict> verdicts) {
        List<Verdict> now = new ArrayList<>(verdicts);
        for (Waiver waiver : waivers) {
            boolean expired = today.isAfter(waiver.expires());
            boolean used = false;
            for (int i = 0; i < now.size(); i++) {
                Verdict verdict = now.get(i);
                if (waiver.covers(verdict.requirement())
                        && verdict.waived() == null
                        && verdict.status().fails()) {
                    used = true;
                    now.set(i, expired ? verdict.notWaived(waiver, because(waiver)) : verdict.waivedBy(waiver));
                }
            }
            if (!used) {
                refuse(now, waiver);
            }
        }
        return now;
    }

    private String because(Waiver waiver) {
        return "the waiver of %s in '%s' expired on %s".formatted(waiver.owner(), file, waiver.expires());
    }

    /** A waiver that nothing needs fails the first requirement that it speaks of, if possible one that is met. */
    private void refuse(List<Verdict> verdicts, Waiver waiver) {
        List<Integer> covered = IntStream.range(0, verdicts.size())
                .filter(i -> waiver.covers(verdicts.get(i).requirement()))
                .boxed()
                .toList();
        int first = covered.stream()
                .filter(i -> verdicts.get(i).status() == Status.PASS)
                .findFirst()
                .orElse(covered.get(0));
        Verdict verdict = verdicts.get(first);
        verdicts.set(
                first,
                verdict.notWaived(
                        waiver,
                        "%sthe waiver of %s in '%s' is %s; remove it, for it would hide the next violation"
                                .formatted(
                                        verdict.status() == Status.PASS ? "met, but " : "",
                                        waiver.owner(),
                                        file,
                                        verdict.status() == Status.PASS ? "still there" : "needed by nothing")));
    }
}
