package org.modelaudit.torch.program;

import java.util.ArrayList;
import java.util.List;
import org.modelaudit.torch.program.ValueType.DictOf;
import org.modelaudit.torch.program.ValueType.ListOf;
import org.modelaudit.torch.program.ValueType.OptionalOf;
import org.modelaudit.torch.program.ValueType.Simple;
import org.modelaudit.torch.program.ValueType.TupleOf;
import org.modelaudit.torch.source.ProgramException;

/**
 * Source that packs values of any type into one list of tensors and takes them out again, the only thing that can be passed
 * through DJL with gradients: a number is a tensor without dimensions, a list its length and its elements, a value that may be
 * None whether it is there and, if so, itself.
 */
final class ValueCodec {

    private static final String STEP = "  ";

    private final StringBuilder out;
    private int names;

    ValueCodec(StringBuilder out) {
        this.out = out;
    }

    private String name() {
        return "c__" + (1_000_000 + names++);
    }

    private void line(String indent, String text) {
        out.append(indent).append(text).append('\n');
    }

    /** Appends {@code value} to the list {@code to}. */
    void pack(String value, ValueType type, String to, String indent) {
        if (type instanceof Simple s) {
            switch (s.name()) {
                case "Tensor" -> append(to, value, indent);
                case "int" -> append(to, "torch.tensor(" + value + ")", indent);
                case "float" -> append(to, "torch.tensor(" + value + ", dtype=7)", indent);
                case "bool" -> append(to, "torch.tensor(int(" + value + "))", indent);
                case "str" -> packString(value, to, indent);
                default -> {}
            }
        } else if (type instanceof ListOf l) {
            append(to, "torch.tensor(torch.len(" + value + "))", indent);
            String i = name();
            String element = name();
            line(indent, "for " + i + " in range(torch.len(" + value + ")):");
            line(indent + STEP, element + " = " + value + "[" + i + "]");
            pack(element, l.element(), to, indent + STEP);
        } else if (type instanceof DictOf d) {
            append(to, "torch.tensor(torch.len(" + value + "))", indent);
            String key = name();
            String element = name();
            line(indent, "for " + key + " in torch.keys(" + value + "):");
            pack(key, d.key(), to, indent + STEP);
            line(indent + STEP, element + " = " + value + "[" + key + "]");
            pack(element, d.value(), to, indent + STEP);
        } else if (type instanceof TupleOf t) {
            for (int i = 0; i < t.elements().size(); i++) {
                String element = name();
                line(indent, element + " = " + value + "[" + i + "]");
                pack(element, t.elements().get(i), to, indent);
            }
        } else if (type instanceof OptionalOf o) {
            String element = name();
            line(indent, "if torch.__isnot__(" + value + ", None):");
            line(indent + STEP, element + " = unchecked_cast(" + o.element().annotation() + ", " + value + ")");
            append(to, "torch.tensor(1)", indent + STEP);
            pack(element, o.element(), to, indent + STEP);
            line(indent, "else:");
            append(to, "torch.tensor(0)", indent + STEP);
        } else {
            throw new ProgramException(
                    "a value of the type %s crosses the cut, which cannot be passed on".formatted(type.annotation()));
        }
    }

    private void packString(String value, String to, String indent) {
        append(to, "torch.tensor(torch.len(" + value + "))", indent);
        String i = name();
        line(indent, "for " + i + " in range(torch.len(" + value + ")):");
        append(to, "torch.tensor(torch.ord(" + value + "[" + i + "]))", indent + STEP);
    }

    private void append(String to, String value, String indent) {
        line(indent, name() + " = torch.append(" + to + ", " + value + ")");
    }

    /**
     * Takes {@code value} out of the list {@code from}.
     *
     * @param cursor variable that holds the index of the next tensor, moved on
     */
    void unpack(String value, ValueType type, String from, String cursor, String indent) {
        if (type instanceof Simple s) {
            String next = from + "[" + cursor + "]";
            switch (s.name()) {
                case "Tensor" -> line(indent, value + " = " + next);
                case "int" -> line(indent, value + " = int(" + next + ")");
                case "float" -> line(indent, value + " = float(" + next + ")");
                case "bool" -> line(indent, value + " = bool(" + next + ")");
                case "str" -> unpackString(value, from, cursor, indent);
                default -> line(indent, value + " = None");
            }
            if (!s.name().equals("NoneType") && !s.name().equals("str")) {
                line(indent, cursor + " = torch.add(" + cursor + ", 1)");
            }
        } else if (type instanceof ListOf l) {
            String length = name();
            unpack(length, new Simple("int"), from, cursor, indent);
            line(indent, value + " = annotate(" + type.annotation() + ", [])");
            String element = name();
            line(indent, "for " + name() + " in range(" + length + "):");
            unpack(element, l.element(), from, cursor, indent + STEP);
            append(value, element, indent + STEP);
        } else if (type instanceof DictOf d) {
            String length = name();
            unpack(length, new Simple("int"), from, cursor, indent);
            line(indent, value + " = annotate(" + type.annotation() + ", {})");
            String key = name();
            String element = name();
            line(indent, "for " + name() + " in range(" + length + "):");
            unpack(key, d.key(), from, cursor, indent + STEP);
            unpack(element, d.value(), from, cursor, indent + STEP);
            line(indent + STEP, "torch._set_item(" + value + ", " + key + ", " + element + ")");
        } else if (type instanceof TupleOf t) {
            List<String> elements = new ArrayList<>();
            for (ValueType element : t.elements()) {
                elements.add(name());
                unpack(elements.get(elements.size() - 1), element, from, cursor, indent);
            }
            line(indent, value + " = (" + String.join(", ", elements) + (elements.size() == 1 ? ",)" : ")"));
        } else if (type instanceof OptionalOf o) {
            String there = name();
            String element = name();
            unpack(there, new Simple("bool"), from, cursor, indent);
            line(indent, "if " + there + ":");
            unpack(element, o.element(), from, cursor, indent + STEP);
            line(indent + STEP, value + " : " + type.annotation() + " = " + element);
            line(indent, "else:");
            line(indent + STEP, value + " : " + type.annotation() + " = None");
        } else {
            throw new ProgramException(
                    "a value of the type %s crosses the cut, which cannot be passed on".formatted(type.annotation()));
        }
    }

    private void unpackString(String value, String from, String cursor, String indent) {
        String length = name();
        String letter = name();
        unpack(length, new Simple("int"), from, cursor, indent);
        line(indent, value + " = \"\"");
        line(indent, "for " + name() + " in range(" + length + "):");
        unpack(letter, new Simple("int"), from, cursor, indent + STEP);
        line(indent + STEP, value + " = torch.add(" + value + ", torch.chr(" + letter + "))");
    }
}
