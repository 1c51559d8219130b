package org.modelaudit.opening;

import com.google.gson.Gson;
import org.modelaudit.error.AuditException;
import org.modelaudit.error.ConfigurationException;
import org.modelaudit.error.DataException;
import org.modelaudit.error.DeviceException;
import org.modelaudit.error.ModelException;

/**
 * What became of a request.
 *
 * @param kind of the answer
 * @param message the sentence of what was thrown, or why the child gave no answer
 */
record OpeningAnswer(Kind kind, String message) {

    /** What became of it, in the words of the exception that says so to the caller. */
    enum Kind {
        OPENED,
        MODEL,
        DEVICE,
        DATA,
        CONFIGURATION,
        /** No sentence of ours: the message is a clause that says what happened. */
        LOST
    }

    static final OpeningAnswer OPENED = new OpeningAnswer(Kind.OPENED, "");

    static OpeningAnswer lost(String why) {
        return new OpeningAnswer(Kind.LOST, why);
    }

    static OpeningAnswer thrown(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof ModelException) {
            return new OpeningAnswer(Kind.MODEL, message);
        } else if (failure instanceof DeviceException) {
            return new OpeningAnswer(Kind.DEVICE, message);
        } else if (failure instanceof DataException) {
            return new OpeningAnswer(Kind.DATA, message);
        } else if (failure instanceof AuditException) {
            return new OpeningAnswer(Kind.CONFIGURATION, message);
        }
        return lost("opening it fails (%s); export the model again".formatted(failure));
    }

    static OpeningAnswer parse(String json) {
        return new Gson().fromJson(json, OpeningAnswer.class);
    }

    String json() {
        return new Gson().toJson(this);
    }

    /**
     * Returns where the file was opened.
     *
     * @param file its name
     */
    void orThrow(String file) {
        switch (kind) {
            case OPENED -> {}
            case MODEL -> throw new ModelException(message);
            case DEVICE -> throw new DeviceException(message);
            case DATA -> throw new DataException(message);
            case CONFIGURATION -> throw new ConfigurationException(message);
            case LOST ->
                throw new ModelException("The model file '%s' cannot be audited: %s.".formatted(file, message));
        }
    }
}
