package org.modelaudit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How much work each audit of a test, or of every test of a class, may make the model do, counted in pictures. An audit
 * whose known cost is more is refused before the first pass; one that did not say what it costs is stopped when it has cost
 * more.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AuditBudget {

    /** Pictures through the whole program or its first half. */
    long forward() default Long.MAX_VALUE;

    /** Pictures through the second half. */
    long head() default Long.MAX_VALUE;

    /** Pictures whose gradient is taken. */
    long backward() default Long.MAX_VALUE;
}
