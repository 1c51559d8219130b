package org.modelaudit.content;

import java.util.Optional;

/** A value that says itself what tells it from others, because its fields do not: they hold functions, or what it has opened. */
public interface HasContent {

    /** Everything that decides what it does, as a value whose own content can be told; empty where that is not known. */
    Optional<Object> content();
}
