package org.modelaudit.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What was noticed when a set was read, and when samples were chosen from it.
 *
 * @param remarks one sentence each
 * @param lost objects whose place is not known, counted by reason, such as {@code 3 without area (first: Line 2 of 'a.csv')}
 * @param split whether a choice left out samples of pictures of which it kept others, see {@link SplitPictures}
 */
record SetNotes(List<String> remarks, List<String> lost, boolean split) {

    static final SetNotes NONE = new SetNotes(List.of(), List.of(), false);

    SetNotes {
        remarks = List.copyOf(remarks);
        lost = List.copyOf(lost);
    }

    /** The same notes with what was noticed later. */
    SetNotes and(SetNotes later) {
        return new SetNotes(joined(remarks, later.remarks), joined(lost, later.lost), split || later.split);
    }

    /** The same notes of a set of which these samples are chosen. */
    SetNotes choosing(List<AuditSample> chosen, List<AuditSample> all) {
        return new SetNotes(remarks, lost, split || SplitPictures.in(chosen, all));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
