package org.modelaudit.yaml.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modelaudit.yaml.text.YamlValue.Mapping;
import org.modelaudit.yaml.text.YamlValue.Sequence;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Turns a library's tree into values. An anchor is written out wherever it is named, as far as a person could mean it: a few names of a few
 * names are a billion values.
 */
final class NodeReading {

    private static final int MOST = 20_000;
    private static final int DEEPEST = 40;

    private final String file;
    private int values;
    private int depth;

    NodeReading(String file) {
        this.file = file;
    }

    Place place(Optional<Mark> mark) {
        return mark.map(found -> new Place(file, found.getLine() + 1, found.getColumn() + 1))
                .orElse(new Place(file, 1, 1));
    }

    YamlValue value(Node node) {
        Place place = place(node.getStartMark());
        if (++values > MOST) {
            throw place.mistake(
                    "The file stands for more than %d values, anchors written out; name fewer with `*`.", MOST);
        }
        if (++depth > DEEPEST) {
            throw place.mistake(
                    "Values stand in one another more than %d times here; is an anchor a part of itself?", DEEPEST);
        }
        YamlValue value = switch (node.getNodeType()) {
            case SCALAR -> scalar(place, (ScalarNode) node);
            case SEQUENCE -> sequence(place, (SequenceNode) node);
            case MAPPING -> mapping(place, (MappingNode) node);
            case ANCHOR -> throw place.mistake("An anchor names a part that is not there.");
        };
        depth--;
        return value;
    }

    private YamlValue sequence(Place place, SequenceNode node) {
        List<YamlValue> list = new ArrayList<>();
        node.getValue().forEach(element -> list.add(value(element)));
        return new Sequence(place, list);
    }

    private YamlValue mapping(Place place, MappingNode node) {
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Place at = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                throw at.mistake("A key must be one word, but a list or keys with values stand here.");
            }
            String key = scalar.getValue();
            if (keys.containsKey(key)) {
                throw at.mistake(
                        "The key `%s` stands here again, after line %d; remove one of them.",
                        key, keys.get(key).line());
            }
            keys.put(key, at);
            entries.put(key, value(tuple.getValueNode()));
        }
        return new Mapping(place, entries, keys);
    }

    private static YamlValue scalar(Place place, ScalarNode node) {
        String text = node.getValue();
        Tag tag = node.getTag();
        if (tag.equals(Tag.NULL)) {
            return new YamlValue.Nothing(place);
        }
        if (tag.equals(Tag.BOOL)) {
            return new YamlValue.Flag(place, text.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(place, text);
        }
        if (tag.equals(Tag.STR)) {
            return new YamlValue.Text(place, text);
        }
        throw place.mistake("The tag %s says nothing here; remove it.", tag.getValue());
    }

    private static YamlValue number(Place place, String text) {
        try {
            return new YamlValue.Figure(place, new BigDecimal(text), text);
        } catch (NumberFormatException e) {
            throw new Mistake(place, "%s is no finite decimal number; write one such as 0.4.".formatted(text), e);
        }
    }
}
