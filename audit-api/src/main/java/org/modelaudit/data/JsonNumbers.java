package org.modelaudit.data;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;

/**
 * JSON as Python's {@code json} writes it, which knows {@code NaN}, {@code Infinity} and {@code -Infinity}: each becomes
 * {@code null}, so that it does no harm in a field that nobody reads and is missed in one that somebody does. Line numbers
 * stay as they are.
 */
final class JsonNumbers extends FilterReader {

    private static final String NULL = "null";

    private final BufferedReader text;
    private boolean inString;
    private boolean escaped;
    private int ofNull = NULL.length();

    JsonNumbers(BufferedReader text) {
        super(text);
        this.text = text;
    }

    @Override
    public int read() throws IOException {
        if (ofNull < NULL.length()) {
            return NULL.charAt(ofNull++);
        }
        int next = text.read();
        if (inString) {
            inString = next != '"' || escaped;
            escaped = next == '\\' && !escaped;
            return next;
        }
        if (next == '"') {
            inString = true;
        } else if (isNoNumber(next)) {
            ofNull = 1;
            return NULL.charAt(0);
        }
        return next;
    }

    /** Whether a word begins that stands for no number; outside strings JSON has no other with such letters. */
    private boolean isNoNumber(int first) throws IOException {
        return switch (first) {
            case 'N' -> follows("aN");
            case 'I' -> follows("nfinity");
            case '-' -> follows("Infinity");
            default -> false;
        };
    }

    /** Whether these characters come next; they are passed over if so. */
    private boolean follows(String word) throws IOException {
        text.mark(word.length());
        for (int i = 0; i < word.length(); i++) {
            if (text.read() != word.charAt(i)) {
                text.reset();
                return false;
            }
        }
        return true;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            int next = read();
            if (next < 0) {
                return i == 0 ? -1 : i;
            }
            buffer[offset + i] = (char) next;
        }
        return length;
    }
}
