package org.modelaudit.audit;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modelaudit.comparison.CommittedFiles;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.random.RunSeed;
import org.modelaudit.result.PictureDisclosure;

/**
 * What does not belong to an audit but to the run: read from JUnit configuration parameters or system properties.
 *
 * @param batchSize pictures that are in flight, decoded and held at once, {@code modelaudit.batch}; on a GPU whole groups of the
 *     model. How many of them go through the model together is not this, but {@link
 *     org.modelaudit.model.AuditedModel#group()}, so that it changes no number, not even in the last bit
 * @param seed of everything random, {@code modelaudit.seed}: of order and intervals, and by way of {@link RunSeed} of all that
 *     explainers, metrics, checks and attacks draw
 * @param progress how a long audit shows that it is alive, {@code modelaudit.progress}
 * @param profile how many pictures are looked at, {@code modelaudit.profile} and {@code modelaudit.profile.samples}
 * @param budget that each audit must keep to
 * @param suggest whether each audit prints thresholds that its values suggest, {@code modelaudit.suggest}
 * @param pictures how much of the pictures reports may show, {@code modelaudit.pictures}
 * @param files what audits are held against beside the tests; null where they are not of a test
 * @param dryRun whether audits are declared, checked and planned, and not run, {@code modelaudit.dry-run}
 */
public record AuditSettings(
        int batchSize,
        long seed,
        Progress.Style progress,
        Profile profile,
        Budget budget,
        boolean suggest,
        PictureDisclosure pictures,
        @Nullable CommittedFiles files,
        boolean dryRun) {

    private static final AuditSettings DEFAULTS = new AuditSettings(8, RunSeed.DEFAULT.value(), Progress.Style.AUTO);

    /** Settings that look at every picture, whatever that costs. */
    public AuditSettings(int batchSize, long seed, Progress.Style progress) {
        this(batchSize, seed, progress, Profile.full(), Budget.unlimited(), false);
    }

    /** Settings of audits that have no files beside the tests. */
    public AuditSettings(
            int batchSize, long seed, Progress.Style progress, Profile profile, Budget budget, boolean suggest) {
        this(batchSize, seed, progress, profile, budget, suggest, PictureDisclosure.SHOWN, null, false);
    }

    public AuditSettings {
        if (batchSize < 1) {
            throw new ConfigurationException("modelaudit.batch must be at least 1, but is " + batchSize + ".");
        }
    }

    /** The settings that nobody changed. */
    public static AuditSettings defaults() {
        return DEFAULTS;
    }

    /**
     * Reads the settings.
     *
     * @param parameters gives a parameter's value by its name, empty where it is not set
     * @throws ConfigurationException if a value is malformed
     */
    public static AuditSettings from(Function<String, Optional<String>> parameters) {
        return new AuditSettings(
                (int) number(parameters, "modelaudit.batch", DEFAULTS.batchSize),
                number(parameters, "modelaudit.seed", DEFAULTS.seed),
                parameters
                        .apply("modelaudit.progress")
                        .map(AuditSettings::style)
                        .orElse(DEFAULTS.progress),
                profile(parameters),
                DEFAULTS.budget,
                suggest(parameters),
                parameters
                        .apply("modelaudit.pictures")
                        .map(AuditSettings::pictures)
                        .orElse(DEFAULTS.pictures),
                null,
                isDryRun(parameters));
    }

    /** The same settings with a budget for each audit. */
    public AuditSettings within(Budget limit) {
        return new AuditSettings(batchSize, seed, progress, profile, limit, suggest, pictures, files, dryRun);
    }

    /** The same settings with files beside the tests. */
    public AuditSettings with(CommittedFiles committed) {
        return new AuditSettings(batchSize, seed, progress, profile, budget, suggest, pictures, committed, dryRun);
    }

    /**
     * Whether audits are planned and not run.
     *
     * @throws ConfigurationException if the value is malformed
     */
    public static boolean isDryRun(Function<String, Optional<String>> parameters) {
        return truth(parameters, "modelaudit.dry-run");
    }

    private static boolean suggest(Function<String, Optional<String>> parameters) {
        return truth(parameters, "modelaudit.suggest");
    }

    private static boolean truth(Function<String, Optional<String>> parameters, String name) {
        String text = parameters.apply(name).orElse("false").strip();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new ConfigurationException("%s must be true or false, but is '%s'.".formatted(name, text));
        };
    }

    private static Profile profile(Function<String, Optional<String>> parameters) {
        String name = parameters.apply("modelaudit.profile").orElse("full").strip();
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "full" -> Profile.full();
            case "quick" ->
                new Profile((int) number(
                        parameters,
                        "modelaudit.profile.samples",
                        Profile.quick().samples()));
            default ->
                throw new ConfigurationException(
                        "modelaudit.profile must be full or quick, but is '%s'.".formatted(name));
        };
    }

    private static long number(Function<String, Optional<String>> parameters, String name, long otherwise) {
        Optional<String> text = parameters.apply(name);
        try {
            return text.isEmpty() ? otherwise : Long.parseLong(text.get().strip());
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    "%s must be a whole number, but is '%s'.".formatted(name, text.orElseThrow()), e);
        }
    }

    private static Progress.Style style(String text) {
        try {
            return Progress.Style.valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "modelaudit.progress must be auto, bar, lines or none, but is '%s'.".formatted(text), e);
        }
    }

    private static PictureDisclosure pictures(String text) {
        try {
            return PictureDisclosure.valueOf(text.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "modelaudit.pictures must be shown, blurred or none, but is '%s'.".formatted(text), e);
        }
    }
}
