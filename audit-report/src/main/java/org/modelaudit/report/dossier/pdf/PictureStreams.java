package org.modelaudit.report.dossier.pdf;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;

/** Hands pictures to the layout as bytes: written into the page as text they would be copied many times over. */
final class PictureStreams implements FSStreamFactory {

    private final PictureBytes pictures;

    PictureStreams(PictureBytes pictures) {
        this.pictures = pictures;
    }

    @Override
    public FSStream getUrl(String uri) {
        byte[] bytes = bytes(uri.substring(pictures.protocol().length() + 1));
        return new FSStream() {
            @Override
            public InputStream getStream() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public Reader getReader() {
                throw new UnsupportedOperationException("A picture is no text.");
            }
        };
    }

    private byte[] bytes(String name) {
        try {
            return pictures.of(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
