package org.modelaudit.report.record;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.modelaudit.error.ConfigurationException;

/**
 * Arguments of a command on records: places, and options with a file behind each.
 *
 * @param places in their order
 * @param options files by the options that name them
 */
public record CommandLine(List<Path> places, Map<String, Path> options) {

    /** What asks a command how it is called. */
    private static final String HELP = "--help";

    public CommandLine {
        places = List.copyOf(places);
        options = Map.copyOf(options);
    }

    /** Whether somebody asks how a command is called. */
    public static boolean asksForHelp(String... arguments) {
        return Arrays.asList(arguments).contains(HELP);
    }

    /**
     * Takes arguments apart.
     *
     * @param usage how the command is called, for the sentence
     * @param known its options
     * @throws ConfigurationException if an option is not known, stands twice or has no file behind it, or something is no path
     */
    public static CommandLine of(String usage, Set<String> known, String... arguments) {
        List<Path> places = new ArrayList<>();
        Map<String, Path> options = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (!argument.startsWith("--")) {
                places.add(path(argument));
            } else if (!known.contains(argument)) {
                throw wrong("There is no option '%s'".formatted(argument), usage);
            } else if (i + 1 == arguments.length) {
                throw wrong("%s needs a file behind it".formatted(argument), usage);
            } else if (options.put(argument, path(arguments[++i])) != null) {
                throw wrong("%s stands there twice".formatted(argument), usage);
            }
        }
        return new CommandLine(places, options);
    }

    /** The file of an option. */
    public Optional<Path> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ConfigurationException("'%s' is no path; give one.".formatted(text), e);
        }
    }

    private static ConfigurationException wrong(String what, String usage) {
        return new ConfigurationException("%s; the command is %s".formatted(what, usage));
    }
}
