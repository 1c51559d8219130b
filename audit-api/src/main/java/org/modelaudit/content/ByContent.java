package org.modelaudit.content;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a class, or of every class of a package, that what its objects do depends on nothing but their fields and the code: not
 * on a file, a clock, the network or anything static that changes. What a metric gives is kept and used again only if this is said of
 * it, of its superclasses and of everything that its fields hold; else it is computed each time.
 */
@Documented
@Target({ElementType.TYPE, ElementType.PACKAGE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ByContent {}
