package org.modelaudit.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a file returns, tensor by tensor.
 *
 * @param all each by its name, the logits among them; empty where the file returns nothing else, or nobody knows
 * @param counted whether their order is the file's own, so that they may be named by their numbers too
 */
public record NamedOutputs(List<NamedOutput> all, boolean counted) {

    /** Nothing but logits. */
    public static final NamedOutputs NONE = new NamedOutputs(List.of(), false);

    public NamedOutputs {
        all = List.copyOf(all);
    }

    /**
     * The output of a name, else the one of a number, counted from 0.
     *
     * @return empty where there is none
     */
    public Optional<NamedOutput> find(String name) {
        Optional<NamedOutput> named =
                all.stream().filter(output -> output.name().equals(name)).findFirst();
        boolean number = counted && name.matches("\\d{1,3}") && Integer.parseInt(name) < all.size();
        return named.isEmpty() && number ? Optional.of(all.get(Integer.parseInt(name))) : named;
    }

    /** All of them in words, for a message. */
    @Override
    public String toString() {
        return all.isEmpty()
                ? "logits alone"
                : all.stream().map(NamedOutput::toString).collect(Collectors.joining(", "));
    }
}
