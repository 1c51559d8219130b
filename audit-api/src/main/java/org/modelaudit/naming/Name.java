package org.modelaudit.naming;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of what a public static factory without arguments makes, wherever it is called in text: {@code
 * @Name("grad-cam") public static ClassActivationMap gradCam()}. One kind of thing, such as all explainers, has a name once.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Name {

    /** Lower-case words and numbers joined by hyphens. */
    String value();
}
