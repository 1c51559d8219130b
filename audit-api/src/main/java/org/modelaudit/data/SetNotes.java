package org.modelaudit.data;

import java.util.ArrayList;
import java.util.List;

/**
 * What was noticed when a set was read.
 *
 * @param remarks one sentence each
 * @param lost objects whose place is not known, counted by reason, such as {@code 3 without area (first: Line 2 of 'a.csv')}
 */
record SetNotes(List<String> remarks, List<String> lost) {

    static final SetNotes NONE = new SetNotes(List.of(), List.of());

    SetNotes {
        remarks = List.copyOf(remarks);
        lost = List.copyOf(lost);
    }

    /** The same notes with what was noticed later. */
    SetNotes and(SetNotes later) {
        return new SetNotes(joined(remarks, later.remarks), joined(lost, later.lost));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
