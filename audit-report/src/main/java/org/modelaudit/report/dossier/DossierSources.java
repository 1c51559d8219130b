package org.modelaudit.report.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modelaudit.report.attestation.RecordSignature;
import org.modelaudit.report.coverage.TeamRequirement;

/**
 * What the page is made of beside the record.
 *
 * @param requirements of the team; empty where no file names them
 * @param signature of the record
 * @param before the record that it is compared with; null where none was given
 */
record DossierSources(
        List<TeamRequirement> requirements,
        RecordSignature signature,
        @Nullable EarlierRecord before) {}
