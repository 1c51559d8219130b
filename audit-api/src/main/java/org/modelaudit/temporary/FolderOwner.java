package org.modelaudit.temporary;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that made a temporary folder, as the folder's name says it: {@code modelaudit-PID-START-…}. A number that went to
 * another process since tells by its start.
 *
 * @param process its number
 * @param start milliseconds since 1970; 0 where the system does not tell
 */
record FolderOwner(long process, long start) {

    private static final Pattern NAME = Pattern.compile("modelaudit-(\\d{1,18})-(?:(\\d{1,18})-)?\\d+");

    /** Two processes read the start of a third from a clock that may be set in between. */
    private static final Duration CLOCK = Duration.ofSeconds(10);

    static FolderOwner current() {
        return of(ProcessHandle.current());
    }

    private static FolderOwner of(ProcessHandle handle) {
        return new FolderOwner(
                handle.pid(),
                handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /** The owner of the folder of that name; empty for a folder that is none of ours. */
    static Optional<FolderOwner> of(String folder) {
        Matcher name = NAME.matcher(folder);
        return name.matches()
                ? Optional.of(new FolderOwner(
                        Long.parseLong(name.group(1)), name.group(2) == null ? 0 : Long.parseLong(name.group(2))))
                : Optional.empty();
    }

    /** What the names of its folders begin with. */
    String prefix() {
        return "modelaudit-" + process + '-' + start + '-';
    }

    /** Whether a living process is this one, as far as can be told. */
    boolean isSeen() {
        return ProcessHandle.of(process)
                .map(FolderOwner::of)
                .filter(this::mayBe)
                .isPresent();
    }

    private boolean mayBe(FolderOwner other) {
        return start == 0 || other.start() == 0 || Math.abs(start - other.start()) < CLOCK.toMillis();
    }
}
