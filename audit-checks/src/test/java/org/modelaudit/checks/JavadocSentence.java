package org.modelaudit.checks;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first sentence of a Javadoc, in Markdown. */
final class JavadocSentence {

    private static final Pattern TAG = Pattern.compile("\\{@(code|link|linkplain)\\s+((?:[^{}]|\\{[^{}]*})*)}");
    private static final Pattern BARE_REFERENCE = Pattern.compile("^See \\{@link (\\w+)}(?:; )?(.*)$");
    private static final Pattern TRAILING_REFERENCE = Pattern.compile(",? see \\{@link [^}]*}\\.?$");
    private static final Pattern FIRST = Pattern.compile("^(.*?\\.)(?: |$)");

    private JavadocSentence() {}

    /**
     * What a factory says of what it makes; where it only refers to the class that it makes, what that says.
     *
     * @param source in which the factory stands
     */
    static String of(Factory factory, JavaSource source) throws IOException {
        String own = first(factory.documentation());
        Matcher reference = BARE_REFERENCE.matcher(own);
        if (reference.matches()) {
            Optional<JavaSource> made = source.neighbour(reference.group(1));
            String rest = reference.group(2).replaceFirst("^\\.$", "");
            String said = made.isPresent() ? first(made.get().documentation()) : own;
            return markdown(rest.isEmpty() ? said : said.replaceFirst("\\.$", "; ") + rest);
        }
        return markdown(TRAILING_REFERENCE.matcher(own).replaceFirst("."));
    }

    private static String first(String documentation) {
        String flat = documentation
                .replaceFirst("(?s)(<p>|\\n\\s*@).*", "")
                .replaceAll("\\s+", " ")
                .strip();
        Matcher first = FIRST.matcher(flat);
        return first.find() ? first.group(1) : flat;
    }

    private static String markdown(String javadoc) {
        String text = TAG.matcher(javadoc)
                .replaceAll(tag -> Matcher.quoteReplacement("`" + shown(tag.group(1), tag.group(2)) + "`"));
        return text.replace("|", "\\|");
    }

    private static String shown(String tag, String content) {
        if (tag.equals("code")) {
            return content;
        }
        String target = content.replaceFirst("^[^\\s(]*(\\([^)]*\\))?\\s+(?=\\S)", "");
        return target.equals(content) ? content.replace('#', '.').replaceFirst("^\\.", "") : target;
    }
}
