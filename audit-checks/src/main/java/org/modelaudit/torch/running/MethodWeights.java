package org.modelaudit.torch.running;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Printed methods, each of which is given only those of a program's weights that it reads: handing over all of them takes longer than
 * many an operation.
 *
 * @param source of the methods, which number their own weights from 0
 * @param read the program's numbers of the weights that each method reads, in the method's order
 */
record MethodWeights(String source, Map<String, List<Integer>> read) {

    private static final Pattern METHOD = Pattern.compile("^  def (\\w+)\\(self", Pattern.MULTILINE);
    private static final Pattern WEIGHT = Pattern.compile("\\bweights\\[(\\d+)\\]");

    /**
     * @param source methods that {@link org.modelaudit.torch.program.SegmentWriter} printed, which number all of a program's weights
     */
    static MethodWeights of(String source) {
        Map<String, List<Integer>> read = new HashMap<>();
        StringBuilder own = new StringBuilder();
        Matcher method = METHOD.matcher(source);
        String name = "";
        int from = 0;
        while (method.find()) {
            own.append(renumbered(source.substring(from, method.start()), read, name));
            name = method.group(1);
            from = method.start();
        }
        own.append(renumbered(source.substring(from), read, name));
        return new MethodWeights(own.toString(), Map.copyOf(read));
    }

    private static String renumbered(String text, Map<String, List<Integer>> read, String method) {
        List<Integer> own = read.computeIfAbsent(method, m -> new ArrayList<>());
        return WEIGHT.matcher(text).replaceAll(found -> {
            Integer weight = Integer.valueOf(found.group(1));
            if (!own.contains(weight)) {
                own.add(weight);
            }
            return "weights[%d]".formatted(own.indexOf(weight));
        });
    }

    /**
     * Those of all weights that a method reads; one of the others where it reads none, because a list of tensors has at least one.
     */
    List<NDArray> of(String method, List<NDArray> all) {
        List<Integer> own = read.getOrDefault(method, List.of());
        return own.isEmpty() ? all.subList(0, 1) : own.stream().map(all::get).toList();
    }
}
