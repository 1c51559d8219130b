package org.modelaudit.report.dossier.pdf;

import java.io.IOException;

/** Gives the pictures of a page. */
public interface PictureBytes {

    /** What stands before a colon and the name of a picture where the page refers to one. */
    String protocol();

    /**
     * A picture's bytes, PNG or JPEG.
     *
     * @param name by which the page refers to it
     * @throws IOException if it is not there
     */
    byte[] of(String name) throws IOException;
}
