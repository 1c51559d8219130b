package org.modelaudit.report.record;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.result.PictureDisclosure;

/** What a record says of pictures that its reports may not show as they are, {@code modelaudit.pictures}. */
public final class LeftOutPictures {

    private LeftOutPictures() {}

    /** Whether as much of the pictures of one audit may be shown as of another's. */
    public static boolean isAlike(RecordedAudit one, RecordedAudit other) {
        return disclosure(one) == disclosure(other);
    }

    /** What became of the pictures of one audit, {@code blurred} or {@code none}; empty where they are shown. */
    public static Optional<String> word(RecordedAudit audit) {
        return Optional.ofNullable(audit.environment().get(PictureDisclosure.FACT));
    }

    /** A word that this version does not know is taken for the strictest. */
    private static PictureDisclosure disclosure(RecordedAudit audit) {
        String word = audit.environment().get(PictureDisclosure.FACT);
        if (word == null) {
            return PictureDisclosure.SHOWN;
        }
        for (PictureDisclosure each : PictureDisclosure.values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return PictureDisclosure.NONE;
    }

    /** One sentence for readers of a run; empty where all pictures are shown. */
    public static Optional<String> sentence(RunRecord run) {
        Map<PictureDisclosure, Integer> audits = new EnumMap<>(PictureDisclosure.class);
        run.audits().forEach(audit -> audits.merge(disclosure(audit), 1, Integer::sum));
        int all = run.audits().size();
        int blurred = audits.getOrDefault(PictureDisclosure.BLURRED, 0);
        int none = audits.getOrDefault(PictureDisclosure.NONE, 0);
        if (blurred + none == 0) {
            return Optional.empty();
        }
        if (blurred == all) {
            return Optional.of("On purpose all pictures and maps are blurred beyond recognition.");
        }
        if (none == all) {
            return Optional.of("On purpose no picture and no map is shown, but values alone.");
        }
        return Optional.of(
                "On purpose the pictures and maps of %d of %d audits are blurred beyond recognition, and those of %d are left out."
                        .formatted(blurred, all, none));
    }
}
