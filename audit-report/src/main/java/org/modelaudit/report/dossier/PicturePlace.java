package org.modelaudit.report.dossier;

import java.io.IOException;
import java.nio.file.Path;
import org.modelaudit.report.record.PicturesInPage;
import org.modelaudit.report.record.WholeFile;

/** Where the pictures of the dossier's page are. The PDF has them inside always. */
public enum PicturePlace {

    /** In the page: one file that can be sent. */
    INSIDE("data:") {
        @Override
        void write(Path page, String html, PicturesInPage pictures) throws IOException {
            WholeFile.write(page, out -> pictures.write(html, out));
            new PicturesInPage().removeOthers(page.resolveSibling(FOLDER));
        }
    },

    /** As files in a folder beside it: a page that opens at once, however many there are. */
    BESIDE("'self' file:") {
        @Override
        void write(Path page, String html, PicturesInPage pictures) throws IOException {
            pictures.saveTo(page.resolveSibling(FOLDER));
            WholeFile.write(page, out -> pictures.writeReferring(html, out, FOLDER));
            pictures.removeOthers(page.resolveSibling(FOLDER));
        }
    };

    private static final String FOLDER = "dossier-pictures";

    private final String source;

    PicturePlace(String source) {
        this.source = source;
    }

    /** From where the page may show pictures, as a content security policy says it. */
    String source() {
        return source;
    }

    /** Writes the page with what it refers to, and takes away what an earlier one referred to. */
    abstract void write(Path page, String html, PicturesInPage pictures) throws IOException;
}
