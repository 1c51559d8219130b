package org.modelaudit.content;

import java.util.UUID;

/** What stands for something that cannot be told. */
final class Unknown {

    /** Equal to nothing that another process knows. */
    static final String HERE = UUID.randomUUID().toString();

    private Unknown() {}
}
