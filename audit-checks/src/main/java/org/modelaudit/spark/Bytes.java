package org.modelaudit.spark;

import java.io.Serializable;

/** Bytes that travel from process to process; not copied, for they may be a whole model. */
final class Bytes implements Serializable {

    private static final long serialVersionUID = 1;

    private final byte[] content;

    Bytes(byte[] content) {
        this.content = content;
    }

    byte[] content() {
        return content;
    }
}
