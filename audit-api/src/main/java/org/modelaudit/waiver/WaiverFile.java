package org.modelaudit.waiver;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.gate.Waiver;
import org.modelaudit.text.StrictJson;

/**
 * A list in JSON, one waiver an entry: {@code audit}, {@code owner}, {@code reason}, {@code expires} (the last day, such as {@code
 * 2026-12-31}), and {@code metric} where not all of the audit is waived.
 */
public final class WaiverFile {

    private static final Set<String> FIELDS = Set.of("audit", "metric", "owner", "reason", "expires");

    private final Path path;

    private WaiverFile(Path path) {
        this.path = path;
    }

    /**
     * The waivers in the file's order; none where there is no file.
     *
     * @throws ConfigurationException if anything in it is not understood: a waiver that is passed over would be forgotten
     */
    public static List<Waiver> read(Path path) {
        return content(path).waivers();
    }

    /**
     * The same with the text that they were read from.
     *
     * @throws ConfigurationException if anything in it is not understood
     */
    public static Content content(Path path) {
        if (Files.notExists(path)) {
            return new Content(List.of(), "");
        }
        WaiverFile file = new WaiverFile(path);
        String text = file.text();
        return new Content(file.waivers(text), text);
    }

    /**
     * What stands in a file.
     *
     * @param waivers in its order
     * @param text all of it; empty where there is no file
     */
    public record Content(List<Waiver> waivers, String text) {

        public Content {
            waivers = List.copyOf(waivers);
        }
    }

    private List<Waiver> waivers(String text) {
        List<Waiver> waivers = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (JsonElement entry : entries(text)) {
            Waiver waiver = waiver(entry, waivers.size() + 1);
            if (!known.add(waiver.audit() + "\n" + waiver.metric())) {
                throw refused(
                        waivers.size() + 1, "waives again what an earlier one does, '%s'".formatted(waiver.audit()));
            }
            waivers.add(waiver);
        }
        return waivers;
    }

    private String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw noList(e);
        }
    }

    private Iterable<JsonElement> entries(String text) {
        try {
            return StrictJson.tree(text).getAsJsonArray();
        } catch (JsonParseException | IllegalStateException e) {
            throw noList(e);
        }
    }

    private ConfigurationException noList(Exception why) {
        return new ConfigurationException(
                "The waivers in '%s' are no list in JSON (%s); write [{\"audit\": …, \"owner\": …, \"reason\": …, \"expires\": \"2026-12-31\"}]."
                        .formatted(path, why.getMessage()),
                why);
    }

    private Waiver waiver(JsonElement entry, int number) {
        if (!entry.isJsonObject()) {
            throw refused(number, "is no object with audit, owner, reason and expires");
        }
        JsonObject object = entry.getAsJsonObject();
        for (String field : object.keySet()) {
            if (!FIELDS.contains(field)) {
                throw refused(number, "has a field '%s' that no waiver has".formatted(field));
            }
        }
        return new Waiver(
                required(object, "audit", number),
                optional(object, "metric", number),
                required(object, "owner", number),
                required(object, "reason", number),
                date(required(object, "expires", number), number));
    }

    private String required(JsonObject object, String field, int number) {
        String text = optional(object, field, number);
        if (text == null) {
            throw refused(number, "does not say its '%s'".formatted(field));
        }
        return text;
    }

    private @Nullable String optional(JsonObject object, String field, int number) {
        JsonElement value = object.get(field);
        if (value == null) {
            return null;
        }
        if (!value.isJsonPrimitive() || value.getAsString().isBlank()) {
            throw refused(number, "has no text as its '%s'".formatted(field));
        }
        return value.getAsString().strip();
    }

    private LocalDate date(String text, int number) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw refused(number, "expires on '%s', which is no day such as 2026-12-31".formatted(text));
        }
    }

    private ConfigurationException refused(int number, String clause) {
        return new ConfigurationException(
                "Waiver %d in '%s' %s; correct or remove it.".formatted(number, path, clause));
    }
}
