package org.modelaudit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs an {@link AuditTest} once for each explainer, which the method gets as a parameter of type {@link
 * org.modelaudit.explain.Explainer}. On a class it holds for all its methods that take one.
 *
 * <p>The parameter {@code modelaudit.explainers} (names joined by commas) takes the place of the names given here.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Explainers {

    /** Names, for example {@code "grad-cam"}; see {@link org.modelaudit.explain.ExplainerRegistry}. */
    String[] value();
}
