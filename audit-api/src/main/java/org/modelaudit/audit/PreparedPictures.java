package org.modelaudit.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modelaudit.data.AuditSample;
import org.modelaudit.error.DataException;
import org.modelaudit.image.Prepared;

/** The pictures of a few samples as a model takes them, each read once, perhaps ahead of who asks for it. For several threads. */
final class PreparedPictures {

    private final PictureLoader loader;
    private final Map<AuditSample, Prepared> read = new HashMap<>();
    private final Map<AuditSample, DataException> unreadable = new HashMap<>();

    PreparedPictures(PictureLoader loader) {
        this.loader = loader;
    }

    /** Reads pictures; what cannot be read is told to who asks for it. */
    void readAhead(List<AuditSample> samples) {
        for (AuditSample sample : samples) {
            try {
                of(sample);
            } catch (DataException kept) {
                // Thrown again when the sample's turn has come.
            }
        }
    }

    /**
     * @throws DataException if the picture cannot be read
     */
    synchronized Prepared of(AuditSample sample) {
        DataException trouble = unreadable.get(sample);
        if (trouble != null) {
            throw trouble;
        }
        Prepared known = read.get(sample);
        if (known != null) {
            return known;
        }
        try {
            Prepared picture = loader.prepare(sample);
            read.put(sample, picture);
            return picture;
        } catch (DataException e) {
            unreadable.put(sample, e);
            throw e;
        }
    }
}
