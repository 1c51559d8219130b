package org.modelaudit.samples;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a document shows of an output. A line of {@code …} alone stands for any lines, within a line it stands for any text. Nothing is
 * left out where no {@code …} says so, neither between two lines nor before the first nor behind the last. What Maven puts before each
 * line, such as {@code [ERROR]}, is not shown.
 */
record Excerpt(List<String> lines) {

    private static final String CUT = "…";
    private static final Pattern MAVEN = Pattern.compile("(?m)^\\[(INFO|WARNING|ERROR)] ");

    Excerpt {
        lines = List.copyOf(lines);
    }

    /** The first shown line that the output does not have in its place; empty where it is as it is shown. */
    Optional<String> omissionIn(String output) {
        List<String> said = MAVEN.matcher(output).replaceAll("").lines().toList();
        return matches(0, said, 0) ? Optional.empty() : Optional.of(lines.get(farthest(said)));
    }

    /** Whether the lines from one on are an output's from another on. */
    private boolean matches(int line, List<String> said, int from) {
        if (line == lines.size()) {
            return from == said.size();
        }
        if (!lines.get(line).equals(CUT)) {
            return from < said.size()
                    && pattern(line).matcher(said.get(from)).matches()
                    && matches(line + 1, said, from + 1);
        }
        for (int next = from; next <= said.size(); next++) {
            if (matches(line + 1, said, next)) {
                return true;
            }
        }
        return false;
    }

    /** How many lines from the first on are there. */
    private int farthest(List<String> said) {
        int all = lines.size() - 1;
        for (int last = 0; last < all; last++) {
            Excerpt beginning = new Excerpt(Stream.concat(lines.subList(0, last + 1).stream(), Stream.of(CUT))
                    .toList());
            if (!beginning.matches(0, said, 0)) {
                return last;
            }
        }
        return all;
    }

    private Pattern pattern(int line) {
        StringBuilder pattern = new StringBuilder();
        for (String part : lines.get(line).split(CUT, -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(pattern.toString());
    }
}
