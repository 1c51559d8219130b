package org.modelaudit.report.record;

import com.google.gson.annotations.SerializedName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Everything that one run audited. All but {@link #circumstances()} is equal, byte for byte, wherever the same audits are run again on
 * the same machine.
 *
 * @param schema {@value #SCHEMA}; the number rises when a reader of an older record would misread a newer one
 * @param tool what audited
 * @param environment the machine and what computes there, by name
 * @param settings every {@code modelaudit.…} that was set and may change what is found, by name
 * @param audits in alphabetical order of their ids
 * @param notCarriedOut tests whose audits could not be carried out to their end, in alphabetical order of their ids; they have no verdict,
 *     or only some
 * @param circumstances times, places and costs; the field {@code volatile}
 */
public record RunRecord(
        String schema,
        RecordedTool tool,
        SortedMap<String, String> environment,
        SortedMap<String, String> settings,
        List<RecordedAudit> audits,
        List<NotCarriedOut> notCarriedOut,
        @SerializedName("volatile") Circumstances circumstances) {

    /** The schema that this version writes. */
    public static final String SCHEMA = "modelaudit-record/1";

    public RunRecord {
        audits = audits.stream().sorted(Comparator.comparing(RecordedAudit::id)).toList();
        notCarriedOut = notCarriedOut.stream()
                .sorted(Comparator.comparing(NotCarriedOut::id))
                .toList();
    }

    /** The audit of this id. */
    public Optional<RecordedAudit> audit(String id) {
        return audits.stream().filter(audit -> audit.id().equals(id)).findFirst();
    }

    /**
     * The tool that wrote a record.
     *
     * @param name ModelAudit
     * @param version of it
     */
    public record RecordedTool(String name, String version) {}

    /**
     * A test whose audits could not be carried out to their end.
     *
     * @param id of its audit, or of its class where the model could not be opened for all tests of it
     * @param message why
     */
    public record NotCarriedOut(String id, String message) {}
}
