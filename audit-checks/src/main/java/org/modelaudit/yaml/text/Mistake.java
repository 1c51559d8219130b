package org.modelaudit.yaml.text;

import org.modelaudit.error.ConfigurationException;

/** What is wrong in a file, and where. */
public final class Mistake extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    private final transient Place place;

    Mistake(Place place, String sentence) {
        super(place + ": " + sentence);
        this.place = place;
        pointAt(place);
    }

    public Mistake(Place place, String sentence, Throwable cause) {
        super(place + ": " + sentence, cause);
        this.place = place;
        pointAt(place);
    }

    public Place place() {
        return place;
    }

    /** Whoever wrote the file can do nothing with calls of ours. */
    private void pointAt(Place there) {
        setStackTrace(new StackTraceElement[] {new StackTraceElement("audits", "file", there.file(), there.line())});
    }
}
