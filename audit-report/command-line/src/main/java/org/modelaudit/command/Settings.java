package org.modelaudit.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.modelaudit.audit.AuditSettings;
import org.modelaudit.comparison.CommittedFiles;
import org.modelaudit.data.ExifOrientation;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.NearestNames;
import org.modelaudit.ledger.LedgerSettings;
import org.modelaudit.model.DeviceName;
import org.modelaudit.opening.OpeningSettings;
import org.modelaudit.threads.ThreadCount;

/** What {@code --set} may set: the settings of the README's table, whose common beginning may be left out. */
final class Settings {

    private static final String BEGINNING = "modelaudit.";

    /** Set by options of this command line, or without a meaning in it. */
    static final List<String> OWN = List.of("dry-run", "record", "report.command", "run");

    static final List<String> NAMES = List.of(
            "baseline",
            "baselines",
            "batch",
            "cache",
            "device",
            "executor",
            "exif",
            "explainers",
            "history",
            "ledger",
            "ledger.bytes",
            "ledger.verify",
            "opening",
            "opening.seconds",
            "pictures",
            "profile",
            "profile.samples",
            "progress",
            "report.pictures",
            "report.step-summary",
            "scoring",
            "seed",
            "suggest",
            "threads",
            "waivers");

    private Settings() {}

    /**
     * The whole name.
     *
     * @throws ConfigurationException if there is no such setting; the message names the nearest
     */
    static String named(String name) {
        String rest = name.startsWith(BEGINNING) ? name.substring(BEGINNING.length()) : name;
        if (!NAMES.contains(rest) && !OWN.contains(rest)) {
            throw new ConfigurationException("There is no setting '%s'; the nearest is '%s'."
                    .formatted(
                            name,
                            NearestNames.of(
                                            rest,
                                            Stream.concat(NAMES.stream(), OWN.stream())
                                                    .toList())
                                    .get(0)));
        }
        return BEGINNING + rest;
    }

    /**
     * Sets some for the whole process, of which some are read before any engine of tests could pass them on.
     *
     * @throws ConfigurationException if there is no such setting
     */
    static void apply(Map<String, String> settings) {
        Map<String, String> whole = new TreeMap<>();
        settings.forEach((name, value) -> whole.put(named(name), value));
        whole.forEach(System::setProperty);
    }

    /**
     * Reads what is set as a run would, before anything is written for it.
     *
     * @throws org.modelaudit.error.AuditException if a value cannot be meant
     */
    static void verify() {
        Function<String, Optional<String>> set = name -> Optional.ofNullable(System.getProperty(name));
        AuditSettings.from(set);
        LedgerSettings.from(set);
        CommittedFiles.of(set, name -> Optional.ofNullable(System.getenv(name)));
        set.apply(BEGINNING + "exif").ifPresent(ExifOrientation::named);
        set.apply(BEGINNING + "device").ifPresent(DeviceName::of);
        OpeningSettings.current();
        ThreadCount.wanted();
    }
}
