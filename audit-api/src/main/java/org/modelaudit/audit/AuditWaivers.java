package org.modelaudit.audit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.modelaudit.comparison.CommittedFiles;
import org.modelaudit.gate.Requirement;
import org.modelaudit.gate.Verdict;
import org.modelaudit.result.VerdictSource;
import org.modelaudit.waiver.WaiverFile;
import org.modelaudit.waiver.Waivers;

/** The waivers of one audit while it runs, read before the first pass. */
final class AuditWaivers {

    private final Waivers waivers;
    private final String text;

    private AuditWaivers(Waivers waivers, String text) {
        this.waivers = waivers;
        this.text = text;
    }

    /**
     * @throws org.modelaudit.error.ConfigurationException if the file is not understood, or waives what the audit does not require
     */
    static AuditWaivers of(Audit declared, AuditSettings settings) {
        return of(declared.identity().id(), declared.requirements(), settings);
    }

    /**
     * @param audit its id
     * @throws org.modelaudit.error.ConfigurationException as the other
     */
    static AuditWaivers of(String audit, List<Requirement> requirements, AuditSettings settings) {
        CommittedFiles files = settings.files();
        if (files == null) {
            return new AuditWaivers(new Waivers(Path.of(""), List.of(), LocalDate.MAX), "");
        }
        WaiverFile.Content content = WaiverFile.content(files.waivers());
        return new AuditWaivers(
                Waivers.of(files.waivers(), content.waivers(), audit, requirements, files.today()), content.text());
    }

    /** The verdicts as they stand with the waivers. */
    List<Verdict> applied(List<Verdict> verdicts) {
        return waivers.applied(verdicts);
    }

    /** The file, where it speaks of this audit. */
    Optional<VerdictSource> source() {
        return waivers.waivers().isEmpty()
                ? Optional.empty()
                : Optional.of(new VerdictSource(VerdictSource.Kind.WAIVERS, waivers.file(), text));
    }
}
