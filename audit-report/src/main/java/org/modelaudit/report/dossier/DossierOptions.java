package org.modelaudit.report.dossier;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.report.attestation.KeyFile;
import org.modelaudit.report.attestation.RecordKey;
import org.modelaudit.report.attestation.RecordSignature;
import org.modelaudit.report.coverage.RequirementsFile;
import org.modelaudit.report.coverage.TeamRequirement;
import org.modelaudit.report.record.RunRecord;

/**
 * What may be told of a dossier beside its record.
 *
 * @param requirements of the team, which the run is held against; empty for those that audits name
 * @param before an earlier record to compare with; null for none
 * @param key public key that the record's signature is checked with; null to leave it unchecked
 * @param fonts TrueType fonts for characters that the PDF has no glyph for otherwise
 * @param pictures where those of the page are
 */
public record DossierOptions(
        List<TeamRequirement> requirements,
        @Nullable Path before,
        @Nullable RecordKey key,
        List<Path> fonts,
        PicturePlace pictures) {

    /** Nothing beside the record. */
    public static final DossierOptions NONE = new DossierOptions(List.of(), null, null, List.of());

    /** With pictures inside the page. */
    public DossierOptions(
            List<TeamRequirement> requirements, @Nullable Path before, @Nullable RecordKey key, List<Path> fonts) {
        this(requirements, before, key, fonts, PicturePlace.INSIDE);
    }

    /** What is said to {@code --help}. */
    static final String HELP = """
            Dossier RECORD FOLDER [--requirements FILE] [--before RECORD] [--key FILE] [--pictures inside|beside] [FONT…]
              RECORD               model-audit.json, as a run of audits wrote it, with its files beside it
              FOLDER               for dossier.html and dossier.pdf
              --requirements FILE  CSV with id, text and clause, which the run is held against
              --before RECORD      an earlier model-audit.json; the dossier says what changed since
              --key FILE           PEM file of a public key; the dossier says whether it proves the record's signature
              --pictures PLACE     inside the page, or beside it as files; inside unless said otherwise
              FONT                 TrueType fonts for characters that the PDF has no glyph for otherwise""";

    public DossierOptions {
        requirements = List.copyOf(requirements);
        fonts = List.copyOf(fonts);
    }

    /**
     * Of arguments of a command.
     *
     * @throws ConfigurationException if one is not known or names a file that cannot be used
     */
    static DossierOptions of(List<String> arguments) {
        DossierOptions options = NONE;
        List<Path> fonts = new ArrayList<>();
        Iterator<String> all = arguments.iterator();
        while (all.hasNext()) {
            String argument = all.next();
            options = switch (argument) {
                case "--requirements" ->
                    options.with(RequirementsFile.read(file(argument, "the file of requirements", all)));
                case "--before" -> options.before(file(argument, "the earlier record", all));
                case "--key" -> options.with(KeyFile.read(file(argument, "the PEM file of the public key", all)));
                case "--pictures" -> options.with(place(all));
                default -> {
                    if (argument.startsWith("--")) {
                        throw new ConfigurationException(
                                "Dossier knows no option '%s'; it is called as %s".formatted(argument, HELP));
                    }
                    fonts.add(path(argument));
                    yield options;
                }
            };
        }
        return new DossierOptions(options.requirements, options.before, options.key, fonts, options.pictures);
    }

    private static PicturePlace place(Iterator<String> rest) {
        String said = rest.hasNext() ? rest.next() : "nothing";
        return switch (said) {
            case "inside" -> PicturePlace.INSIDE;
            case "beside" -> PicturePlace.BESIDE;
            default ->
                throw new ConfigurationException("--pictures must be inside or beside, but is '%s'.".formatted(said));
        };
    }

    private DossierOptions with(PicturePlace other) {
        return new DossierOptions(requirements, before, key, fonts, other);
    }

    private static Path file(String option, String what, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new ConfigurationException("%s needs %s behind it.".formatted(option, what));
        }
        return path(rest.next());
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ConfigurationException("'%s' is no path; give one.".formatted(text), e);
        }
    }

    private DossierOptions with(List<TeamRequirement> other) {
        return new DossierOptions(other, before, key, fonts, pictures);
    }

    private DossierOptions before(Path other) {
        return new DossierOptions(requirements, other, key, fonts, pictures);
    }

    private DossierOptions with(RecordKey other) {
        return new DossierOptions(requirements, before, other, fonts, pictures);
    }

    /** What the page is made of. */
    DossierSources sources(Path record, RunRecord run) {
        return new DossierSources(
                requirements,
                RecordSignature.of(record, Optional.ofNullable(key)),
                before == null ? null : EarlierRecord.of(before, run));
    }
}
