package org.modelaudit.checks;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A public static method of a table, as its source has it.
 *
 * @param table simple name of the class in which it stands
 * @param documentation its Javadoc without stars, empty where it has none
 * @param annotations those of the language itself, which hold for who calls it as well
 * @param typeParameters {@code <T>} or empty
 * @param type what it returns
 * @param parameters type and name of each, {@code int... steps}
 * @param exceptions {@code throws IOException} or empty
 */
record Factory(
        String table,
        String documentation,
        List<String> annotations,
        String typeParameters,
        String type,
        String name,
        List<Parameter> parameters,
        String exceptions) {

    /** A parameter as its source has it. */
    record Parameter(String type, String name) {
        String erased() {
            String plain = type.replaceAll("@\\w+(\\.\\w+)* ", "");
            while (plain.contains("<")) {
                plain = plain.replaceAll("<[^<>]*>", "");
            }
            return plain.replace("...", "[]").replaceAll("(\\w+\\.)+", "").strip();
        }
    }

    /** What tells it from every other method: {@code rise(int,int)}. */
    String signature() {
        return name + parameters.stream().map(Parameter::erased).collect(Collectors.joining(",", "(", ")"));
    }

    /** As a reader sees it: {@code rise(int masks, int grid)}. */
    String heading() {
        return name + list();
    }

    /** What stands before its body, names of types as in the table. */
    String declaration() {
        String generic = typeParameters.isEmpty() ? "" : typeParameters + " ";
        String thrown = exceptions.isEmpty() ? "" : " " + exceptions;
        return "public static " + generic + type + " " + heading() + thrown;
    }

    /** The statement that hands a call on to the table. */
    String body() {
        String call = parameters.stream().map(Parameter::name).collect(Collectors.joining(", ", "(", ");"));
        return (type.equals("void") ? "" : "return ") + table + "." + name + call;
    }

    private String list() {
        return parameters.stream().map(p -> p.type() + " " + p.name()).collect(Collectors.joining(", ", "(", ")"));
    }
}
