package org.modelaudit.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Groups of one size: whatever goes through a model together does so in company of always the same number, so that the kernels
 * that are chosen by the shape round alike for everyone. The only place where samples are put together.
 */
public final class Groups {

    private Groups() {}

    /** The same walk over the numbers of members, from 0 on. */
    public static <R> List<R> walk(int size, int count, Function<List<Integer>, List<R>> work) {
        return walk(size, IntStream.range(0, count).boxed().toList(), work);
    }

    /**
     * Walks over the members in order. A last group that is not full is filled up with copies of its last member, whose answers
     * are dropped.
     *
     * @param size members of every group, at least 1
     * @param work on one group of exactly so many; it answers for each of them, in order
     * @return one answer for each member
     */
    public static <T, R> List<R> walk(int size, List<T> members, Function<List<T>, List<R>> work) {
        if (size < 1) {
            throw new IllegalArgumentException("A group has at least one member, but got " + size + ".");
        }
        List<R> answers = new ArrayList<>();
        for (int from = 0; from < members.size(); from += size) {
            List<T> group = new ArrayList<>(members.subList(from, Math.min(members.size(), from + size)));
            int own = group.size();
            while (group.size() < size) {
                group.add(group.get(own - 1));
            }
            List<R> all = work.apply(List.copyOf(group));
            if (all.size() != size) {
                throw new IllegalStateException(
                        "%d of %d members of a group were answered.".formatted(all.size(), size));
            }
            answers.addAll(all.subList(0, own));
        }
        return answers;
    }
}
