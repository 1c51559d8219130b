package org.modelaudit.yaml.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import org.modelaudit.yaml.text.YamlValue.Mapping;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A file of YAML 1.2 with one document, whose top is keys with values; UTF-8. */
public final class YamlFile {

    /** Far more than anybody writes; a file of the wrong kind may be a model. */
    private static final long LARGEST = 1L << 20;

    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @throws Mistake if it is no such file
     */
    public static Mapping read(Path file) {
        Place start = Place.startOf(file);
        String text = text(file, start);
        try {
            return parsed(start, text);
        } catch (MarkedYamlEngineException e) {
            throw syntax(start, text, e);
        } catch (YamlEngineException e) {
            throw new Mistake(
                    start, "This is no YAML that can be read: %s.".formatted(line(String.valueOf(e.getMessage()))), e);
        }
    }

    private static Mapping parsed(Place start, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(start.file())
                .setSchema(new CoreSchema())
                .setUseMarks(true)
                .build();
        Iterator<Node> documents = new Composer(settings, new ParserImpl(settings, new StreamReader(settings, text)));
        if (!documents.hasNext()) {
            throw start.mistake("The file is empty; begin with `model:`, `data:` and `audits:`, see docs/yaml.md.");
        }
        NodeReading reading = new NodeReading(start.file());
        YamlValue top = reading.value(documents.next());
        if (documents.hasNext()) {
            throw reading.place(documents.next().getStartMark())
                    .mistake(
                            "A second document begins here, but a file of audits is one; remove the line `---` above it or make two files.");
        }
        if (top instanceof YamlValue.Nothing) {
            throw start.mistake("The file says nothing; begin with `model:`, `data:` and `audits:`, see docs/yaml.md.");
        }
        if (!(top instanceof Mapping mapping)) {
            throw top.place()
                    .mistake(
                            "The file must be keys with values, `model:`, `data:` and `audits:`, but is %s.",
                            top.kind());
        }
        return mapping;
    }

    private static String text(Path file, Place start) {
        try {
            if (Files.size(file) > LARGEST) {
                throw start.mistake("The file has more than 1 MiB, so it is no file of audits.");
            }
            return decoded(Files.readAllBytes(file), start);
        } catch (NoSuchFileException e) {
            throw new Mistake(start, "There is no such file; correct the path.", e);
        } catch (IOException e) {
            throw new Mistake(start, "The file cannot be read: %s.".formatted(e), e);
        }
    }

    private static String decoded(byte[] bytes, Place start) {
        if (bytes.length > 1 && ((bytes[0] == -1 && bytes[1] == -2) || (bytes[0] == -2 && bytes[1] == -1))) {
            throw start.mistake("The file is UTF-16, but must be UTF-8; save it in that encoding.");
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw start.mistake("The file holds zero bytes, so it is no UTF-8 text; save it in that encoding.");
            }
        }
        ByteBuffer input = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(input).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            // The decoder stops before the first byte that it cannot read.
            int line = 1;
            for (int i = 0; i < input.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new Mistake(
                    new Place(start.file(), line, 1),
                    "This line is not UTF-8; save the file in that encoding, not as Latin-1 or Windows-1252.",
                    e);
        }
    }

    private static Mistake syntax(Place start, String text, MarkedYamlEngineException e) {
        Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
        Place place = mark == null ? start : new Place(start.file(), mark.getLine() + 1, mark.getColumn() + 1);
        String tabbed = text.lines().skip(place.line() - 1L).findFirst().orElse("");
        int column = tabbed.indexOf('\t');
        if (column >= 0 && tabbed.substring(0, column).isBlank()) {
            return new Mistake(
                    new Place(place.file(), place.line(), column + 1),
                    "A tab stands before the first word, but YAML is indented by spaces only; replace it.",
                    e);
        }
        return new Mistake(place, "This is no YAML: %s.".formatted(line(e.getProblem())), e);
    }

    private static String line(String message) {
        return message.replaceAll("\\s+", " ").strip().replaceFirst("\\.$", "");
    }
}
