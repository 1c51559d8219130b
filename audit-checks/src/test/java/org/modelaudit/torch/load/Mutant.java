package org.modelaudit.torch.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.modelaudit.torch.OpenProgram;

/**
 * A damaged copy of a small model, made of nothing but its number: the same number gives the same bytes everywhere.
 *
 * @param base name of the model
 * @param level what was damaged
 */
@SuppressWarnings("ArrayRecordComponent")
record Mutant(String base, Level level, byte[] bytes) {

    /** What a mutation changes; all but the first leave a sound zip archive with right checksums. */
    enum Level {
        BYTES,
        ENTRIES,
        DATA_PICKLE,
        CONSTANTS_PICKLE,
        SOURCE,
        JSON
    }

    /**
     * One of each form of archive: traced, scripted, frozen, saved by another version of PyTorch with nothing compressed; exported, of
     * today's layout and of the one before 2.8.
     */
    static final List<String> BASES = List.of(
            "twice_traced",
            "twice_scripted",
            "tiny_frozen",
            "shared_rectifier_scripted",
            "exported/shared_relu.pt2",
            "exported/shared_relu.flat.pt2");

    private static final List<Level> OF_SCRIPTS =
            List.of(Level.BYTES, Level.ENTRIES, Level.DATA_PICKLE, Level.CONSTANTS_PICKLE, Level.SOURCE);

    private static final List<Level> OF_EXPORTS =
            List.of(Level.BYTES, Level.ENTRIES, Level.JSON, Level.JSON, Level.JSON);

    private static final List<Level> OF_OLDER_EXPORTS =
            List.of(Level.BYTES, Level.ENTRIES, Level.DATA_PICKLE, Level.JSON, Level.JSON);

    private static final long SEED = 20_261_121;

    /** The number-th of all mutants; six in a row are of six models. */
    static Mutant number(int number) {
        String base = BASES.get(number % BASES.size());
        SplittableRandom random = new SplittableRandom(SEED + number);
        List<Level> levels =
                base.endsWith(".flat.pt2") ? OF_OLDER_EXPORTS : base.endsWith(".pt2") ? OF_EXPORTS : OF_SCRIPTS;
        Level level = levels.get(random.nextInt(levels.size()));
        Path original = base.endsWith(".pt2") ? OpenProgram.file(base) : OpenProgram.tinyFile(base);
        try {
            if (level == Level.BYTES) {
                return new Mutant(base, level, new ByteMutation(random).changed(Files.readAllBytes(original)));
            }
            Map<String, byte[]> entries = ZipEntries.read(original);
            change(entries, level, random);
            return new Mutant(base, level, ZipEntries.stored(entries));
        } catch (IOException e) {
            throw new IllegalStateException("the model itself is sound", e);
        }
    }

    private static void change(Map<String, byte[]> entries, Level level, SplittableRandom random) {
        switch (level) {
            case ENTRIES -> ZipEntries.change(entries, random);
            case JSON -> changeOne(entries, ".json", bytes -> new JsonMutation(random).changed(bytes), random);
            case DATA_PICKLE -> {
                entries.replaceAll((name, bytes) -> name.endsWith("_dict.pt") ? inner(bytes, random) : bytes);
                entries.replaceAll((name, bytes) ->
                        name.endsWith("/data.pkl") ? new PickleMutation(random).changed(bytes) : bytes);
            }
            case CONSTANTS_PICKLE ->
                entries.replaceAll((name, bytes) ->
                        name.endsWith("/constants.pkl") ? new PickleMutation(random).changed(bytes) : bytes);
            default ->
                changeOne(
                        entries,
                        ".py",
                        bytes -> new SourceMutation(random)
                                .changed(new String(bytes, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8),
                        random);
        }
    }

    /** One of the entries whose names end so. */
    private static void changeOne(
            Map<String, byte[]> entries, String end, UnaryOperator<byte[]> change, SplittableRandom random) {
        List<String> names =
                entries.keySet().stream().filter(name -> name.endsWith(end)).toList();
        // Most of what there is to damage in an export stands in the first, the program.
        String name = names.get(random.nextInt(3) > 0 ? 0 : random.nextInt(names.size()));
        entries.computeIfPresent(name, (n, bytes) -> change.apply(bytes));
    }

    /** The pickle in an archive within the archive. */
    private static byte[] inner(byte[] zip, SplittableRandom random) {
        try {
            Map<String, byte[]> entries = ZipEntries.read(zip);
            entries.replaceAll(
                    (name, bytes) -> name.endsWith("/data.pkl") ? new PickleMutation(random).changed(bytes) : bytes);
            return ZipEntries.stored(entries);
        } catch (IOException e) {
            throw new IllegalStateException("the model itself is sound", e);
        }
    }
}
