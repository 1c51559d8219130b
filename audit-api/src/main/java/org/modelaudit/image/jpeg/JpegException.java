package org.modelaudit.image.jpeg;

import java.io.IOException;

/** Why a JPEG file gives no picture: it is damaged, or of a kind that decoders do not agree on. */
public final class JpegException extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean damage;

    private JpegException(String message, boolean damage) {
        super(message);
        this.damage = damage;
    }

    static JpegException damaged(String what) {
        return new JpegException(what, true);
    }

    static JpegException cutOff() {
        return damaged("the file ends before the picture does");
    }

    static JpegException rare(String what) {
        return new JpegException(what, false);
    }

    /** True if the file is broken; false if it may be sound but is not of the kinds that are read. */
    public boolean isDamage() {
        return damage;
    }
}
