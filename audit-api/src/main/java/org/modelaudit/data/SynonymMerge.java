package org.modelaudit.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Box;

/**
 * Makes one sample of several that were read from one picture and whose names the label list has under one index, such as
 * {@code dog} and {@code hound}: each of them alone would hold half of the class's objects.
 */
final class SynonymMerge {

    private final Remarks remarks;

    SynonymMerge(Remarks remarks) {
        this.remarks = remarks;
    }

    private record ClassInPicture(String picture, OptionalInt index) {}

    List<AuditSample> merge(List<AuditSample> samples) {
        Map<Object, List<AuditSample>> groups = new LinkedHashMap<>();
        Map<String, Set<Object>> ofPicture = new LinkedHashMap<>();
        for (AuditSample sample : samples) {
            String picture = sample.readFrom();
            Object key = picture == null || sample.classIndex().isEmpty()
                    ? sample
                    : new ClassInPicture(picture, sample.classIndex());
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(sample);
            if (picture != null) {
                ofPicture.computeIfAbsent(picture, p -> new HashSet<>()).add(key);
            }
        }
        return groups.values().stream()
                .map(group -> group.size() == 1
                        ? group.get(0)
                        : merged(
                                group,
                                ofPicture
                                        .getOrDefault(group.get(0).readFrom(), Set.of())
                                        .size()))
                .toList();
    }

    private AuditSample merged(List<AuditSample> group, int classes) {
        AuditSample first = group.get(0);
        String picture = Objects.requireNonNull(first.readFrom());
        Set<String> names = new TreeSet<>();
        Set<String> tags = new TreeSet<>();
        for (AuditSample sample : group) {
            if (sample.className() != null) {
                names.add(sample.className());
            }
            tags.addAll(sample.tags());
        }
        String name = names.isEmpty() ? null : names.iterator().next();
        String id = classes == 1 ? picture : picture + "#" + name;
        remarks.add(
                Remarks.Kind.SPELLING,
                "The class %d of '%s' has several names (%s), which count as one class."
                        .formatted(first.classIndex().getAsInt(), picture, String.join(", ", names)));
        boolean missing = group.stream().anyMatch(AuditSample::isMaskMissing);
        return new AuditSample(
                id,
                first.file(),
                first.orientation(),
                first.classIndex(),
                name,
                region(id, group).withMaskMissing(missing),
                tags,
                picture);
    }

    private TrueRegion region(String id, List<AuditSample> group) {
        List<TrueRegion> regions = group.stream().map(AuditSample::region).toList();
        MaskSource ignored = union(regions.stream().map(TrueRegion::ignored).toList(), false);
        List<TrueRegion> objects = regions.stream()
                .filter(region -> region.isKnown() || region.ignored() == null)
                .toList();
        boolean some = objects.stream().anyMatch(TrueRegion::isKnown);
        if (some && !objects.stream().allMatch(TrueRegion::isKnown)) {
            return setAside(id, "it is known only of some of its names where they are");
        }
        List<Box> boxes = new ArrayList<>();
        if (objects.stream().anyMatch(region -> !region.boxes().isEmpty())) {
            for (int i = 0; i < objects.size(); i++) {
                TrueRegion region = objects.get(i);
                try {
                    boxes.addAll(region.boxes().isEmpty() ? around(region.mask(), group.get(0)) : region.boxes());
                } catch (DataException e) {
                    return setAside(id, e.getMessage());
                }
            }
        }
        List<@Nullable MaskSource> masks =
                objects.stream().map(TrueRegion::mask).toList();
        MaskSource mask = union(masks, true);
        if (mask == null && masks.stream().anyMatch(Objects::nonNull)) {
            remarks.add(
                    Remarks.Kind.MASK,
                    "Some objects of '%s' have no mask although others have; the sample's masks are ignored, add the missing ones."
                            .formatted(id));
        }
        return new TrueRegion(boxes.stream().distinct().toList(), mask, ignored, false);
    }

    private static List<Box> around(@Nullable MaskSource mask, AuditSample sample) {
        return mask == null
                ? List.of()
                : mask.boundingBox(sample.size()).stream().toList();
    }

    private TrueRegion setAside(String id, @Nullable String why) {
        remarks.add(Remarks.Kind.SET_ASIDE, "'%s' has no true region: %s.".formatted(id, why));
        return TrueRegion.NONE;
    }

    private static @Nullable MaskSource union(List<@Nullable MaskSource> sources, boolean all) {
        List<MaskSource> there = new ArrayList<>();
        for (MaskSource source : sources) {
            if (source != null) {
                there.add(source);
            }
        }
        return there.isEmpty() || (all && there.size() < sources.size()) ? null : MaskSource.union(there);
    }
}
